namespace HomeBinding.Configuration;

/// <summary>Description of one configuration parameter (openHAB's config description parameter).</summary>
public sealed record ConfigParameter
{
    /// <summary>The name in files and over the API, e.g. <c>refreshInterval</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>True if a thing cannot start without it.</summary>
    public bool Required { get; init; }

    /// <summary>What holds if it is left out: a string, decimal or bool; null for none.</summary>
    public object? Default { get; init; }

    /// <summary>Smallest number, or least length of a text; null for none.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest number, or greatest length of a text; null for none.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Regular expression that the whole text has to match; null for none.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the text has to look like, in words, for the error message when <see cref="Pattern"/> does not match.</summary>
    public string? PatternHint { get; init; }

    /// <summary>Unit of the number, e.g. <c>s</c>; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>What to call it in forms.</summary>
    public string? Label { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>openHAB's context, e.g. <c>network-address</c> or <c>password</c>.</summary>
    public string? Context { get; init; }

    /// <summary>True if most users never need it.</summary>
    public bool Advanced { get; init; }

    /// <summary>The values that are allowed; empty for any.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
