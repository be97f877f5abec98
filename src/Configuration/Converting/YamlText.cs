using System.Globalization;
using System.Text;

namespace HomeBinding.Configuration.Converting;

/// <summary>Writes single values of YAML so that they are read as what they are.</summary>
internal static class YamlText
{
    /// <summary>A text that may stand as a key or where any text is read: in quotes only where it has to be.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Quote(text);

    /// <summary>A parameter's value: a number without quotes, a text that looks like a number or like true in quotes.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => text is "true" or "false" || LooksLikeNumber(text) ? Quote(text) : Of(text),
        IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Of))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Several texts.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '_')
        && text[^1] is not (' ' or ':')
        && text is not ("null" or "Null" or "NULL")
        && text.All(static each => char.IsLetterOrDigit(each) || each is '_' or '-' or '.' or '/' or ' ' or ':' or '+' or '(' or ')' or '°')
        && !text.Contains(": ", StringComparison.Ordinal);

    private static bool LooksLikeNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var each in text)
        {
            _ = each switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(each) || each is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)each:X4}"),
                _ => quoted.Append(each),
            };
        }
        return quoted.Append('"').ToString();
    }
}
