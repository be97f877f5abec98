using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Whether anybody needs to look at an entry (openHAB's DiscoveryResultFlag).</summary>
[SuppressMessage("Naming", "CA1711", Justification = "openHAB's name.")]
public enum InboxFlag
{
    /// <summary>It waits for somebody to approve or ignore it.</summary>
    New,

    /// <summary>The user does not want it, or it is a thing already.</summary>
    Ignored,
}
