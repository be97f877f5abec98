namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>The end of the text, which comes again and again.</summary>
    End,

    /// <summary>An id, a number, a keyword, or several of them joined without blanks by <c>:</c>, <c>.</c> or <c>#</c>: <c>Number:Power</c>, <c>a:b:c</c>, <c>1.5</c>, <c>group#channel</c>.</summary>
    Word,

    /// <summary>A text between double or single quotes.</summary>
    Text,

    /// <summary>A text whose quotes are not closed, up to the end of its line. It has been reported.</summary>
    OpenText,

    /// <summary>Any other character.</summary>
    Symbol,
}

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">The character, of a symbol.</param>
/// <param name="BeginsLine">True if nothing but blanks and comments is before it on its line.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">The number of its characters, quotes included.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
internal readonly record struct Token(TokenKind Kind, char Symbol, bool BeginsLine, int Start, int Length, int Line, int Column)
{
    /// <summary>The character behind it.</summary>
    public int End => Start + Length;

    public bool Is(char symbol) => Kind == TokenKind.Symbol && Symbol == symbol;
}
