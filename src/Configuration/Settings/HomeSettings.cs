using HomeBinding.Units;

namespace HomeBinding.Configuration.Settings;

/// <summary>Settings of the whole home, from the file <c>settings.yaml</c> of its folder; what the file does not say keeps its default.</summary>
public sealed record HomeSettings
{
    /// <summary>Picks the default units of items that name none: <c>SI</c> or <c>US</c> (openHAB's <c>org.openhab.i18n:measurementSystem</c>).</summary>
    public MeasurementSystem MeasurementSystem { get; init; } = MeasurementSystem.SI;

    /// <summary>What commands do to the states of linked items before the device has answered.</summary>
    public AutoUpdateSettings AutoUpdate { get; init; } = new();

    /// <summary>How new devices are found.</summary>
    public DiscoverySettings Discovery { get; init; } = new();

    /// <summary>How the home is served over HTTP.</summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary>Where metrics and traces are sent.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Links to other user interfaces.</summary>
    public IReadOnlyList<TileSettings> Tiles { get; init; } = [];
}
