using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>One file as it is written, not yet checked against other files nor against the bindings. It does not change once it has been read.</summary>
internal sealed class FileSyntax(string file)
{
    /// <summary>The file, relative to the configuration folder.</summary>
    public string File { get; } = file;

    /// <summary>How its format writes things.</summary>
    public Wording Wording { get; set; } = Wording.Yaml;

    public List<ThingSyntax> Things { get; } = [];

    public List<ItemSyntax> Items { get; } = [];

    public List<TagSyntax> Tags { get; } = [];

    /// <summary>True if it could not be read, so that nobody knows what it says; an error says why.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>True if a part of it could not be made out, so that it may declare more than is here; an error says where.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>What was wrong with it, in the order of lines.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; set; } = [];
}
