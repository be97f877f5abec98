using System.Text.RegularExpressions;
using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>openHAB's own syntax of <c>.things</c> and <c>.items</c> files. Recognised, so that its users get a clear answer, but not read yet.</summary>
internal sealed partial class OpenHabTextFormat : IFileFormat
{
    private const string ThingHint = "e.g. 'version: 1', below it 'things:', below it indented 'binding:type:id:', below it 'config: { name: value }'.";
    private const string ItemHint = "e.g. 'version: 1', below it 'items:', below it indented 'Name: { type: Switch, channel: \"binding:type:id:channel\" }'.";

    public bool Recognises(SourceText source) =>
        FirstIndex(source.Text) is var index && (Thing().IsMatch(source.Text, index) || Item().IsMatch(source.Text, index));

    public void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics)
    {
        var index = FirstIndex(source.Text);
        var hint = Thing().IsMatch(source.Text, index) ? ThingHint : ItemHint;
        diagnostics.Error(source.SpanAt(index), $"openHAB's text syntax is not read yet; write it as YAML: {hint}");
        syntax.IsUnreadable = true;
    }

    /// <summary>Where the first declaration begins, behind blanks and comments.</summary>
    private static int FirstIndex(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var rest = text.AsSpan(i);
            if (char.IsWhiteSpace(rest[0])) i++;
            else if (rest[0] == '#' || rest.StartsWith("//")) i += LengthTo(rest, "\n");
            else if (rest.StartsWith("/*")) i += LengthTo(rest, "*/");
            else break;
        }
        return i;
    }

    private static int LengthTo(ReadOnlySpan<char> text, string end) => text.IndexOf(end, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : text.Length;

    // Atomic groups keep both linear in the length of any text.
    [GeneratedRegex("""\G(?:(?:Thing|Bridge)\s+[\w^"]|(?>\^?[\w-]+)(?::(?>\^?[\w-]+)){2,}[ \t]*(?:["'\[({@]|\r|\n|\z))""", RegexOptions.CultureInvariant)]
    private static partial Regex Thing();

    [GeneratedRegex("""\G(?:Switch|Contact|String|DateTime|Number|Dimmer|Color|Player|Rollershutter|Location|Image|Call|Group)(?::(?>\w+))*[ \t]*(?:\([^)\n]*\))?(?>\s+)\^?(?>\w+)[ \t]*(?:["'<(\[{/]|\r|\n|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
