using HomeBinding.Engine.Text;

namespace HomeBinding.Rules.Compilation;

/// <summary>What the compiler says of a place in a rule file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="IsError">True for an error, false for a warning.</param>
/// <param name="Message">What is wrong, and what to do where that is known.</param>
public sealed record RuleDiagnostic(string File, int Line, int Column, bool IsError, string Message)
{
    /// <summary>The name of which there is no item; null if something else is wrong.</summary>
    public string? MissingItem { get; init; }

    /// <summary>The same; of a missing item, with the nearest name that there is.</summary>
    /// <param name="items">The names of the home's items.</param>
    public RuleDiagnostic WithHint(IEnumerable<string> items) =>
        MissingItem is { } missing && new NearestName().Ask(missing, items) is { } hint ? this with { Message = $"{Message} {hint}" } : this;

    /// <summary><c>file:line:column: error: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {(IsError ? "error" : "warning")}: {Message}";
}
