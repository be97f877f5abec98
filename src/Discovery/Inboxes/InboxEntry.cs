using HomeBinding.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>A result in the inbox.</summary>
public sealed record InboxEntry
{
    /// <summary>What was found.</summary>
    public required DiscoveryResult Result { get; init; }

    /// <summary>What found it, <c>binding:service</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When it was found last.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>True if the user ignores it. Such an entry does not end, so that it stays ignored.</summary>
    public bool IsIgnoredByUser { get; init; }

    /// <summary>The thing that it is already; null for none.</summary>
    public ThingUid? Thing { get; init; }

    /// <summary>Set if it is a thing whose file has another address.</summary>
    public AddressChange? AddressChange { get; init; }

    /// <summary>The id that its thing would get.</summary>
    public ThingUid Uid => Result.ThingUid;

    /// <summary>Whether anybody needs to look at it.</summary>
    public InboxFlag Flag => IsIgnoredByUser || Thing is not null ? InboxFlag.Ignored : InboxFlag.New;

    /// <summary>When it ends unless it is found again; null for never.</summary>
    public DateTimeOffset? Expires => IsIgnoredByUser ? null : Timestamp + Result.TimeToLive;
}
