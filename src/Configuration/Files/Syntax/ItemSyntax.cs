namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>An item as it is written, not yet checked.</summary>
internal sealed class ItemSyntax(Located<string> name)
{
    public Located<string> Name { get; } = name;

    public Located<string>? Type { get; set; }

    /// <summary>True if an error has been reported that may be why it has no type.</summary>
    public bool IsTypeReported { get; set; }

    public Located<string>? Dimension { get; set; }

    public Located<string>? Unit { get; set; }

    /// <summary>True if the unit is written at the item, not in its metadata.</summary>
    public bool HasUnitKey { get; set; }

    public string? Label { get; set; }

    public string? Icon { get; set; }

    public string? Format { get; set; }

    public List<string> Tags { get; } = [];

    public GroupSyntax? Group { get; set; }

    public List<Located<string>> Groups { get; } = [];

    public List<MetadataSyntax> Metadata { get; } = [];

    public List<LinkSyntax> Links { get; } = [];

    /// <summary>True if an error in it has been reported.</summary>
    public bool IsFaulty { get; set; }
}
