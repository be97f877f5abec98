namespace HomeBinding.Configuration;

/// <summary>
/// Describes a property of a configuration record. The name is the property's in camelCase; it is required if the property has the
/// <c>required</c> modifier; its default is the property's initial value; its type follows from the property's type
/// (string, int, long, decimal, double, bool and their nullable forms; an array or <see cref="IReadOnlyList{T}"/> of these takes several values).
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

    /// <summary>What to show instead of each of <see cref="Options"/>, in their order; empty for the options themselves.</summary>
    public string[] OptionLabels { get; init; } = [];

    /// <summary>False if other values than the options are accepted too.</summary>
    public bool LimitToOptions { get; init; } = true;

    /// <summary>The heading to show it under, the name of a <see cref="ConfigGroupAttribute"/>.</summary>
    public string? GroupName { get; init; }

    /// <summary>Distance of two values in a form.</summary>
    public double Step { get; init; } = double.NaN;

    /// <summary>True if a form shows it and does not let it be changed.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The most values of a list; 0 for any number.</summary>
    public int MultipleLimit { get; init; }

    /// <summary>What to show as unit, where that is no unit of measurement.</summary>
    public string? UnitLabel { get; init; }

    /// <summary>Which items, things or channels a form offers, each <c>criterion=value</c>.</summary>
    public string[] Filter { get; init; } = [];

    /// <summary>True if a form asks for confirmation of a change.</summary>
    public bool Verify { get; init; }
}
