using HomeBinding.Discovery.Mdns;

namespace HomeBinding.Discovery;

/// <summary>How devices are looked for.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>True if services that can do so also work while nobody asks. Off unless the user wants it.</summary>
    public bool Background { get; init; }

    /// <summary>The ids of bindings that do not work in the background even so (openHAB's <c>discovery.&lt;binding&gt;:background=false</c>).</summary>
    public IReadOnlySet<string> NotInBackground { get; init; } = new HashSet<string>();

    /// <summary>Where the mDNS client asks, and how much it takes in.</summary>
    public MdnsOptions Mdns { get; init; } = new();

    /// <summary>How long the code of a binding may take to return, and to end after it was told to.</summary>
    public TimeSpan CallbackLimit { get; init; } = TimeSpan.FromSeconds(5);
}
