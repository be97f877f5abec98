using HomeBinding.Configuration.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Says what a failure of the YAML parser means for the author of a file.</summary>
internal static class YamlErrors
{
    public static YamlUnreadableException Explain(Exception error, SourceText source, ParsingEvent? last)
    {
        var lastLine = (int)Math.Max(1, last?.End.Line ?? 1);
        var lastColumn = (int)Math.Max(1, last?.End.Column ?? 1);
        if (error is not YamlException yaml) return new YamlUnreadableException(lastLine, lastColumn, "What follows is not valid YAML.");
        if (yaml.Message.Contains(" tab ", StringComparison.Ordinal) && FindTab(source, lastLine) is var (tabLine, tabColumn))
            return new YamlUnreadableException(tabLine, tabColumn, "A tab is not allowed as indentation.", "Indent with spaces.");
        var (line, column) = ((int)yaml.Start.Line, (int)yaml.Start.Column);
        if (FindBlank(source, lastLine, line) is var (blankLine, blankColumn, blank))
            return new YamlUnreadableException(blankLine, blankColumn, $"A special blank, U+{(int)blank:X4}, stands here; YAML takes only normal blanks as indentation and behind ':'.", "Replace it by a space. Such blanks come with text that is copied from web pages.");
        var (message, hint) = Describe(yaml.Message, Before(source, line, column), At(source, line, column));
        return new YamlUnreadableException(line, column, message, hint);
    }

    private static (string Message, string? Hint) Describe(string message, string before, char found)
    {
        if (message.Contains("cannot start any token", StringComparison.Ordinal))
            return ($"No text may begin with '{found}' here unless it is in quotes.", "Put the text into quotes.");
        if (message.Contains("invalid mapping", StringComparison.Ordinal) || message.Contains("values are not allowed in this context", StringComparison.Ordinal))
            return before.Contains(':', StringComparison.Ordinal)
                ? ("A second ':' in one value.", "Put text that contains ': ' into quotes.")
                : ("This line continues the value of the line above, and may not contain ': '.", "Give it the indentation of the keys above, and the line above a ':' if it has none.");
        if (message.Contains("could not find expected ':'", StringComparison.Ordinal))
            return ("A key without ':' behind it.", "Write it as 'key: value'; a text that goes over several lines needs quotes.");
        if (message.Contains("quoted scalar", StringComparison.Ordinal) && message.Contains("end of stream", StringComparison.Ordinal))
            return ("The quotes that open here are not closed.", null);
        if (message.Contains("block mapping", StringComparison.Ordinal))
            return ("Expected 'key: value' here, with the indentation of the keys above.", "Give all keys of one map the same indentation, and each a ':'.");
        if (message.Contains("flow sequence", StringComparison.Ordinal)) return ("Expected ',' or ']'.", "Close the list, or put text that begins with [ into quotes.");
        if (message.Contains("flow mapping", StringComparison.Ordinal)) return ("Expected ',' or '}'.", "Close the map, or put text that begins with { into quotes.");
        return ($"This is not valid YAML: {Printable.Escape(message)}", null);
    }

    private static (int Line, int Column)? FindTab(SourceText source, int firstLine)
    {
        for (var line = firstLine; line <= source.Lines.Count; line++)
        {
            var text = source.Lines[line - 1];
            var tab = text.AsSpan().IndexOf('\t');
            if (tab >= 0 && text.AsSpan(0, tab).Trim(' ').IsEmpty) return (line, tab + 1);
        }
        return null;
    }

    // Before the first letter, or where a value begins.
    private static (int Line, int Column, char Blank)? FindBlank(SourceText source, int firstLine, int lastLine)
    {
        for (var line = firstLine; line <= Math.Min(lastLine, source.Lines.Count); line++)
        {
            var text = source.Lines[line - 1];
            for (var i = 0; i < text.Length; i++)
                if (text[i] > '\u007f' && char.IsWhiteSpace(text[i]) && text[..i].TrimEnd() is "" or [.., ':' or '-']) return (line, i + 1, text[i]);
        }
        return null;
    }

    private static string Before(SourceText source, int line, int column) =>
        line >= 1 && line <= source.Lines.Count ? source.Lines[line - 1][..Math.Clamp(column - 1, 0, source.Lines[line - 1].Length)] : "";

    private static char At(SourceText source, int line, int column) =>
        line >= 1 && line <= source.Lines.Count && column >= 1 && column <= source.Lines[line - 1].Length && !char.IsControl(source.Lines[line - 1][column - 1])
            ? source.Lines[line - 1][column - 1]
            : '?';
}
