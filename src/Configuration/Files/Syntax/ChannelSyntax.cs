namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A channel that a thing adds to those of its type, as it is written.</summary>
internal sealed class ChannelSyntax(Located<string> id)
{
    public Located<string> Id { get; } = id;

    public Located<string>? Type { get; set; }

    /// <summary>Of a channel without a type: <c>state</c> or <c>trigger</c>, in any case; null for state.</summary>
    public Located<string>? Kind { get; set; }

    /// <summary>Of a channel without a type: the type of items that it fits, e.g. <c>Number</c>.</summary>
    public Located<string>? ItemType { get; set; }

    /// <summary>Of a channel of numbers without a type: their dimension.</summary>
    public Located<string>? ItemDimension { get; set; }

    public string? Label { get; set; }

    public string? Description { get; set; }

    public List<ParameterSyntax> Parameters { get; } = [];
}
