using HomeBinding.Configuration;

namespace HomeBinding.GoECharger;

/// <summary>The configuration of a charger.</summary>
internal sealed record ChargerConfiguration
{
    [ConfigParameter(
        Label = "Address",
        Description = "IP address or host name of the charger, with :port if it is not 80.",
        Context = "network-address",
        Minimum = 1)]
    public required string Ip { get; init; }

    [ConfigParameter(
        Label = "Refresh interval",
        Description = "Seconds from one poll to the next. The charger works once a second.",
        Unit = "s",
        Minimum = 1,
        Maximum = 86_400)]
    public int RefreshInterval { get; init; } = 5;

    [ConfigParameter(
        Label = "Serial number",
        Description = "If given, a device with another serial number at this address is refused, and gets no commands.",
        Minimum = 1,
        Advanced = true)]
    public string? Serial { get; init; }
}
