namespace HomeBinding.Rules.Compilation;

/// <summary>What came out of compiling a rule file.</summary>
/// <param name="Assembly">The assembly, or null if there are errors.</param>
/// <param name="Symbols">The portable debugging symbols, or null if there are errors.</param>
/// <param name="Diagnostics">Errors and warnings.</param>
public sealed record CompiledRule(byte[]? Assembly, byte[]? Symbols, IReadOnlyList<RuleDiagnostic> Diagnostics)
{
    /// <summary>The members of <c>Items</c> that the file uses.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The trigger channels that the file names in its text; empty for what comes from the cache.</summary>
    public IReadOnlyList<NamedChannel> Channels { get; init; } = [];
}

/// <summary>A trigger channel that a rule file names.</summary>
/// <param name="Channel">The channel's id, as it is written.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
public sealed record NamedChannel(string Channel, int Line, int Column);
