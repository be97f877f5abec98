using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Goes over the tokens of a text, and notes whether the element that is being read has a mistake.</summary>
internal sealed class TokenCursor(SourceText source, FileDiagnostics diagnostics, TextRange? range = null, string end = "the end of the file")
{
    private int _openText = -1;

    public FileDiagnostics Diagnostics { get; } = diagnostics;

    public Lexer Lexer { get; } = range is { } part ? new(source, diagnostics, part) : new(source, diagnostics);

    /// <summary>True if something of the element was reported. Whoever begins an element sets it to false.</summary>
    public bool IsFaulty { get; set; }

    /// <summary>The token before the next one.</summary>
    public Token Last { get; private set; }

    public Token Peek(int ahead = 0) => Lexer.Peek(ahead);

    public Token Next()
    {
        Last = Lexer.Next();
        if (Last.Kind == TokenKind.OpenText)
        {
            IsFaulty = true;
            _openText = Last.Start;
        }
        return Last;
    }

    /// <summary>Goes over a character if it comes next.</summary>
    public bool Skip(char symbol)
    {
        if (!Peek().Is(symbol)) return false;
        _ = Next();
        return true;
    }

    public SourceSpan Span(Token token, int offset = 0) => new(source.File, token.Line, token.Column + offset);

    public string Word(Token token) => Lexer.Word(token);

    public Located<string> LocatedWord(Token token) => new(Word(token), Span(token));

    /// <summary>The text between quotes, or where they are not closed what is there of it.</summary>
    public string Text(Token token) => token.Kind == TokenKind.Text ? Lexer.Text(token) : Lexer.Raw(token)[1..].ToString();

    public Located<string> LocatedText(Token token) => new(Text(token), Span(token));

    /// <summary>True if a token is this word, written out.</summary>
    public bool IsWord(Token token, string word) => token.Kind == TokenKind.Word && Lexer.Raw(token).SequenceEqual(word);

    /// <summary>The part of a word before its first colon.</summary>
    public ReadOnlySpan<char> Head(Token word) => Lexer.Raw(word) is var raw && raw.IndexOf(':') is var colon and >= 0 ? raw[..colon] : raw;

    /// <summary>How many parts with colons between them a word has.</summary>
    public int Parts(Token word) => Lexer.Raw(word).Count(':') + 1;

    public void Error(SourceSpan span, string message, string? hint = null, DiagnosticCode code = DiagnosticCode.Syntax)
    {
        IsFaulty = true;
        Diagnostics.Error(code, span, message, hint);
    }

    public void Error(Token token, string message, string? hint = null, DiagnosticCode code = DiagnosticCode.Syntax) => Error(Span(token), message, hint, code);

    /// <summary>Reports that something else was expected. Quotes that are not closed have been reported already.</summary>
    public void Expected(string what, Token found, string? hint = null)
    {
        if (found.Kind == TokenKind.OpenText) IsFaulty = true;
        else Error(found, Diagnostics.IsFull ? "" : $"Expected {what}; found {Describe(found)}.", hint ?? (Last.Kind == TokenKind.Text && Last.End == found.Start ? "Is a quote missing before this?" : null));
    }

    /// <summary>Reports that something else was expected behind the last token. Where that ends its line, there is the place where it is missing.</summary>
    /// <param name="what">What was expected.</param>
    /// <param name="hint">What to write.</param>
    /// <param name="isSecret">True if what is there may be a part of a password.</param>
    public void ExpectedNext(string what, string? hint = null, bool isSecret = false)
    {
        var found = Peek();
        if (isSecret && found.Kind != TokenKind.OpenText) Error(found, $"Expected {what}.", hint);
        else if (!(found.BeginsLine || found.Kind == TokenKind.End) || Lexer.Raw(Last).IndexOfAny('\n', '\r') >= 0) Expected(what, found, hint);
        else Error(Span(Last, Last.Length), $"Expected {what}; found {(found.Kind == TokenKind.End ? end : "the end of the line")}.", hint);
    }

    /// <summary>Reports a bracket that is not closed, where it opens. Where quotes are not closed between, they have taken in what closes it.</summary>
    public void NotClosed(Token open, char closing)
    {
        if (_openText < open.Start) Error(open, Diagnostics.IsFull ? "" : $"The '{open.Symbol}' that opens here is not closed.", Diagnostics.IsFull ? null : $"Write {closing} where it ends.");
    }

    public string Describe(Token token) => token.Kind == TokenKind.End ? end : Printable.Quote(Lexer.Raw(token).ToString());

    /// <summary>The text from a token to the last one, on one line and with single blanks.</summary>
    public string Line(Token first) => string.Join(' ', Lexer.Raw(first.Start, Last.End).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The tokens without blanks between them, as one: what someone wrote who forgot the quotes.</summary>
    /// <param name="endings">The characters that end it.</param>
    public Token NextRun(ReadOnlySpan<char> endings)
    {
        var first = Next();
        var last = first;
        while (Peek() is { Kind: not (TokenKind.End or TokenKind.Text or TokenKind.OpenText) } next && next.Start == last.End && !(next.Kind == TokenKind.Symbol && endings.Contains(next.Symbol))) last = Next();
        return first with { Length = last.End - first.Start };
    }
}
