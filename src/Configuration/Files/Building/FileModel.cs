using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>What one file says, checked as far as that goes without the other files.</summary>
/// <param name="File">The file, relative to the configuration folder.</param>
/// <param name="Elements">Its things and items, in the order of lines.</param>
/// <param name="Diagnostics">What is wrong with it, in the order of lines.</param>
internal sealed record FileModel(string File, IReadOnlyList<FileElement> Elements, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Its semantic tags, in the order of lines.</summary>
    public IReadOnlyList<TagElement> Tags { get; init; } = [];

    /// <summary>The hash of its text.</summary>
    public UInt128 Hash { get; init; }

    /// <summary>True if it cannot be read now, so that this is what it said when it could.</summary>
    public bool IsKept { get; init; }

    /// <summary>How its format writes things.</summary>
    public Wording Wording { get; init; } = Wording.Yaml;

    /// <summary>True if it could not be read, so that nobody knows what it says; an error says why.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>True if a part of it could not be made out, so that it may declare more than <see cref="Elements"/>; an error says where.</summary>
    public bool IsIncomplete { get; init; }
}
