using System.Collections.ObjectModel;
using HomeBinding.Configuration.Files;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Model;

/// <summary>All that the configuration files say. An element with an error is left out of its list; its error is in <see cref="Diagnostics"/>.</summary>
/// <param name="Things">The things, in the order of files and lines.</param>
/// <param name="Items">The items, in the order of files and lines.</param>
/// <param name="Links">The links, in the order of files and lines.</param>
/// <param name="Diagnostics">Everything wrong in any file, in the order of files and lines.</param>
public sealed record HomeModel(
    IReadOnlyList<ThingEntry> Things,
    IReadOnlyList<ItemEntry> Items,
    IReadOnlyList<LinkEntry> Links,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True if a diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(each => each.Severity == Severity.Error);

    /// <summary>The home's own semantic tags, in the order of files and lines.</summary>
    public IReadOnlyList<TagEntry> Tags { get; init; } = [];

    /// <summary>The files, relative to the configuration folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The secrets and environment variables that the files refer to, so that they can be kept out of logs.</summary>
    public IReadOnlyCollection<SecretText> Secrets { get; init; } = [];

    /// <summary>Things that were left out: links to them are no further errors.</summary>
    internal IReadOnlySet<ThingUid> OmittedThings { get; init; } = new HashSet<ThingUid>();

    /// <summary>Items that were left out: naming one of them as a group is no further error.</summary>
    internal IReadOnlySet<string> OmittedItems { get; init; } = new HashSet<string>();

    /// <summary>Tags that were left out: naming one of them as a parent is no further error.</summary>
    internal IReadOnlySet<string> OmittedTags { get; init; } = new HashSet<string>();

    /// <summary>True if a whole file was left out, so that a link to an unknown thing may be right.</summary>
    internal bool HasOmittedFiles { get; init; }

    /// <summary>How the formats of files write things; of files that are not here, as YAML.</summary>
    internal IReadOnlyDictionary<string, Wording> Wordings { get; init; } = ReadOnlyDictionary<string, Wording>.Empty;
}
