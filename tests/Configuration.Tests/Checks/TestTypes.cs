using HomeBinding.Channels;
using HomeBinding.Profiles;
using HomeBinding.Things;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Tests.Checks;

internal static class TestTypes
{
    public static IReadOnlyList<ThingType> All { get; } =
    [
        new ThingType<BoxConfiguration>("goecharger:goe", (_, _) => throw new NotSupportedException())
        {
            Label = "Charger",
            Aliases = [ThingTypeUid.Parse("goechargerapiv2:goeapiv2")],
            Channels =
            [
                ChannelDefinitions.Quantity("maxCurrent", Units.Units.Ampere),
                ChannelDefinitions.Quantity("powerL1", Units.Units.Watt),
                ChannelDefinitions.Number("chargingPhases"),
                ChannelDefinitions.Switch("allowCharging"),
                ChannelDefinitions.Contact("door"),
                ChannelDefinitions.Text("error"),
                ChannelDefinitions.DateTime("since"),
                ChannelDefinitions.Dimmer("level"),
                ChannelDefinitions.Trigger("button", "PRESSED", "RELEASED") with { TypeUid = ChannelTypeUid.Parse("system:rawbutton") },
                ChannelDefinitions.Trigger("event"),
            ],
        },
    ];

    public static IReadOnlyList<ProfileType> Profiles { get; } =
    [
        new ProfileType<NoParameters>("acme:smooth", (_, _) => throw new NotSupportedException()) { Label = "Smooth" },
    ];

    internal sealed record BoxConfiguration
    {
        [ConfigParameter(Minimum = 1)]
        public required string Ip { get; init; }

        [ConfigParameter(Unit = "s", Minimum = 1, Maximum = 86_400)]
        public int RefreshInterval { get; init; } = 5;

        [ConfigParameter]
        public bool Verify { get; init; }

        [ConfigParameter]
        public string? Serial { get; init; }
    }
}
