using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Managed;

/// <summary>Which of what is in force was made over the API, so that it can be changed there (openHAB's <c>editable</c>). All else comes from files.</summary>
public sealed class ManagedIndex
{
    /// <summary>Nothing.</summary>
    public static ManagedIndex Empty { get; } = new();

    internal HashSet<ThingUid> Things { get; } = [];

    internal HashSet<string> Items { get; } = new(StringComparer.Ordinal);

    internal HashSet<(string Item, ChannelUid Channel)> Links { get; } = [];

    internal HashSet<(string Item, string Namespace)> Metadata { get; } = [];

    internal HashSet<string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>True if a thing was made over the API.</summary>
    public bool HasThing(ThingUid uid) => Things.Contains(uid);

    /// <summary>True if an item was made over the API.</summary>
    public bool HasItem(string name) => Items.Contains(name);

    /// <summary>True if a link was made over the API.</summary>
    public bool HasLink(string item, ChannelUid channel) => Links.Contains((item, channel));

    /// <summary>True if what a namespace says of an item was made over the API.</summary>
    public bool HasMetadata(string item, string name) => Metadata.Contains((item, name));

    /// <summary>True if a semantic tag was made over the API.</summary>
    public bool HasTag(string uid) => Tags.Contains(uid);
}
