namespace HomeBinding.Configuration.Model;

/// <summary>A semantic tag of the home's own (openHAB's custom tags).</summary>
/// <param name="Uid">Its path, e.g. <c>Location_Indoor_Cellar</c>: its parents, then its name, which items have among their tags.</param>
public sealed record SemanticTag(string Uid)
{
    /// <summary>What all tags are below.</summary>
    public static IReadOnlyList<string> Roots { get; } = ["Location", "Equipment", "Point", "Property"];

    /// <summary>openHAB's own tags that have others below them, as far as they are listed here.</summary>
    public static IReadOnlyList<string> Standard { get; } = [.. Roots, "Location_Indoor", "Location_Outdoor"];

    /// <summary>Its name: the last part of its path.</summary>
    public string Name => Uid[(Uid.LastIndexOf('_') + 1)..];

    /// <summary>The path of its parent.</summary>
    public string Parent => Uid[..Math.Max(0, Uid.LastIndexOf('_'))];

    /// <summary>What to call it; its name if nothing is written.</summary>
    public string Label { get => field ?? Name; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>Other words for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>True for the same tag with the same texts.</summary>
    public bool Equals(SemanticTag? other) =>
        other is not null && Uid == other.Uid && Label == other.Label && Description == other.Description && Synonyms.SequenceEqual(other.Synonyms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Uid, Label);
}
