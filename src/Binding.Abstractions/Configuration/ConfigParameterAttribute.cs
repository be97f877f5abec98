namespace HomeBinding.Configuration;

/// <summary>
/// Describes a property of a configuration record. The name is the property's in camelCase; it is required if the property has the
/// <c>required</c> modifier; its default is the property's initial value; its type follows from the property's type
/// (string, int, long, decimal, double, bool and their nullable forms).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConfigParameterAttribute : Attribute
{
    /// <summary>What to call it in forms.</summary>
    public string? Label { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>Smallest number, or least length of a text.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>Largest number, or greatest length of a text.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>Regular expression that the whole text has to match.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the text has to look like, in words.</summary>
    public string? PatternHint { get; init; }

    /// <summary>Unit of the number.</summary>
    public string? Unit { get; init; }

    /// <summary>openHAB's context, e.g. <c>network-address</c>.</summary>
    public string? Context { get; init; }

    /// <summary>True if most users never need it.</summary>
    public bool Advanced { get; init; }

    /// <summary>The values that are allowed.</summary>
    public string[] Options { get; init; } = [];
}
