namespace HomeBinding.Discovery.Inboxes;

/// <summary>What happened to an entry (openHAB's InboxAddedEvent, InboxUpdatedEvent, InboxRemovedEvent, and one of our own).</summary>
public enum InboxChangeKind
{
    /// <summary>It is there.</summary>
    Added,

    /// <summary>Its result or its flag has changed.</summary>
    Updated,

    /// <summary>It has gone: taken back, not found again in time, or removed by the user.</summary>
    Removed,

    /// <summary>It is a thing, and was found at another address than the thing's file says.</summary>
    AddressChanged,
}
