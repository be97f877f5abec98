using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Engine.Tests.Support;

/// <summary>A running engine in virtual time, with one binding whose handlers a test scripts.</summary>
internal sealed class Home : IAsyncDisposable
{
    private Home(EngineOptions? options)
    {
        Engine = new HomeEngine(Time, Log, options);
        Engine.Start();
    }

    public static EventSource User { get; } = new(SourceKind.User, "test");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public LogRecorder Log { get; } = new();

    public HomeEngine Engine { get; }

    public Mailbox Observer { get; private set; } = null!;

    /// <summary>All events, as an observer's mailbox got them.</summary>
    public ConcurrentQueue<ItemEvent> Events { get; } = new();

    public static async Task<Home> StartAsync(EngineOptions? options = null, params (string Name, ItemType Type)[] items)
    {
        var home = new Home(options);
        home.Observer = home.Engine.CreateMailbox("test");
        await home.Engine.SubscribeAllAsync(home.Observer, ItemEventKinds.All, (each, _) => home.Events.Enqueue(each));
        await home.Engine.AddAsync([.. items.Select(each => new ItemDefinition { Name = each.Name, Type = each.Type })], []);
        return home;
    }

    public Task LinkAsync(params (string Item, string Channel)[] links) =>
        Engine.AddAsync([], [.. links.Select(each => new LinkDefinition(each.Item, ChannelUid.Parse(each.Channel)))]);

    public Task AddThingsAsync(params string[] uids) =>
        Engine.Things.AddAsync([.. uids.Select(each => new ThingDefinition { Uid = ThingUid.Parse(each) })]);

    public Thing Thing(string uid) => Engine.Things.Find(ThingUid.Parse(uid))!;

    public IState State(string item) => Engine.FindItem(item)!.State;

    public Task<CommandResult> SendAsync(string item, ICommand command) => Engine.SendCommandAsync(item, command, User).WaitAsync(Eventually.Limit);

    /// <summary>After everything that was put in before was applied.</summary>
    public Task AppliedAsync() => Engine.InvokeAsync(static () => { }).WaitAsync(Eventually.Limit);

    /// <summary>After everything that was put in before has reached the observer.</summary>
    public async Task<IReadOnlyList<ItemEvent>> SeenAsync()
    {
        await AppliedAsync();
        await Eventually.HoldsAsync(() => Events.Count == Engine.Statistics.Events);
        return [.. Events];
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    public static DecimalValue Number(decimal value) => new(value);

    public static Quantity<Power> Watts(decimal value) => value * Units.Units.Watt;
}
