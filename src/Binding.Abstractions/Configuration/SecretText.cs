using System.Text;
using System.Text.RegularExpressions;

namespace HomeBinding.Configuration;

/// <summary>
/// A configuration value that its file does not contain but refers to: <c>${ENV:NAME}</c> (openHAB's) is the environment variable NAME,
/// <c>${ENV:NAME:-default}</c> has a value for when that is not set or empty, <c>${SECRET:name}</c> stands in the home's secrets. It prints as it is
/// written. What it stands for gets into the configuration record that is bound, and nowhere else.
/// </summary>
public sealed class SecretText : IEquatable<SecretText>
{
    private readonly string _written;
    private readonly (string Reference, string Value)[] _parts;

    private SecretText(string written, string value, (string Reference, string Value)[] parts)
    {
        _written = written;
        Value = value;
        _parts = parts;
    }

    internal string Value { get; }

    /// <summary>True if a text refers to a secret or an environment variable.</summary>
    public static bool HasReference(string text) => ConfigReference.FindIn(text).Any();

    /// <summary>Puts in what a text refers to.</summary>
    /// <param name="written">The text.</param>
    /// <param name="secrets">Finds a secret by its name, null if there is none; without it secrets stay as they are written.</param>
    /// <param name="missing">What the first reference without a value names.</param>
    /// <returns>The text itself where it refers to nothing, else a <see cref="SecretText"/>; null if a value is missing.</returns>
    public static object? Resolve(string written, Func<string, string?>? secrets, out MissingReference? missing)
    {
        missing = null;
        var value = new StringBuilder();
        var parts = new List<(string Reference, string Value)>();
        var end = 0;
        foreach (var reference in ConfigReference.FindIn(written))
        {
            if (reference.IsSecret && secrets is null) continue;
            // What the file itself says for an unset variable is no secret.
            var found = reference.IsSecret ? secrets!(reference.Name) : Environment.GetEnvironmentVariable(reference.Name);
            var isDefault = string.IsNullOrEmpty(found) && reference.Default is not null;
            if (found is null && !isDefault)
            {
                missing = new MissingReference(reference.Name, reference.IsSecret);
                return null;
            }
            parts.Add((written.Substring(reference.Index, reference.Length), isDefault ? "" : found!));
            value.Append(written, end, reference.Index - end).Append(isDefault ? reference.Default : found);
            end = reference.Index + reference.Length;
        }
        return parts.Count == 0 ? written : new SecretText(written, value.Append(written, end, written.Length - end).ToString(), [.. parts]);
    }

    /// <summary>A text with the reference in the place of each value that this one refers to, as it is or escaped for an address, for messages that others wrote.</summary>
    public string Redact(string text)
    {
        foreach (var (reference, value) in _parts)
        {
            text = Replace(text, value, reference);
            if (Uri.EscapeDataString(value) is var escaped && escaped != value) text = Replace(text, escaped, reference);
        }
        return text;
    }

    /// <summary>What is written, with its references.</summary>
    public override string ToString() => _written;

    /// <inheritdoc/>
    public bool Equals(SecretText? other) => other is not null && _written == other._written && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SecretText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_written, Value);

    // A short value, such as a PIN, is part of many a word and number that has nothing to do with it.
    internal static string Replace(string text, string value, string replacement)
    {
        const int Long = 4;
        if (value.Length == 0 || !text.Contains(value, StringComparison.Ordinal)) return text;
        return value.Length >= Long
            ? text.Replace(value, replacement, StringComparison.Ordinal)
            : Regex.Replace(text, $@"(?<!\w){Regex.Escape(value)}(?!\w)", replacement.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.CultureInvariant);
    }
}
