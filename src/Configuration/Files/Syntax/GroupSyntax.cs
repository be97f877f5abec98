using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>What an item that is a group says of its state, as it is written.</summary>
internal sealed class GroupSyntax(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    public Located<string>? Type { get; set; }

    public Located<string>? Dimension { get; set; }

    public Located<string>? Function { get; set; }

    public List<Located<string>> Parameters { get; } = [];
}
