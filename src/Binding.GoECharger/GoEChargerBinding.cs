using HomeBinding.Bindings;
using HomeBinding.Configuration;
using HomeBinding.Discovery;
using HomeBinding.Things;

namespace HomeBinding.GoECharger;

/// <summary>The binding for go-e chargers with the local HTTP API v2.</summary>
public sealed class GoEChargerBinding : IBinding
{
    /// <inheritdoc/>
    public string Id => "goecharger";

    /// <inheritdoc/>
    public string Name => "go-e Charger";

    /// <inheritdoc/>
    public IReadOnlyList<ThingType> ThingTypes { get; } =
    [
        new ThingType<ChargerConfiguration>("goecharger:goe", static (context, configuration) => new ChargerHandler(context, configuration))
        {
            Label = "go-e Charger",
            Description = "Charger for electric cars by go-e with the local HTTP API v2: HOME V3, Gemini, PRO and CORE.",
            Category = "Energy",
            Channels = ChargerChannels.All,
            Aliases = [ThingTypeUid.Parse("goechargerapiv2:goeapiv2")],
            RepresentationProperty = ThingProperties.SerialNumber,
            ValidateConfiguration = Validate,
            SemanticEquipmentTag = "EVSE",
            Actions =
            [
                ThingAction.Of<ChargerHandler, ForceStateInput, string>("setForceState", static (handler, input, token) => handler.SetForceStateAsync(input.State, token)) with
                {
                    Label = "Force or stop charging",
                    Description = "Lets the charger decide (neutral), stops charging (off) or charges whatever its rules say (on), and waits until the charger shows it.",
                },
            ],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<DiscoveryService> Discoveries { get; } = [ChargerDiscovery.Service];

    private static IEnumerable<ConfigError> Validate(ChargerConfiguration configuration)
    {
        if (!ChargerAddress.TryParse(configuration.Ip, out _))
            yield return new ConfigError("ip", $"'ip' is '{configuration.Ip}'; expected an IP address or a host name, e.g. 192.168.1.6 or charger.local:8080.");
    }
}
