namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A link as it is written at its item.</summary>
internal sealed record LinkSyntax(Located<string> Channel, Located<string>? Profile = null)
{
    /// <summary>The parameters of the profile.</summary>
    public IReadOnlyList<ParameterSyntax> Parameters { get; init; } = [];
}
