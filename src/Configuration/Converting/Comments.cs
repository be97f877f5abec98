using HomeBinding.Configuration.Files;

namespace HomeBinding.Configuration.Converting;

/// <summary>The comments of a file: those at its top and those above things and items are kept.</summary>
internal sealed class Comments
{
    private readonly IReadOnlyList<string> _lines;
    private readonly string[] _marks;
    private readonly HashSet<int> _taken = [];

    public Comments(SourceText source, bool isYaml)
    {
        _lines = source.Lines;
        _marks = isYaml ? ["#"] : ["//", "#"];
        Top = TakeTop();
    }

    /// <summary>The lines of the comment that the file begins with and that an empty line ends.</summary>
    public IReadOnlyList<string> Top { get; }

    /// <summary>How many lines of comments nobody has asked for; those between lines of other text count.</summary>
    public int Lost => Enumerable.Range(0, _lines.Count).Count(each => TextOf(each) is not null && !_taken.Contains(each));

    /// <summary>The lines of the comment right above a line, which is counted from 1.</summary>
    public IReadOnlyList<string> Above(int line)
    {
        var first = line - 1;
        while (first > 0 && TextOf(first - 1) is not null && !_taken.Contains(first - 1)) first--;
        return Take(first, line - 1);
    }

    private IReadOnlyList<string> TakeTop()
    {
        var end = 0;
        while (end < _lines.Count && TextOf(end) is not null) end++;
        return end < _lines.Count && string.IsNullOrWhiteSpace(_lines[end]) ? Take(0, end) : [];
    }

    private List<string> Take(int first, int end)
    {
        var taken = new List<string>();
        for (var i = first; i < end; i++)
        {
            taken.Add(TextOf(i)!);
            _taken.Add(i);
        }
        return taken;
    }

    // A line that is nothing but a comment.
    private string? TextOf(int line)
    {
        var text = _lines[line].Trim();
        foreach (var mark in _marks)
            if (text.StartsWith(mark, StringComparison.Ordinal)) return text[mark.Length..].Trim();
        return null;
    }
}
