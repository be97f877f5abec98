using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Finds the lines of each thing and item: outside of all brackets, a word that begins a line begins one.</summary>
internal static class TextSplitter
{
    /// <summary>The parts, in the order of lines; null if something that is opened is not closed.</summary>
    public static IReadOnlyList<FilePart>? Split(SourceText source)
    {
        // Lines end in one way only, as those who take parts out count them.
        if (source.Text.AsSpan().ContainsAny('\r', '\u0085', '\u2028') || source.Text.Contains('\u2029', StringComparison.Ordinal)) return null;
        var areThings = source.File.EndsWith(".things", StringComparison.OrdinalIgnoreCase);
        var diagnostics = new FileDiagnostics(source.File);
        var lexer = new Lexer(source, diagnostics);
        var parts = new List<FilePart>();
        Token? open = null;
        var depth = 0;
        for (var token = lexer.Next(); ; token = lexer.Next())
        {
            if (token.Kind == TokenKind.OpenText) return null;
            var isEnd = token.Kind == TokenKind.End;
            if (isEnd || (depth == 0 && token is { Kind: TokenKind.Word, BeginsLine: true }))
            {
                if (open is { } first)
                {
                    var isThing = areThings || lexer.Raw(first) is Beginnings.Thing or Beginnings.Bridge;
                    var end = isEnd ? source.Text.Length : LineStart(token);
                    parts.Add(new FilePart(LineStart(first), end, first.Line, isEnd ? token.Line : token.Line - 1, isThing));
                }
                if (isEnd) break;
                open = token;
            }
            else if (token.Kind == TokenKind.Symbol)
            {
                depth += token.Symbol switch
                {
                    '(' or '[' or '{' => 1,
                    ')' or ']' or '}' => -1,
                    _ => 0,
                };
                if (depth < 0) return null;
            }
        }
        return depth == 0 && diagnostics.Errors == 0 ? parts : null;
    }

    private static int LineStart(Token token) => token.Start - token.Column + 1;
}
