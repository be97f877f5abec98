namespace HomeBinding.Configuration;

/// <summary>Declares a group of parameters on a configuration record; <see cref="ConfigParameterAttribute.GroupName"/> refers to it.</summary>
/// <param name="name">The group's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ConfigGroupAttribute(string name) : Attribute
{
    /// <summary>The group's name.</summary>
    public string Name { get; } = name;

    /// <summary>What to call it.</summary>
    public string? Label { get; init; }

    /// <summary>What its parameters are about.</summary>
    public string? Description { get; init; }

    /// <summary>openHAB's context.</summary>
    public string? Context { get; init; }

    /// <summary>True if most users never need it.</summary>
    public bool Advanced { get; init; }
}
