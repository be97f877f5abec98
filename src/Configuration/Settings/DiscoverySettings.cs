namespace HomeBinding.Configuration.Settings;

/// <summary>How new devices are found.</summary>
public sealed record DiscoverySettings
{
    /// <summary>True if devices that announce themselves are noticed all the time; otherwise only when a scan is asked for.</summary>
    public bool Background { get; init; }
}
