using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HomeBinding.Values;

/// <summary>
/// Several texts (openHAB <c>StringListType</c>); in the text form commas separate them, a comma inside one is
/// written <c>\,</c>.
/// </summary>
public sealed record StringListValue : IState, ICommand
{
    /// <summary>Creates the list.</summary>
    /// <param name="values">The texts.</param>
    public StringListValue(params IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = [.. values];
    }

    /// <summary>The texts.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Reads texts separated by commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The list, or null for null.</param>
    /// <returns>True unless the text is null.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StringListValue? value)
    {
        value = text is null ? null : new(Split(text));
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => string.Join(',', Values.Select(value => value.Replace(",", "\\,", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override string ToString() => ToText();

    /// <inheritdoc/>
    public bool Equals(StringListValue? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in Values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private static List<string> Split(string text)
    {
        var values = new List<string>();
        var current = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == ',')
            {
                _ = current.Append(',');
                i++;
            }
            else if (text[i] == ',')
            {
                values.Add(current.ToString());
                _ = current.Clear();
            }
            else
            {
                _ = current.Append(text[i]);
            }
        }

        values.Add(current.ToString());
        return values;
    }
}
