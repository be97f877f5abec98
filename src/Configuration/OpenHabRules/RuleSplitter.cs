using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.OpenHabText;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>One rule of a file: what is before its code, and the code.</summary>
/// <param name="Header">From <c>rule</c> to <c>then</c>.</param>
/// <param name="Body">From <c>then</c> to <c>end</c>; null if there is no <c>then</c>.</param>
/// <param name="HasEnd">False if the next rule, or nothing, comes before <c>end</c>.</param>
internal sealed record RulePart(TextRange Header, TextRange? Body, bool HasEnd);

/// <summary>
/// Finds the rules of a file. Their code is no matter of ours, but has to be passed over: texts and comments in it may hold any word. It is done in one pass.
/// </summary>
internal sealed class RuleSplitter(SourceText source)
{
    private const string RichQuotes = "'''";

    private readonly string _text = source.Text;
    private readonly List<RulePart> _parts = [];
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private int _searched;
    private TextRange? _header;
    private TextRange? _body;

    /// <summary>The rules.</summary>
    /// <param name="head">What is before the first.</param>
    public IReadOnlyList<RulePart> Split(out TextRange head)
    {
        var first = _text.Length;
        while (NextWord() is { } word)
        {
            var start = word.Start;
            var text = _text.AsSpan(start, word.End - start);
            if (IsRule(start, text))
            {
                Close(start, hasEnd: false);
                first = Math.Min(first, start);
                (_header, _body) = (word, null);
            }
            else if (_header is { } header && _body is null && text is "then")
            {
                _header = header with { End = start };
                _body = new TextRange(_position, _position, _line, _lineStart);
            }
            else if (text is "end" && (_body is not null || BeginsLine(start)))
            {
                Close(start, hasEnd: true);
            }
        }
        Close(_text.Length, hasEnd: false);
        head = new TextRange(0, first, 1, 0);
        return _parts;
    }

    private void Close(int end, bool hasEnd)
    {
        if (_header is not { } header) return;
        _parts.Add(_body is { } body ? new RulePart(header, body with { End = end }, hasEnd) : new RulePart(header with { End = end }, null, hasEnd));
        (_header, _body) = (null, null);
    }

    /// <summary>True for <c>rule</c> and a name behind it, at the beginning of a line or behind <c>end</c>.</summary>
    private bool IsRule(int start, ReadOnlySpan<char> word)
    {
        if (word is not "rule" || (_header is null && _parts.Count > 0 ? !BeginsLine(start) && !_text.AsSpan(0, start).TrimEnd().EndsWith("end") : !BeginsLine(start))) return false;
        var next = _position;
        while (next < _text.Length && _text[next] is ' ' or '\t') next++;
        return next < _text.Length && next > _position && (_text[next] is '"' or '\'' || IsOfWord(_text[next]));
    }

    private bool BeginsLine(int start) => _text.AsSpan(_lineStart, start - _lineStart).IsWhiteSpace();

    /// <summary>The next word that is in no text and no comment; not one behind a point or <c>^</c>, which makes a name of a keyword.</summary>
    private TextRange? NextWord()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == '/' && Next() is '/' or '*') SkipComment();
            else if (c is '"' or '\'') SkipText(c);
            else if (!IsOfWord(c)) Skip(1);
            else if (ReadWord() is { } word) return word;
        }
        return null;
    }

    private TextRange? ReadWord()
    {
        var start = _position;
        while (_position < _text.Length && IsOfWord(_text[_position])) _position++;
        return start > 0 && _text[start - 1] is '.' or '^' ? null : new TextRange(start, _position, _line, _lineStart);
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private char Next() => _position + 1 < _text.Length ? _text[_position + 1] : '\0';

    private void SkipComment()
    {
        var end = Next() == '*' ? _text.IndexOf("*/", _position + 2, StringComparison.Ordinal) + 2 : LineEndFrom(_position);
        MoveTo(end < 2 ? _text.Length : end);
    }

    // A text may go over lines in code, where a missing quote is told by an 'end' in between; before it none does.
    private void SkipText(char quote)
    {
        if (_body is not null && string.CompareOrdinal(_text, _position, RichQuotes, 0, RichQuotes.Length) == 0)
        {
            var end = _text.IndexOf(RichQuotes, _position + RichQuotes.Length, StringComparison.Ordinal);
            MoveTo(end < 0 ? LineEndFrom(_position) : end + RichQuotes.Length);
            return;
        }
        var lineEnd = -1;
        var i = _position + 1;
        for (; i < _text.Length; i++)
        {
            if (_text[i] == quote)
            {
                MoveTo(i + 1);
                return;
            }
            if (SourceText.LineEnd(_text, i) > 0)
            {
                if (lineEnd < 0) lineEnd = i;
                if (_body is null || _position < _searched || IsEndLine(i)) break;
            }
            else if (_text[i] == '\\' && i + 1 < _text.Length && SourceText.LineEnd(_text, i + 1) == 0)
            {
                i++;
            }
        }
        _searched = Math.Max(_searched, i);
        MoveTo(lineEnd < 0 ? _text.Length : lineEnd);
    }

    private bool IsEndLine(int lineEnd)
    {
        var start = lineEnd + SourceText.LineEnd(_text, lineEnd);
        while (start < _text.Length && _text[start] is ' ' or '\t') start++;
        return _text.AsSpan(start).StartsWith("end") && (start + 3 == _text.Length || !IsOfWord(_text[start + 3]));
    }

    private int LineEndFrom(int index)
    {
        while (index < _text.Length && SourceText.LineEnd(_text, index) == 0) index++;
        return index;
    }

    private void Skip(int count) => MoveTo(_position + count);

    private void MoveTo(int index)
    {
        while (_position < index)
        {
            var length = SourceText.LineEnd(_text, _position);
            _position += Math.Max(1, length);
            if (length > 0) (_line, _lineStart) = (_line + 1, _position);
        }
    }
}
