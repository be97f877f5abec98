namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A thing as it is written, not yet checked.</summary>
internal sealed class ThingSyntax(Located<string> uid)
{
    public Located<string> Uid { get; } = uid;

    public string? Label { get; set; }

    public string? Location { get; set; }

    public Located<string>? Bridge { get; set; }

    /// <summary>The key, if the file says that it is a bridge or that it is none; the thing's type decides.</summary>
    public Located<bool>? IsBridge { get; set; }

    public List<ParameterSyntax> Parameters { get; } = [];

    public List<ChannelSyntax> Channels { get; } = [];

    /// <summary>True if an error in it has been reported.</summary>
    public bool IsFaulty { get; set; }
}
