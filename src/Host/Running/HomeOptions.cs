using HomeBinding.Discovery;
using HomeBinding.Engine.Things;
using HomeBinding.Host.Output;

namespace HomeBinding.Host.Running;

/// <summary>How to run a home.</summary>
internal sealed record HomeOptions
{
    /// <summary>The folder with things/, items/, rules/, bindings/.</summary>
    public required string Directory { get; init; }

    /// <summary>Changes things before they start; the demo points them at its simulator.</summary>
    public Func<ThingDefinition, ThingDefinition> Override { get; init; } = static thing => thing;

    /// <summary>True if changed rules and bindings are taken in while running.</summary>
    public bool Watch { get; init; } = true;

    /// <summary>How to look for devices, if these options or the home's settings want that; null for not at all.</summary>
    public DiscoveryOptions? Discovery { get; init; }

    /// <summary>Keeps secrets out of the log; the home adds those that its files refer to.</summary>
    public Redactor Redactor { get; init; } = new();

    /// <summary>Where compiled rules are kept.</summary>
    public string CacheDirectory => Path.Combine(Directory, ".homebinding", "cache");

    /// <summary>Where it is kept which things are disabled.</summary>
    public string ThingStateFile => Path.Combine(Directory, ".homebinding", "things.json");

    /// <summary>Where it is kept which rules are disabled.</summary>
    public string RuleStateFile => Path.Combine(Directory, ".homebinding", "rules.json");

    /// <summary>True to keep what is made over the API in the folder; false to forget it with the process.</summary>
    public bool KeepsChanges { get; init; } = true;

    /// <summary>Where what is made over the API is kept; null for nowhere.</summary>
    public string? ManagedFolder => KeepsChanges ? Path.Combine(StateFolderOf(Directory), "managed") : null;

    /// <summary>Where the transformations are kept that are made over the API; null for nowhere.</summary>
    public string? TransformationsFile => KeepsChanges ? Path.Combine(StateFolderOf(Directory), "transformations.json") : null;

    /// <summary>Where the inbox of a home is kept.</summary>
    public static string InboxFileOf(string directory) => Path.Combine(StateFolderOf(directory), "inbox.json");

    /// <summary>Where the host keeps what it has to keep of a home.</summary>
    public static string StateFolderOf(string directory) => Path.Combine(directory, ".homebinding");
}
