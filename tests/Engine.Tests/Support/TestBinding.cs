using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Support;

/// <summary>A binding with one thing type, <c>test:lamp</c> alias <c>other:light</c>, whose handlers do what a test says.</summary>
internal sealed class TestBinding
{
    public static readonly ChannelDefinition<OnOff> Switch = ChannelDefinitions.Switch("switch") with { Writable = true };
    public static readonly ChannelDefinition<Quantity<Power>> Power = ChannelDefinitions.Quantity("power", Units.Units.Watt) with { Writable = true };
    public static readonly ChannelDefinition<Quantity<Energy>> Energy = ChannelDefinitions.Quantity("energy", Units.Units.WattHour);
    public static readonly ChannelDefinition<DecimalValue> Level = ChannelDefinitions.Number("level") with { Writable = true };

    /// <summary>Runs in the handler's constructor.</summary>
    public Action<IThingContext> Constructing { get; set; } = static _ => { };

    /// <summary>Runs as the handler starts.</summary>
    public Func<TestHandler, CancellationToken, ValueTask> Starting { get; set; } = static (handler, _) =>
    {
        handler.Context.SetStatus(ThingStatusInfo.Online);
        return ValueTask.CompletedTask;
    };

    /// <summary>Runs as the handler stops.</summary>
    public Func<TestHandler, CancellationToken, ValueTask> Stopping { get; set; } = static (_, _) => ValueTask.CompletedTask;

    /// <summary>Answers commands to all writable channels.</summary>
    public Func<Channel, IState, CancellationToken, ValueTask<CommandResult>> Answering { get; set; } = static (_, _, _) => new(CommandResult.Accepted);

    public Func<TestConfig, IEnumerable<ConfigError>>? Validating { get; set; }

    /// <summary>The handlers in the order of their making.</summary>
    public ConcurrentQueue<TestHandler> Handlers { get; } = new();

    /// <summary>The commands that reached a handler.</summary>
    public ConcurrentQueue<(ChannelUid Channel, IState Command)> Commands { get; } = new();

    public Func<HttpClient> CreateHttpClient { get; set; } = static () => new HttpClient();

    public TestHandler Handler => Handlers.Last();

    public LoadedBinding Load() => new()
    {
        Id = "test",
        Name = "Test",
        ThingTypes =
        [
            new ThingType<TestConfig>("test:lamp", (context, config) => new TestHandler(this, context, config))
            {
                Label = "Lamp",
                Channels = [Switch, Power, Energy, Level],
                Aliases = [ThingTypeUid.Parse("other:light")],
                ValidateConfiguration = config => Validating?.Invoke(config) ?? [],
            },
        ],
        Services = new NoServices(),
        CreateHttpClient = () => CreateHttpClient(),
    };
}

internal sealed record TestConfig
{
    [ConfigParameter(Minimum = 1, Maximum = 10)]
    public int Size { get; init; } = 5;
}

internal sealed class TestHandler : ThingHandler
{
    private readonly TestBinding _binding;

    public TestHandler(TestBinding binding, IThingContext context, TestConfig config)
        : base(context)
    {
        _binding = binding;
        Config = config;
        binding.Handlers.Enqueue(this);
        binding.Constructing(context);
        Answer(TestBinding.Switch);
        Answer(TestBinding.Power);
        Answer(TestBinding.Level);
    }

    public new IThingContext Context => base.Context;

    public TestConfig Config { get; }

    public override ValueTask StartAsync(CancellationToken cancellationToken) => _binding.Starting(this, cancellationToken);

    /// <summary>True once it was asked to clean up at the device.</summary>
    public bool WasRemoved { get; private set; }

    public override ValueTask RemoveAsync(CancellationToken cancellationToken)
    {
        WasRemoved = true;
        return base.RemoveAsync(cancellationToken);
    }

    public override ValueTask StopAsync(CancellationToken cancellationToken) => _binding.Stopping(this, cancellationToken);

    public void Publish<T>(ChannelDefinition<T> definition, T value)
        where T : class, IState => Context.Channel(definition).Publish(value);

    private void Answer<T>(ChannelDefinition<T> definition)
        where T : class, IState
    {
        var channel = Context.Channel(definition);
        channel.OnCommand((value, token) =>
        {
            _binding.Commands.Enqueue((channel.Uid, value));
            return _binding.Answering(channel, value, token);
        });
    }
}

internal sealed class NoServices : IServiceProvider
{
    public object? GetService(Type serviceType) => null;
}
