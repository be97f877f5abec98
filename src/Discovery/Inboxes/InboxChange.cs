namespace HomeBinding.Discovery.Inboxes;

/// <summary>Something happened to an entry.</summary>
/// <param name="Kind">What.</param>
/// <param name="Entry">The entry as it is now; if it was removed, as it was.</param>
public sealed record InboxChange(InboxChangeKind Kind, InboxEntry Entry);
