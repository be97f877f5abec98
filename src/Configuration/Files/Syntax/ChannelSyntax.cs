namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A channel that a thing adds to those of its type, as it is written.</summary>
internal sealed class ChannelSyntax(Located<string> id)
{
    public Located<string> Id { get; } = id;

    public Located<string>? Type { get; set; }

    public string? Label { get; set; }

    public string? Description { get; set; }

    public List<ParameterSyntax> Parameters { get; } = [];
}
