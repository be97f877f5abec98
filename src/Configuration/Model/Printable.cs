using System.Globalization;
using System.Text;

namespace HomeBinding.Configuration.Model;

/// <summary>Makes text out of a file fit for a terminal: control characters would move its cursor or change its colours.</summary>
internal static class Printable
{
    private const int LongestQuote = 80;

    /// <summary>The text between single quotes, shortened if it is long.</summary>
    public static string Quote(string text)
    {
        if (text.Length <= LongestQuote) return $"'{Escape(text)}'";
        var end = char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return $"'{Escape(text[..end])}…'";
    }

    /// <summary>The text with each control character as <c>\uXXXX</c>.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(MovesCursor)) return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            _ = MovesCursor(c) ? result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : result.Append(c);
        return result.ToString();
    }

    /// <summary>The text with a blank in the place of each control character, so that columns stay.</summary>
    public static string Blank(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++) target[i] = MovesCursor(source[i]) ? ' ' : source[i];
    });

    private static bool MovesCursor(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
