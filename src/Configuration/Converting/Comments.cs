using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Converting;

/// <summary>
/// The comments of a file. Those that fill lines are kept: at the top of the file, or above the thing or item that they stand above or within. Those behind
/// values are not.
/// </summary>
internal sealed class Comments
{
    private readonly IReadOnlyList<string> _lines;
    private readonly string[] _marks;
    private readonly Dictionary<int, List<string>> _byElement = [];

    public Comments(SourceText source, FileSyntax syntax, bool isYaml)
    {
        _lines = source.Lines;
        _marks = isYaml ? ["#"] : ["//", "#"];
        var elements = syntax.Things.Select(static each => each.Uid).Concat(syntax.Items.Select(static each => each.Name)).Concat(syntax.Tags.Select(static each => each.Uid)).Select(static each => each.Span.Line).Order().ToArray();
        var top = TopLength(elements.Length > 0);
        Top = [.. Enumerable.Range(0, top).Select(each => TextOf(each)!)];
        for (var i = top; i < _lines.Count; i++)
            if (TextOf(i) is { } text && elements.Length > 0) Add(elements, i, text);
        HasLost = _lines.Any(IsCodeWithComment);
    }

    /// <summary>The comment that the file begins with, down to an empty line.</summary>
    public IReadOnlyList<string> Top { get; }

    /// <summary>True if there are comments that are not kept.</summary>
    public bool HasLost { get; }

    /// <summary>The comments of the thing or item whose name is in a line, which is counted from 1.</summary>
    public IReadOnlyList<string> Of(int line) => _byElement.GetValueOrDefault(line) ?? [];

    private int TopLength(bool hasElements)
    {
        var end = 0;
        while (end < _lines.Count && TextOf(end) is not null) end++;
        return !hasElements || end == _lines.Count || string.IsNullOrWhiteSpace(_lines[end]) ? end : 0;
    }

    // To the element that follows at once, else to the one it is in.
    private void Add(int[] elements, int index, string text)
    {
        var next = index;
        while (next < _lines.Count && TextOf(next) is not null) next++;
        var element = Array.FindLastIndex(elements, each => each <= index + 1);
        var line = Array.IndexOf(elements, next + 1) >= 0 ? next + 1 : elements[Math.Max(element, 0)];
        if (!_byElement.TryGetValue(line, out var texts)) _byElement.Add(line, texts = []);
        texts.Add(text);
    }

    // A line that is nothing but a comment.
    private string? TextOf(int index)
    {
        var text = _lines[index].Trim();
        foreach (var mark in _marks)
            if (text.StartsWith(mark, StringComparison.Ordinal)) return text[mark.Length..].Trim();
        return null;
    }

    private bool IsCodeWithComment(string line)
    {
        if (_marks.Any(line.TrimStart().StartsWith)) return false;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var each = line[i];
            if (quote != '\0')
            {
                if (each == '\\' && quote == '"') i++;
                else if (each == quote) quote = '\0';
            }
            else if (each is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or '{' or '(' or ',' or '=' or ':'))
            {
                quote = each;
            }
            else if (IsMark(line.AsSpan(i), i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsMark(ReadOnlySpan<char> rest, bool isFirst) => _marks.Length == 1
        ? isFirst && rest[0] == '#'
        : rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal);
}
