namespace HomeBinding.Rules.Compilation;

/// <summary>What came out of compiling a rule file.</summary>
/// <param name="Assembly">The assembly, or null if there are errors.</param>
/// <param name="Symbols">The portable debugging symbols, or null if there are errors.</param>
/// <param name="Diagnostics">Errors and warnings.</param>
public sealed record CompiledRule(byte[]? Assembly, byte[]? Symbols, IReadOnlyList<RuleDiagnostic> Diagnostics)
{
    /// <summary>The members of <c>Items</c> that the file uses.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
