using HomeBinding.Binding.Abstractions.Tests.Channels;
using HomeBinding.Channels;
using HomeBinding.Polling;
using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Polling;

/// <summary>A polled device with two values, whose answers a test scripts.</summary>
internal sealed class Box : PollingThingHandler
{
    public static readonly ChannelDefinition<DecimalValue> A = ChannelDefinitions.Number("a") with { Writable = true };
    public static readonly ChannelDefinition<DecimalValue> B = ChannelDefinitions.Number("b") with { Writable = true };

    private int _inside;

    private Box(FakeThing thing, WatchedTime time, RecordingHost host)
        : base(thing)
    {
        (Thing, Time, Host) = (thing, time, host);
    }

    public FakeThing Thing { get; }

    public WatchedTime Time { get; }

    public RecordingHost Host { get; }

    /// <summary>What the device has.</summary>
    public Dictionary<string, string> Values { get; } = new() { ["a"] = "0", ["b"] = "0" };

    public Func<CancellationToken, Task> Polling { get; set; } = static _ => Task.CompletedTask;

    public Func<IReadOnlyList<PendingCommand>, CancellationToken, Task>? Writing { get; set; }

    public List<double> PolledAt { get; } = [];

    public List<string> Written { get; } = [];

    public int Overlaps { get; private set; }

    public double Jitter { get; set; }

    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(10);

    public string Status => Thing.Statuses.Last().ToString();

    protected override TimeSpan Interval => Every;

    public static async Task<Box> StartAsync(Action<Box>? script = null, WatchedTime? time = null)
    {
        time ??= new WatchedTime();
        var host = new RecordingHost();
        var box = new Box(new FakeThing(time, host, A, B), time, host);
        script?.Invoke(box);
        await box.StartAsync(CancellationToken.None);
        return box;
    }

    public Task<CommandResult> SendAsync(string key, string value, CancellationToken cancellationToken = default) =>
        QueueAsync(Thing.Channel(key == "a" ? A : B), key, value, () => Values[key] == value, cancellationToken).AsTask();

    public void PollSoon() => RequestPoll();

    protected override double NextJitter() => Jitter;

    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        PolledAt.Add(Math.Round((Time.GetUtcNow() - Time.Start).TotalSeconds, 1));
        await OneAtATimeAsync(() => Polling(cancellationToken));
        Thing.Channel(A).Publish(new DecimalValue(decimal.Parse(Values["a"], System.Globalization.CultureInfo.InvariantCulture)));
        Thing.Channel(B).Publish(new DecimalValue(decimal.Parse(Values["b"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    protected override async ValueTask WriteAsync(IReadOnlyList<PendingCommand> commands, CancellationToken cancellationToken)
    {
        Written.Add(string.Join(' ', commands.Select(each => $"{each.Key}={each.Value}")));
        await OneAtATimeAsync(() => Writing?.Invoke(commands, cancellationToken) ?? Task.CompletedTask);
        if (Writing is not null) return;
        foreach (var command in commands) Values[command.Key] = command.Value;
    }

    private async Task OneAtATimeAsync(Func<Task> request)
    {
        if (Interlocked.Increment(ref _inside) != 1) Overlaps++;
        try
        {
            await request();
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
