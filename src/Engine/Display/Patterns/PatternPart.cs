namespace HomeBinding.Engine.Display.Patterns;

internal enum PartKind
{
    /// <summary>Text as it is.</summary>
    Literal,

    /// <summary><c>%unit%</c>.</summary>
    Unit,

    /// <summary><c>%hsb%</c>, a colour's numbers.</summary>
    Hsb,

    /// <summary><c>%rgb%</c>, a colour's red, green and blue.</summary>
    Rgb,

    /// <summary>A value.</summary>
    Value,

    /// <summary>A part of a date.</summary>
    Date,
}

/// <summary>A piece of a pattern: a text, or a conversion with what stands between % and its letter.</summary>
internal sealed record PatternPart(PartKind Kind)
{
    public string Text { get; init; } = "";

    /// <summary>From 1; 0 for the next.</summary>
    public int Argument { get; init; }

    public string Flags { get; init; } = "";

    public int Width { get; init; }

    public int? Precision { get; init; }

    /// <summary>d, f, s …; of a date the letter after t.</summary>
    public char Conversion { get; init; }

    /// <summary>The conversion was written in capitals, and so is the result.</summary>
    public bool Capitals { get; init; }

    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    /// <summary>Applies capitals and width.</summary>
    public string Finish(string text)
    {
        if (Capitals) text = text.ToUpperInvariant();
        return Has('-') ? text.PadRight(Width) : text.PadLeft(Width);
    }
}
