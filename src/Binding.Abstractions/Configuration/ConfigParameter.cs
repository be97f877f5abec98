using System.Collections.ObjectModel;

namespace HomeBinding.Configuration;

/// <summary>Description of one configuration parameter (openHAB's config description parameter).</summary>
public sealed record ConfigParameter
{
    private static readonly string[] SecretNames = ["password", "passwd", "passphrase", "secret", "token", "apikey", "credential"];

    /// <summary>The name in files and over the API, e.g. <c>refreshInterval</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>True if a thing cannot start without it.</summary>
    public bool Required { get; init; }

    /// <summary>What holds if it is left out: a string, decimal, bool, or a list of these; null for none.</summary>
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

    /// <summary>True if its value is shown nowhere: its context is that of a password, or its name says so.</summary>
    public bool IsSecret => Context?.StartsWith(ConfigContexts.Password, StringComparison.Ordinal) == true || IsSecretName(Name);

    /// <summary>True if most users never need it.</summary>
    public bool Advanced { get; init; }

    /// <summary>The values that are allowed; empty for any.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What to show instead of an option, by the option; an option without a label shows itself.</summary>
    public IReadOnlyDictionary<string, string> OptionLabels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>True if no other value than the options is accepted; false if they are suggestions.</summary>
    public bool LimitToOptions { get; init; } = true;

    /// <summary>The heading to show it under; null for none.</summary>
    public string? GroupName { get; init; }

    /// <summary>Distance of two values in a form; null for any. Not checked, as in openHAB.</summary>
    public decimal? Step { get; init; }

    /// <summary>True if a form shows it and does not let it be changed.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True if it takes a list of values.</summary>
    public bool Multiple { get; init; }

    /// <summary>The most values of the list; null for any number.</summary>
    public int? MultipleLimit { get; init; }

    /// <summary>What to show as unit, where that is no unit of measurement, e.g. <c>retries</c>; null for <see cref="Unit"/>.</summary>
    public string? UnitLabel { get; init; }

    /// <summary>Which items, things or channels a form offers for a parameter of such a context, by criterion, e.g. <c>type</c>: <c>Switch</c>.</summary>
    public IReadOnlyDictionary<string, string> Filter { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>True if a form asks for confirmation of a change, since it may be dangerous.</summary>
    public bool Verify { get; init; }

    /// <summary>True if a parameter of such a name holds a secret, whether described or not.</summary>
    public static bool IsSecretName(string name) => SecretNames.Any(each => name.Contains(each, StringComparison.OrdinalIgnoreCase));
}
