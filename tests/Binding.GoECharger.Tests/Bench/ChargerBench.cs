using HomeBinding.Bindings;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Simulator.GoECharger;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.GoECharger.Tests;

/// <summary>
/// One thing of the binding in a real engine, linked to items, with a simulated box behind real HTTP. Engine and box run on one clock, which moves
/// only in <see cref="UntilAsync"/> and <see cref="AdvanceAsync"/>, step by step, while no request is under way.
/// </summary>
internal sealed class ChargerBench : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);
    private static readonly EventSource User = new(SourceKind.User, "test");
    private static readonly ThingUid Uid = ThingUid.Parse("goecharger:goe:garage");
    private readonly InFlight _inFlight = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    private ChargerBench(ChargerSimulator simulator, FakeTimeProvider time)
    {
        (Simulator, Time) = (simulator, time);
        Engine = new HomeEngine(time, Log);
    }

    public FakeTimeProvider Time { get; }

    public TestLog Log { get; } = new();

    public HomeEngine Engine { get; }

    public ChargerSimulator Simulator { get; }

    public SimulatedCharger Charger => Simulator.Chargers[0];

    public Thing Thing => Engine.Things.Find(Uid)!;

    public ThingStatusInfo Status => Thing.Status;

    /// <summary>The filters of the polls so far, oldest first.</summary>
    public IReadOnlyList<string[]> Filters =>
    [
        .. Charger.Requests
            .Where(each => each.PathAndQuery.StartsWith("/api/status?filter=", StringComparison.Ordinal))
            .Select(each => each.PathAndQuery["/api/status?filter=".Length..].Split(',')),
    ];

    /// <summary>The writes so far, without <c>/api/set?</c>.</summary>
    public IReadOnlyList<string> Sets =>
    [
        .. Charger.Requests
            .Where(each => each.PathAndQuery.StartsWith("/api/set?", StringComparison.Ordinal))
            .Select(each => each.PathAndQuery["/api/set?".Length..]),
    ];

    /// <summary>Starts box, engine and thing; the first poll is on its way when this completes.</summary>
    public static async Task<ChargerBench> StartAsync(
        ChargerOptions? charger = null,
        string[]? channels = null,
        string? serial = null,
        int refreshInterval = 5,
        string? address = null,
        string names = "goecharger:goe",
        Action<SimulatedCharger>? prepare = null,
        IBinding? binding = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        var simulator = await ChargerSimulator.StartAsync(new SimulatorOptions { Charger = charger is null ? null : _ => charger }, time, CancellationToken.None);
        prepare?.Invoke(simulator.Chargers[0]);
        var bench = new ChargerBench(simulator, time);
        binding ??= new GoEChargerBinding();
        bench.Engine.Start();
        await bench.Engine.Things.AddBindingAsync(new LoadedBinding
        {
            Id = binding.Id,
            Name = binding.Name,
            ThingTypes = binding.ThingTypes,
            Services = bench._services,
            CreateHttpClient = bench._inFlight.CreateClient,
        });
        await bench.LinkAsync(channels ?? [.. ChargerChannels.All.Select(each => each.Id)], names);
        var configuration = new Dictionary<string, object?>
        {
            ["ip"] = address ?? simulator.EndpointOf(0).ToString(),
            ["refreshInterval"] = (decimal)refreshInterval,
        };
        if (serial is not null) configuration["serial"] = serial;
        await bench.Engine.Things.AddAsync([new ThingDefinition { Uid = Uid, Configuration = configuration }]);
        return bench;
    }

    /// <summary>As <see cref="StartAsync"/>, and waits until the thing is online and the first states have arrived.</summary>
    public static async Task<ChargerBench> StartOnlineAsync(
        ChargerOptions? charger = null, string[]? channels = null, string? serial = null, int refreshInterval = 5, Action<SimulatedCharger>? prepare = null)
    {
        var bench = await StartAsync(charger, channels, serial, refreshInterval, prepare: prepare);
        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Online);
        await bench.Engine.InvokeAsync(static () => { });
        return bench;
    }

    /// <summary>Adds an item for each channel, named like it, and links it.</summary>
    public Task LinkAsync(string[] channels, string names = "goecharger:goe", string prefix = "") => Engine.AddAsync(
        [.. channels.Select(each => new ItemDefinition { Name = prefix + each, Type = TypeOf(each) })],
        [.. channels.Select(each => new LinkDefinition(prefix + each, ChannelUid.Parse($"{names}:garage:{each}")))]);

    public string StateOf(string item) => Engine.FindItem(item)!.State.ToText();

    public Task<CommandResult> SendAsync(string item, ICommand command) => Engine.SendCommandAsync(item, command, User);

    /// <summary>Sends a command and moves the clock until it is answered.</summary>
    public async Task<CommandResult> CommandAsync(string item, ICommand command)
    {
        var answer = SendAsync(item, command);
        await UntilAsync(() => answer.IsCompleted);
        return await answer;
    }

    /// <summary>Moves the clock until something has happened.</summary>
    /// <param name="happened">What is waited for.</param>
    /// <param name="whileBusy">True to let time pass during requests too, so that they time out.</param>
    /// <param name="step">How far the clock moves at once; null for a tenth of a second.</param>
    public async Task UntilAsync(Func<bool> happened, bool whileBusy = false, TimeSpan? step = null)
    {
        var patience = TimeProvider.System.GetTimestamp();
        while (!happened())
        {
            await BreatheAsync();
            if (happened()) return;
            if (TimeProvider.System.GetElapsedTime(patience) > Patience)
                throw new TimeoutException($"It did not happen. Status: {Status}; requests: {string.Join(' ', Charger.Requests.Select(each => each.PathAndQuery))}");
            if (whileBusy || _inFlight.IsIdle) Time.Advance(step ?? Step);
        }
    }

    /// <summary>Lets time pass without waiting for requests, as a box that answers late needs it.</summary>
    public Task PassAsync(TimeSpan duration)
    {
        var end = Time.GetUtcNow() + duration;
        return UntilAsync(() => Time.GetUtcNow() >= end, whileBusy: true);
    }

    /// <summary>Waits, on a clock that stands still, until the thing has taken all commands that were sent to it. Needs the channel phaseMode.</summary>
    public async Task CommandsTakenAsync()
    {
        // Commands are taken in order, and this one is refused at once.
        var answer = await SendAsync("phaseMode", new TextValue("NONSENSE")).WaitAsync(Patience);
        Assert.Equal(CommandStatus.Rejected, answer.Status);
    }

    /// <summary>Lets time pass, with all requests that fall into it.</summary>
    public async Task AdvanceAsync(TimeSpan duration)
    {
        var end = Time.GetUtcNow() + duration;
        await UntilAsync(() => Time.GetUtcNow() >= end);
        await SettleAsync();
    }

    /// <summary>Waits, on a clock that stands still, until no request is under way and the engine has applied what came.</summary>
    public async Task SettleAsync()
    {
        for (var quiet = 0; quiet < 5; quiet = _inFlight.IsIdle ? quiet + 1 : 0) await BreatheAsync();
        await Engine.InvokeAsync(static () => { });
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Simulator.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static ItemType TypeOf(string channel) =>
        ItemType.TryParse(ChargerChannels.All.Single(each => each.Id == channel).ItemType!, out var type) ? type : throw new InvalidOperationException();

    // Real time, for the threads of the pool and the loopback; nothing is decided by how long it is.
    private static Task BreatheAsync() => Task.Delay(Breath, TimeProvider.System);
}
