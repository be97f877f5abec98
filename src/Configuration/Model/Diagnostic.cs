using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Secrets;

namespace HomeBinding.Configuration.Model;

/// <summary>Something wrong in a configuration file.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">What kind of mistake it is.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong and what was expected.</param>
/// <param name="Hint">What to write instead; null if nothing is near.</param>
public sealed record Diagnostic(Severity Severity, DiagnosticCode Code, SourceSpan Span, string Message, string? Hint)
{
    private const int WidestLine = 120;

    /// <summary>The thing's id, or the item's name, that it is about; null where that is not known.</summary>
    internal object? Subject { get; init; }

    /// <summary>One line, <c>file:line:column: error: message</c>.</summary>
    public override string ToString() => $"{Span}: {(Severity == Severity.Error ? "error" : "warning")}: {Message}";

    /// <summary>The line of <see cref="ToString"/>, below it the line of the file with a caret under the place, and the hint. No line shows a password.</summary>
    /// <param name="directory">The configuration folder that <see cref="SourceSpan.File"/> is relative to.</param>
    /// <param name="secrets">Where there are values that no name gives away as a password's; null for nowhere.</param>
    public string Render(string directory, SecretPlaces? secrets = null)
    {
        var lines = new List<string>(4) { ToString() };
        if (Span.Line > 0 && Span.File != SecretsReader.FileName && SourceText.TryReadLine(directory, Span, out var before) is { } line)
        {
            var (source, column) = SourceLine.Hide(line, before, (secrets ?? SecretPlaces.None).In(Span), Span.Column);
            // Of a very long line only the surroundings of the place are of use.
            var start = Math.Max(0, Math.Min(column - (WidestLine / 2), source.Length - WidestLine));
            var shown = source.Length - start > WidestLine ? source.Substring(start, WidestLine) : source[start..];
            lines.Add("    " + Printable.Blank(shown).TrimEnd());
            lines.Add(new string(' ', 4 + Math.Clamp(column - 1 - start, 0, WidestLine)) + "^");
        }
        if (Hint is not null) lines.Add("    " + Hint);
        return string.Join('\n', lines);
    }
}
