namespace HomeBinding.Configuration.Files;

/// <summary>The lines of one thing or item in the text of a file.</summary>
/// <param name="Start">Where its first line begins.</param>
/// <param name="End">Where the next one begins.</param>
/// <param name="Line">The number of its first line, counted from 1.</param>
/// <param name="LastLine">The number of its last line.</param>
/// <param name="IsThing">True for a thing, false for an item.</param>
internal readonly record struct FilePart(int Start, int End, int Line, int LastLine, bool IsThing)
{
    /// <summary>The text of a file with empty lines in the place of its parts.</summary>
    public static string Without(string text, IReadOnlyList<FilePart> parts)
    {
        var left = new System.Text.StringBuilder(text.Length);
        var from = 0;
        foreach (var part in parts)
        {
            left.Append(text, from, part.Start - from).Append('\n', part.LastLine - part.Line + 1);
            from = part.End;
        }
        return left.Append(text, from, text.Length - from).ToString();
    }
}
