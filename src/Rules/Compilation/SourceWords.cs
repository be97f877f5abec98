using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Rules.Compilation;

/// <summary>
/// Finds the words of a C# file: whatever in it may be the name of an item. It finds more than that, such as words of comments, and needs no compiler,
/// which would cost a start more than all the rest.
/// </summary>
internal static partial class SourceWords
{
    /// <summary>The words, each once.</summary>
    public static string[] Of(string source)
    {
        // Items\u002eMeter and a name with a soft hyphen in it are odd, but C#.
        var text = source.Contains(@"\u", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(source, Unescape) : source;
        var words = new HashSet<string>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            var isPlain = true;
            while (end < text.Length && (IsPartOfWord(text[end]) || (end > start && IsInvisible(text[end])))) isPlain &= IsPartOfWord(text[end++]);
            if (end > start && !char.IsAsciiDigit(text[start]))
            {
                if (isPlain) lookup.Add(text.AsSpan(start, end - start));
                else words.Add(string.Concat(text[start..end].Where(IsPartOfWord)));
            }
            start = Math.Max(end, start + 1);
        }
        return [.. words];
    }

    private static bool IsPartOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsInvisible(char c) => !char.IsAscii(c) && char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Unescape(Match match) =>
        int.Parse(match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code and <= 0xFFFF ? ((char)code).ToString() : match.Value;

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})|\\U(?<code>[0-9A-Fa-f]{8})", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
