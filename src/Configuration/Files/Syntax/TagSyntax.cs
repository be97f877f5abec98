namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A semantic tag of the home's own, as it is written.</summary>
/// <param name="Uid">Its path, e.g. <c>Location_Indoor_Cellar</c>.</param>
internal sealed record TagSyntax(Located<string> Uid)
{
    public string? Label { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>True if an error in it has been reported.</summary>
    public bool IsFaulty { get; init; }
}
