namespace HomeBinding.Host.Importing;

/// <summary>What became of a file of an openHAB configuration.</summary>
/// <param name="Source">The file, relative to the configuration.</param>
/// <param name="Target">The file that it became, relative to the home; null if it became none.</param>
/// <param name="Outcome">What was done, or why nothing was, in a sentence.</param>
/// <param name="Notes">What of it needs a person, a sentence or a diagnostic each.</param>
internal sealed record ImportedFile(string Source, string? Target, string Outcome, IReadOnlyList<string> Notes)
{
    /// <summary>True if something in it is wrong, so that it does nothing until it is corrected.</summary>
    public bool HasErrors { get; init; }
}
