using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Links;

/// <summary>A live link of an item and a channel, whether the channel's thing works at the moment or not.</summary>
public sealed class Link
{
    private Trouble? _trouble;

    internal Link(LinkDefinition definition, Item item)
    {
        Definition = definition;
        Item = item;
    }

    /// <summary>What the file says of it.</summary>
    public LinkDefinition Definition { get; }

    /// <summary>The item.</summary>
    public Item Item { get; }

    /// <summary>The channel's id as the file writes it.</summary>
    public ChannelUid ChannelUid => Definition.Channel;

    /// <summary>What is wrong with it, in a sentence: its profile is missing, does not fit, or failed at its newest input. Null if nothing is.</summary>
    public string? Error
    {
        get => Volatile.Read(ref _trouble)?.Error;
        internal set
        {
            if (value != Error) Volatile.Write(ref _trouble, new Trouble(value, ProfileFailures));
        }
    }

    /// <summary>How often its profile failed.</summary>
    public long ProfileFailures => Volatile.Read(ref _trouble)?.Failures ?? 0;

    /// <summary>The profile at work; null for the default one, and as long as there is none.</summary>
    public ProfileTypeUid? ActiveProfile => Profile?.Type.Uid;

    internal ChannelEndpoint? Endpoint { get; set; }

    /// <summary>Owned by the event loop. Stays while the thing is restarted, so that what it keeps is not lost.</summary>
    internal LinkProfile? Profile { get; set; }

    /// <summary>The profile that the file names; null for the default.</summary>
    internal ProfileTypeUid? Named => Definition.Profile is { } text && ProfileTypeUid.TryParse(text, out var uid) && uid != SystemProfiles.Default ? uid : null;

    /// <summary>True if nothing passes it, because it has no profile to pass it.</summary>
    internal bool IsBlocked => Profile is null && Error is not null;

    internal void Fail(string error) => Volatile.Write(ref _trouble, new Trouble(error, ProfileFailures + 1));

    // Few links have any: the others pay one reference for it.
    private sealed record Trouble(string? Error, long Failures);
}
