namespace HomeBinding.Configuration.Model;

/// <summary>Something wrong in a configuration file.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong and what was expected.</param>
/// <param name="Hint">What to write instead; null if nothing is near.</param>
public sealed record Diagnostic(Severity Severity, SourceSpan Span, string Message, string? Hint)
{
    /// <summary>One line, <c>file:line:column: error: message</c>.</summary>
    public override string ToString() => $"{Span}: {(Severity == Severity.Error ? "error" : "warning")}: {Message}";

    /// <summary>The line of <see cref="ToString"/>, below it the line of the file with a caret under the place, and the hint.</summary>
    /// <param name="directory">The configuration folder that <see cref="SourceSpan.File"/> is relative to.</param>
    public string Render(string directory) => ToString();
}
