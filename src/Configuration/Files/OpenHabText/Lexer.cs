using System.Globalization;
using System.Text;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Splits a text of openHAB's own syntaxes into tokens, in one pass and whatever it contains. What is opened and never closed is reported here, where it
/// opens; whoever reads on need not know of it.
/// </summary>
internal sealed class Lexer
{
    private const int MostAhead = 4;
    private const int LongestShared = 32;
    private const int SharedTexts = 512;

    private readonly SourceText _source;
    private readonly FileDiagnostics _diagnostics;
    private readonly string _text;
    private readonly int _end;
    private readonly Token[] _ahead = new Token[MostAhead];
    private readonly string?[] _shared = new string?[SharedTexts];
    private int _first;
    private int _count;
    private int _position;
    private int _line;
    private int _lineStart;
    private bool _beginsLine;
    private int _searchedDouble;
    private int _searchedSingle;

    public Lexer(SourceText source, FileDiagnostics diagnostics)
        : this(source, diagnostics, new TextRange(0, source.Text.Length, 1, 0))
    {
    }

    /// <summary>Reads a part of a text.</summary>
    public Lexer(SourceText source, FileDiagnostics diagnostics, TextRange range)
    {
        (_source, _diagnostics, _text) = (source, diagnostics, source.Text);
        (_position, _end, _line, _lineStart) = (range.Start, range.End, range.Line, range.LineStart);
        _beginsLine = string.IsNullOrWhiteSpace(_text[_lineStart.._position]);
    }

    /// <summary>True if a comment is not closed, so that what follows it is lost.</summary>
    public bool HasOpenComment { get; private set; }

    /// <summary>The token that comes next, or one of the three behind it.</summary>
    public Token Peek(int ahead = 0)
    {
        while (_count <= ahead) _ahead[(_first + _count++) % MostAhead] = Read();
        return _ahead[(_first + ahead) % MostAhead];
    }

    public Token Next()
    {
        var token = Peek();
        _first = (_first + 1) % MostAhead;
        _count--;
        return token;
    }

    /// <summary>Takes the first characters of the next token off it; they were understood by themselves.</summary>
    public void Shorten(int length)
    {
        var token = Peek();
        _ahead[_first] = token with { BeginsLine = false, Start = token.Start + length, Length = token.Length - length, Column = token.Column + length };
    }

    /// <summary>The characters of a token, or of several that follow each other.</summary>
    public ReadOnlySpan<char> Raw(int start, int end) => _text.AsSpan(start, end - start);

    public ReadOnlySpan<char> Raw(Token token) => Raw(token.Start, token.End);

    /// <summary>The text of a word, without the <c>^</c> that makes an id of a keyword. Words that come again are one text in memory.</summary>
    public string Word(Token token)
    {
        var raw = Raw(token);
        return raw.Contains('^') ? raw.ToString().Replace("^", "", StringComparison.Ordinal) : Share(raw);
    }

    /// <summary>A text that may come again. A short one that came not long ago is the same one in memory.</summary>
    public string Share(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestShared) return text.ToString();
        ref var recent = ref _shared[(uint)string.GetHashCode(text) % SharedTexts];
        return recent is not null && text.SequenceEqual(recent) ? recent : recent = text.ToString();
    }

    /// <summary>The text between the quotes; an escape that is none is kept as it is written, with a warning.</summary>
    public string Text(Token token)
    {
        var raw = Raw(token.Start + 1, token.End - 1);
        return raw.Contains('\\') ? Unescape(token, raw) : Share(raw);
    }

    /// <summary>Where a character of the text between a token's quotes is; where the token is, if it has no quotes, an escape or several lines.</summary>
    public SourceSpan SpanInText(Token token, int offset) =>
        new(_source.File, token.Line, token.Kind == TokenKind.Text && Raw(token).IndexOfAny('\\', '\n', '\r') < 0 ? token.Column + 1 + offset : token.Column);

    private string Unescape(Token token, ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                _ = text.Append(raw[i]);
                continue;
            }
            var escape = raw[++i];
            if (Plain(escape) is { } plain)
            {
                _ = text.Append(plain);
            }
            else if (escape == 'u' && i + 4 < raw.Length && ushort.TryParse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                _ = text.Append((char)code);
                i += 4;
            }
            else
            {
                _diagnostics.Warning(DiagnosticCode.Syntax, _source.SpanAt(token.Start + i), $"'\\{Printable.Escape(escape.ToString())}' is not an escape; it is taken as it is written.", "Write \\\\ for a backslash.");
                _ = text.Append('\\').Append(escape);
            }
        }
        return text.ToString();
    }

    private static char? Plain(char escape) => escape switch
    {
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'f' => '\f',
        'r' => '\r',
        '"' or '\'' or '\\' => escape,
        _ => null,
    };

    private Token Read()
    {
        SkipBlanks();
        var start = _position;
        var (line, column, beginsLine) = (_line, start - _lineStart + 1, _beginsLine);
        if (start == _end) return new Token(TokenKind.End, '\0', beginsLine, start, 0, line, column);
        var first = _text[start];
        var kind = first is '"' or '\'' ? ReadText(first) : StartsWord(start) ? ReadWord() : ReadSymbol();
        _beginsLine = false;
        return new Token(kind, first, beginsLine, start, _position - start, line, column);
    }

    private TokenKind ReadSymbol()
    {
        _position++;
        return TokenKind.Symbol;
    }

    private bool StartsWord(int index) => _text[index] switch
    {
        '^' or '-' => index + 1 < _end && IsOfWord(_text[index + 1]),
        var c => IsOfWord(c),
    };

    private TokenKind ReadWord()
    {
        _position++;
        for (; _position < _end; _position++)
        {
            var c = _text[_position];
            if (IsOfWord(c)) continue;
            var next = _position + 1 < _end ? _text[_position + 1] : '\0';
            if (c == '-' ? next == '>' : c is not (':' or '.' or '#') || !(IsOfWord(next) || next is '^' or '-')) break;
            // What joins two parts stands between them once.
            if (c != '-' && !(IsOfWord(_text[_position - 1]) || _text[_position - 1] == '-')) break;
            if (next == '^') _position++;
        }
        return TokenKind.Word;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>
    /// Reads a text. It may go over several lines; but where a quote is missing, the next one, lines below, opens a text and closes none. It is told by what
    /// follows: behind a text that is closed there is a blank, or what ends a value.
    /// </summary>
    private TokenKind ReadText(char quote)
    {
        var start = _position;
        ref var searched = ref (quote == '"' ? ref _searchedDouble : ref _searchedSingle);
        var firstLineEnd = -1;
        var i = start + 1;
        for (; i < _end; i++)
        {
            if (_text[i] == quote)
            {
                if (firstLineEnd >= 0 && !IsBehindText(i + 1)) break;
                MoveTo(i + 1);
                return TokenKind.Text;
            }
            if (LineEnd(i) > 0)
            {
                if (firstLineEnd < 0) firstLineEnd = i;
                // Up to there the closing quote has been looked for before: a file full of quotes is read in linear time.
                if (start < searched) break;
            }
            else if (_text[i] == '\\' && i + 1 < _end && LineEnd(i + 1) == 0)
            {
                i++;
            }
        }
        searched = Math.Max(searched, i);
        var end = firstLineEnd < 0 ? _end : firstLineEnd;
        while (char.IsWhiteSpace(_text[end - 1])) end--;
        _diagnostics.Error(DiagnosticCode.Syntax, new SourceSpan(_source.File, _line, start - _lineStart + 1), "The quotes that open here are not closed.", $"Write {quote} behind the text.");
        MoveTo(end);
        return TokenKind.OpenText;
    }

    private bool IsBehindText(int index) => index >= _end || char.IsWhiteSpace(_text[index]) || _text[index] is ',' or ']' or '}' or ')';

    private void SkipBlanks()
    {
        while (_position < _end)
        {
            var c = _text[_position];
            var next = _position + 1 < _end ? _text[_position + 1] : '\0';
            if (c is ' ' or '\t') _position++;
            else if (LineEnd(_position) is var length and > 0) BeginLine(_position + length);
            else if ((c == '/' && next == '/') || (c == '#' && _beginsLine)) SkipLine();
            else if (c == '/' && next == '*') SkipComment();
            else if (char.IsWhiteSpace(c)) _position++;
            else break;
        }
    }

    private void SkipLine()
    {
        while (_position < _end && LineEnd(_position) == 0) _position++;
    }

    private void SkipComment()
    {
        var end = _position + 2 > _end ? -1 : _text.IndexOf("*/", _position + 2, _end - _position - 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _diagnostics.Error(DiagnosticCode.Syntax, new SourceSpan(_source.File, _line, _position - _lineStart + 1), "The comment that opens here is not closed.", "Write */ where it ends.");
            HasOpenComment = true;
        }
        var begins = _beginsLine;
        var line = _line;
        MoveTo(end < 0 ? _end : end + 2);
        _beginsLine = begins || line != _line;
    }

    /// <summary>Goes on at a later character, and counts the lines up to there.</summary>
    public void MoveTo(int index)
    {
        while (_position < index)
        {
            if (LineEnd(_position) is var length and > 0) BeginLine(_position + length);
            else _position++;
        }
    }

    private void BeginLine(int index)
    {
        _position = index;
        _lineStart = index;
        _line++;
        _beginsLine = true;
    }

    private int LineEnd(int index) => SourceText.LineEnd(_text, index);
}
