namespace HomeBinding.Configuration.Secrets;

/// <summary>The secrets of a home by their names. Nothing prints them.</summary>
internal sealed class SecretSet
{
    private readonly IReadOnlyDictionary<string, string?> _values;

    /// <summary>Makes a set.</summary>
    /// <param name="values">The values by name; null for one that has an error, which is reported.</param>
    public SecretSet(IReadOnlyDictionary<string, string?> values) => _values = values;

    /// <summary>The set of a home without secrets.</summary>
    public static SecretSet None { get; } = new(new Dictionary<string, string?>()) { IsMissing = true };

    /// <summary>The set of a home whose secrets cannot be read, which is reported.</summary>
    public static SecretSet Unreadable { get; } = new(new Dictionary<string, string?>()) { IsUnreadable = true };

    /// <summary>True if the home has no file of secrets.</summary>
    public bool IsMissing { get; private init; }

    /// <summary>True if nobody knows what the file says.</summary>
    public bool IsUnreadable { get; private init; }

    public IEnumerable<string> Names => _values.Keys;

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>True if an error that keeps the secret from being known is reported already.</summary>
    public bool MayBeOmitted(string name) => IsUnreadable || (_values.TryGetValue(name, out var value) && value is null);

    public override string ToString() => $"{_values.Count} secrets";
}
