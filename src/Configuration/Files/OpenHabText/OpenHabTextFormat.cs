using System.Buffers;
using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>openHAB's own syntax of <c>.things</c> and <c>.items</c> files.</summary>
internal sealed class OpenHabTextFormat : IFileFormat
{
    private static readonly SearchValues<char> NotInAKey = SearchValues.Create(" \t[(<{");

    /// <summary>
    /// The same file names may hold YAML. A file is taken for this syntax if it begins with a comment that YAML has not, or with words that are no key; where
    /// the first words are not known, if some line below begins an element.
    /// </summary>
    public bool Recognises(SourceText source)
    {
        var text = source.Text;
        var index = FirstIndex(text, out var hasComment);
        if (index == text.Length) return hasComment;
        if (IsOfYaml(text.AsSpan(index))) return false;
        if (hasComment) return true;
        // What is wrong with it does not matter here.
        var cursor = new TokenCursor(source, new FileDiagnostics(source.File));
        var beginnings = new Beginnings(cursor);
        if (beginnings.IsThing() || beginnings.IsItem() || (beginnings.IsElementOfUnknownType() && !cursor.Peek(2).BeginsLine)) return true;
        for (; cursor.Peek().Kind != TokenKind.End; _ = cursor.Next())
        {
            if (!cursor.Peek().BeginsLine) continue;
            if (beginnings.IsThing() || beginnings.IsItem()) return true;
            if (cursor.IsWord(cursor.Peek(), "version") && cursor.Peek(1).Is(':')) return false;
        }
        return false;
    }

    public void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics)
    {
        syntax.Wording = Wording.OpenHabText;
        new OpenHabTextReader(source, syntax, diagnostics).Read();
    }

    public IReadOnlyList<FilePart>? Split(SourceText source) => TextSplitter.Split(source);

    public void ReadParts(SourceText source, FilePart first, FilePart last, FileSyntax syntax, FileDiagnostics diagnostics)
    {
        syntax.Wording = Wording.OpenHabText;
        new OpenHabTextReader(source, syntax, diagnostics, new TextRange(first.Start, last.End, first.Line, first.Start)).Read();
    }

    /// <summary>Where the first declaration begins, behind blanks and comments.</summary>
    private static int FirstIndex(string text, out bool hasComment)
    {
        hasComment = false;
        var i = 0;
        while (i < text.Length)
        {
            var rest = text.AsSpan(i);
            if (char.IsWhiteSpace(rest[0])) i++;
            else if (rest[0] == '#' || rest.StartsWith("//")) i += LengthTo(rest, "\n");
            else if (rest.StartsWith("/*")) i += LengthTo(rest, "*/");
            else break;
            hasComment |= rest[0] == '/';
        }
        return i;
    }

    private static int LengthTo(ReadOnlySpan<char> text, string end) => text.IndexOf(end, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : text.Length;

    /// <summary>True if a line begins a document, a list, a map between braces, or has a key.</summary>
    private static bool IsOfYaml(ReadOnlySpan<char> text)
    {
        if (text[0] is '{' or '[' or '%' or '&' or '*' or '!' || text.StartsWith("---") || text.StartsWith("- ")) return true;
        var line = text[..(text.IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length)];
        var colon = line.IndexOf(": ");
        if (colon < 0) colon = line.TrimEnd().EndsWith(':') ? line.TrimEnd().Length - 1 : -1;
        return colon > 0 && line[..colon].IndexOfAny(NotInAKey) < 0;
    }
}
