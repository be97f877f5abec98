using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HomeBinding.Values;

/// <summary>
/// Several texts (openHAB <c>StringListType</c>); in the text form commas separate them, a comma inside one is
/// written <c>\,</c>. Backslashes right before a comma are doubled, so that every list of at least one text reads back.
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
    public string ToText()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Values.Length; i++)
        {
            if (i > 0)
            {
                DoubleTrailing(text);
                _ = text.Append(',');
            }

            Append(text, Values[i]);
        }

        return text.ToString();
    }

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

    private static void Append(StringBuilder text, string value)
    {
        foreach (var c in value)
        {
            if (c == ',')
            {
                DoubleTrailing(text);
                _ = text.Append('\\');
            }

            _ = text.Append(c);
        }
    }

    // The text before ends with a comma at most, so these backslashes are all of the current value.
    private static void DoubleTrailing(StringBuilder text)
    {
        var count = 0;
        while (count < text.Length && text[text.Length - 1 - count] == '\\') count++;
        _ = text.Append('\\', count);
    }

    private static List<string> Split(string text)
    {
        var values = new List<string>();
        var current = new StringBuilder();
        var backslashes = 0;
        foreach (var c in text)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            var kept = c == ',' ? backslashes / 2 : backslashes;
            var separates = c == ',' && backslashes % 2 == 0;
            _ = current.Append('\\', kept);
            backslashes = 0;
            if (separates)
            {
                values.Add(current.ToString());
                _ = current.Clear();
            }
            else
            {
                _ = current.Append(c);
            }
        }

        values.Add(current.Append('\\', backslashes).ToString());
        return values;
    }
}
