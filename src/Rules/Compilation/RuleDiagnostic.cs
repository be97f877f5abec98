namespace HomeBinding.Rules.Compilation;

/// <summary>What the compiler says of a place in a rule file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="IsError">True for an error, false for a warning.</param>
/// <param name="Message">What is wrong, and what to do where that is known.</param>
public sealed record RuleDiagnostic(string File, int Line, int Column, bool IsError, string Message)
{
    /// <summary><c>file:line:column: error: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {(IsError ? "error" : "warning")}: {Message}";
}
