using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Profiles;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>A binding <c>box</c> whose things <c>box:box:…</c> have channels of many kinds, and that can bring profiles.</summary>
internal sealed class BoxBinding
{
    public static readonly ChannelDefinition<OnOff> Switch = ChannelDefinitions.Switch("switch") with { Writable = true };
    public static readonly ChannelDefinition<PercentValue> Dimmer = ChannelDefinitions.Dimmer("dimmer") with { Writable = true };
    public static readonly ChannelDefinition<DecimalValue> Number = ChannelDefinitions.Number("number") with { Writable = true };
    public static readonly ChannelDefinition<Quantity<Temperature>> Temperature = ChannelDefinitions.Quantity("temperature", Units.Units.Celsius) with { Writable = true };
    public static readonly TriggerChannelDefinition RawButton = ChannelDefinitions.Trigger("rawbutton", "PRESSED", "RELEASED") with { TypeUid = ChannelTypeUid.Parse("system:rawbutton") };
    public static readonly TriggerChannelDefinition Rocker = ChannelDefinitions.Trigger("rocker") with { TypeUid = ChannelTypeUid.Parse("system:rawrocker") };
    public static readonly TriggerChannelDefinition Event = ChannelDefinitions.Trigger("event");

    public ConcurrentQueue<string> Commands { get; } = new();

    public ConcurrentDictionary<string, BoxHandler> Handlers { get; } = new();

    /// <summary>Runs as a handler starts.</summary>
    public Func<BoxHandler, CancellationToken, ValueTask> Starting { get; set; } = static (handler, _) =>
    {
        handler.Thing.SetStatus(ThingStatusInfo.Online);
        return ValueTask.CompletedTask;
    };

    public IReadOnlyList<ProfileType> Profiles { get; set; } = [];

    public LoadedBinding Load() => new()
    {
        Id = "box",
        Name = "Box",
        ThingTypes =
        [
            new ThingType<NoParameters>("box:box", (context, _) => new BoxHandler(this, context))
            {
                Label = "Box",
                Channels = [Switch, Dimmer, Number, Temperature, RawButton, Rocker, Event],
            },
        ],
        Profiles = Profiles,
        Services = new NoServices(),
        CreateHttpClient = static () => new HttpClient(),
    };
}

internal sealed class BoxHandler : ThingHandler
{
    private readonly BoxBinding _binding;

    public BoxHandler(BoxBinding binding, IThingContext context)
        : base(context)
    {
        _binding = binding;
        binding.Handlers[context.Uid.Id] = this;
        Answer(BoxBinding.Switch);
        Answer(BoxBinding.Dimmer);
        Answer(BoxBinding.Number);
        Answer(BoxBinding.Temperature);
    }

    public IThingContext Thing => Context;

    public override ValueTask StartAsync(CancellationToken cancellationToken) => _binding.Starting(this, cancellationToken);

    public override ValueTask StopAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Publish<T>(ChannelDefinition<T> channel, T state)
        where T : class, IState => Context.Channel(channel).Publish(state);

    public void Trigger(TriggerChannelDefinition channel, string triggerEvent) => Context.Channel(channel).Trigger(triggerEvent);

    private void Answer<T>(ChannelDefinition<T> definition)
        where T : class, IState
    {
        var channel = Context.Channel(definition);
        channel.OnCommand((value, _) =>
        {
            _binding.Commands.Enqueue($"{channel.Uid.Thing.Id}:{channel.Uid.Id} {value.ToText()}");
            return new(CommandResult.Accepted);
        });
    }
}

/// <summary>A home with a box binding.</summary>
internal sealed class BoxHome : IAsyncDisposable
{
    private BoxHome(Home home, BoxBinding binding)
    {
        Home = home;
        Binding = binding;
    }

    public Home Home { get; }

    public BoxBinding Binding { get; }

    public HomeEngine Engine => Home.Engine;

    public IReadOnlyList<string> Commands => [.. Binding.Commands];

    public static async Task<BoxHome> StartAsync(params (string Name, ItemType Type)[] items) => await StartAsync(new BoxBinding(), items);

    public static async Task<BoxHome> StartAsync(BoxBinding binding, params (string Name, ItemType Type)[] items)
    {
        var home = await Home.StartAsync(null, items);
        await home.Engine.Things.AddBindingAsync(binding.Load());
        return new BoxHome(home, binding);
    }

    public Task AddThingsAsync(params string[] ids) => Home.AddThingsAsync([.. ids.Select(each => $"box:box:{each}")]);

    public BoxHandler Box(string id) => Binding.Handlers[id];

    /// <summary>Links an item to <c>thing:channel</c>, with a profile and parameters <c>name=value;…</c>.</summary>
    public Task LinkAsync(string item, string channel, string? profile = null, string config = "") => Engine.AddAsync([], [Link(item, channel, profile, config)]);

    public static LinkDefinition Link(string item, string channel, string? profile = null, string config = "") => new(item, ChannelUid.Parse($"box:box:{channel}"))
    {
        Profile = profile,
        Configuration = config.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')).ToDictionary(each => each[0], each => (object?)each[1]),
    };

    public Link LinkOf(string item, string channel) => Engine.FindItem(item)!.Links.Single(each => each.ChannelUid.ToString() == $"box:box:{channel}");

    public Task<CommandResult> SendAsync(string item, ICommand command) => Home.SendAsync(item, command);

    /// <summary>After everything that was put in before was applied, and commands were answered.</summary>
    public async Task SettledAsync()
    {
        await Home.SeenAsync();
        await Eventually.HoldsAsync(() => Engine.Things.All.All(each => each.WaitingCommands == 0));
        await Home.SeenAsync();
    }

    /// <summary>Lets time pass, and what was due happen.</summary>
    public async Task PassAsync(int milliseconds)
    {
        await SettledAsync();
        Home.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await SettledAsync();
    }

    /// <summary>The events of an item as <c>kind value</c>.</summary>
    public IReadOnlyList<string> EventsOf(string item) =>
        [.. Home.Events.Where(each => each.Item.Name == item && each.Kind is (ItemEventKind.Updated or ItemEventKind.Commanded)).Select(each => each.Kind == ItemEventKind.Updated ? $"update {each.NewState.ToText()}" : $"command {each.Command!.ToText()}")];

    public ValueTask DisposeAsync() => Home.DisposeAsync();
}
