namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind it.</param>
/// <param name="Line">The line that it begins in, counted from 1.</param>
/// <param name="LineStart">The first character of that line.</param>
internal readonly record struct TextRange(int Start, int End, int Line, int LineStart)
{
    /// <summary>Its first column, counted from 1.</summary>
    public int Column => Start - LineStart + 1;
}
