namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A thing as it is written, not yet checked.</summary>
internal sealed class ThingSyntax(Located<string> uid)
{
    public Located<string> Uid { get; } = uid;

    public string? Label { get; set; }

    public string? Location { get; set; }

    public List<ParameterSyntax> Parameters { get; } = [];

    /// <summary>True if an error in it has been reported.</summary>
    public bool IsFaulty { get; set; }
}
