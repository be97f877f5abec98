using System.Buffers;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>
/// Finds the lines of each thing and item by their indentation, so that of a large file only what changed is parsed again. It knows less of YAML than the
/// parser: who uses it compares what both find, and takes the parser's word where anything is unusual.
/// </summary>
internal static class YamlSplitter
{
    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\u0085\u2028\u2029");

    /// <summary>The parts, in the order of lines; null if the file is not written in plain lines, or one part may depend on another.</summary>
    public static IReadOnlyList<FilePart>? Split(string text)
    {
        if (text.AsSpan().ContainsAny(OtherLineEnds) || HasAlias(text)) return null;
        var parts = new List<FilePart>();
        var (inThings, inItems, sawThings, sawItems) = (false, false, false, false);
        var (elementIndent, open, openLine) = (-1, -1, 0);
        var (start, number) = (0, 0);
        while (start < text.Length)
        {
            number++;
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            var line = text.AsSpan(start, next - start).TrimEnd();
            var indent = line.IndexOfAnyExcept(' ');
            if (line.Contains('\r')) return null;
            if (indent >= 0 && line[indent] != '#')
            {
                if (line[indent] == '\t') return null;
                if (indent == 0)
                {
                    Close(start, number);
                    if (parts.Count > 0 && IsMarker(line)) return null;
                    (inThings, inItems, elementIndent) = (IsKey(line, "things:"), IsKey(line, "items:"), -1);
                    if ((inThings && sawThings) || (inItems && sawItems)) return null;
                    (sawThings, sawItems) = (sawThings || inThings, sawItems || inItems);
                }
                else if (inThings || inItems)
                {
                    if (elementIndent < 0) elementIndent = indent;
                    if (indent < elementIndent) return null;
                    if (indent == elementIndent)
                    {
                        if (line[indent] is '-' or '?' or '{' or '[') return null;
                        Close(start, number);
                        (open, openLine) = (start, number);
                    }
                }
            }
            start = next;
        }
        Close(text.Length, number + 1);
        return parts;

        void Close(int at, int line)
        {
            if (open >= 0) parts.Add(new FilePart(open, at, openLine, line - 1, inThings));
            open = -1;
        }
    }

    private static bool IsKey(ReadOnlySpan<char> line, string key) =>
        line.StartsWith(key, StringComparison.Ordinal) && line[key.Length..].TrimStart(' ') is [] or ['#', ..];

    private static bool IsMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal) || line[0] == '%';

    // *name repeats what an anchor elsewhere says.
    private static bool HasAlias(string text)
    {
        for (var i = text.IndexOf('*', StringComparison.Ordinal); i >= 0; i = text.IndexOf('*', i + 1))
            if ((i == 0 || text[i - 1] is ' ' or '[' or '{' or ',' or ':' or '\n') && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1])) return true;
        return false;
    }
}
