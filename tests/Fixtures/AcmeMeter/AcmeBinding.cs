using AcmeMeter.Mistakes;
using HomeBinding.Bindings;
using HomeBinding.Channels;
using HomeBinding.Profiles;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.DependencyInjection;

namespace AcmeMeter;

public sealed class AcmeBinding : IBinding, IDisposable
{
    internal static readonly ChannelDefinition<Quantity<Power>> Power = ChannelDefinitions.Quantity("power", Units.Watt);

    internal static readonly ChannelDefinition<Quantity<ElectricCurrent>> Limit = ChannelDefinitions.Quantity("limit", Units.Ampere) with { Writable = true };

    internal static readonly ChannelDefinition<TextValue> Release = ChannelDefinitions.Text("release");

    public AcmeBinding() => Mistake.InConstructor();

    public string Id => Mistake.Id ?? "acme";

    public string Name => "Acme meter";

    public IReadOnlyList<ThingType> ThingTypes { get; } = Mistake.InThingTypes() ??
    [
        new ThingType<MeterConfig>("acme:meter", (context, config) => new MeterHandler(context, config))
        {
            Label = "Acme meter",
            Channels = [Power, Limit, Release],
        },
    ];

    public IReadOnlyList<ProfileType> Profiles { get; } = [PeakProfile.Type];

    public void ConfigureServices(IServiceCollection services)
    {
        Mistake.InConfigureServices();
        services.AddSingleton<ReplyReader>();
    }

    public void Dispose() => Mistake.InDispose();
}
