using HomeBinding.Channels;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Bench.Engine;

/// <summary>A binding whose channel the bench publishes to itself.</summary>
internal static class BenchBinding
{
    private static readonly ChannelDefinition<Quantity<Power>> Power = ChannelDefinitions.Quantity("power", HomeBinding.Units.Units.Watt);

    public static Dictionary<ThingUid, Channel<Quantity<Power>>> Channels { get; } = [];

    public static LoadedBinding Create() => new()
    {
        Id = "bench",
        Name = "Bench",
        ThingTypes = [new ThingType<BenchConfiguration>("bench:meter", static (context, _) => new Handler(context)) { Label = "Meter", Channels = [Power] }],
        Services = new NoServices(),
        CreateHttpClient = static () => new HttpClient(),
    };

    private sealed class Handler(IThingContext context) : ThingHandler(context)
    {
        public override ValueTask StartAsync(CancellationToken cancellationToken)
        {
            lock (Channels) Channels[Context.Uid] = Context.Channel(Power);
            Context.SetStatus(ThingStatusInfo.Online);
            return ValueTask.CompletedTask;
        }
    }

    private sealed record BenchConfiguration;

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
