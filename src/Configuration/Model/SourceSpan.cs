namespace HomeBinding.Configuration.Model;

/// <summary>A place in a configuration file.</summary>
/// <param name="File">The file, relative to the configuration folder, with <c>/</c> between its parts.</param>
/// <param name="Line">The line, counted from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column in UTF-16 characters, counted from 1; 0 for the file as a whole.</param>
public readonly record struct SourceSpan(string File, int Line, int Column)
{
    /// <summary>The place of a file as a whole.</summary>
    public static SourceSpan OfFile(string file) => new(file, 0, 0);

    /// <summary><c>file:line:column</c>, as terminals and editors recognise it.</summary>
    public override string ToString() => Line == 0 ? File : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");

    /// <summary>The same place some lines further down.</summary>
    internal SourceSpan Shift(int lines) => Line == 0 ? this : this with { Line = Line + lines };
}
