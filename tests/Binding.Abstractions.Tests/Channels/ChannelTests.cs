using System.Reactive.Linq;
using System.Reactive.Subjects;
using HomeBinding.Channels;
using HomeBinding.Units;
using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Binding.Abstractions.Tests.Channels;

public sealed class ChannelTests
{
    private static readonly ChannelDefinition<DecimalValue> Level = ChannelDefinitions.Number("level") with { Writable = true };
    private static readonly ChannelDefinition<Quantity<Power>> Watts = ChannelDefinitions.Quantity("power", Known.Watt) with { Writable = true };

    private readonly RecordingHost _host = new();
    private readonly List<string> _seen = [];

    [Fact]
    public void Subscribe_BeforeTheFirstState_GetsNothing_ThenEach()
    {
        var channel = _host.Create(Level);
        using var subscription = channel.Subscribe(each => _seen.Add(each.ToString()));
        Assert.Empty(_seen);

        channel.Publish(new DecimalValue(1));
        channel.Publish(new DecimalValue(1));
        channel.PublishUndef();

        Assert.Equal(["1", "1", "UNDEF"], _seen);
        Assert.Equal(["1", "1", "UNDEF"], _host.Published.Select(each => each.ToText()));
    }

    [Fact]
    public void Subscribe_Later_GetsTheNewestFirst()
    {
        var channel = _host.Create(Level);
        channel.Publish(new DecimalValue(1));
        channel.Publish(new DecimalValue(2));
        using (channel.Subscribe(each => _seen.Add(each.ToString()))) channel.Publish(new DecimalValue(3));
        channel.PublishUndef();
        using var second = channel.Subscribe(each => _seen.Add(each.ToString()));

        Assert.Equal(["2", "3", "UNDEF"], _seen);
    }

    [Fact]
    public void Unsubscribe_WithinOnNext_IsTheEnd_ForIt()
    {
        var channel = _host.Create(Level);
        channel.Publish(new DecimalValue(1));
        using var once = channel.Take(1).Subscribe(each => _seen.Add($"once {each}"));
        using var twice = channel.Take(2).Subscribe(each => _seen.Add($"twice {each}"));
        using var always = channel.Subscribe(each => _seen.Add($"always {each}"));

        channel.Publish(new DecimalValue(2));
        channel.Publish(new DecimalValue(3));

        Assert.Equal(["once 1", "twice 1", "always 1", "twice 2", "always 2", "always 3"], _seen);
    }

    [Fact]
    public void Unsubscribe_ByAnotherObserver_TakesEffectAtOnce()
    {
        var channel = _host.Create(Level);
        IDisposable? second = null;
        using var first = channel.Subscribe(_ => second!.Dispose());
        second = channel.Subscribe(each => _seen.Add(each.ToString()));

        channel.Publish(new DecimalValue(1));

        Assert.Empty(_seen);
    }

    [Fact]
    public void Observer_SubscribedTwice_IsTakenOffOnce()
    {
        var channel = _host.Create(Level);
        using var subject = new Subject<ChannelState<DecimalValue>>();
        using var subscription = subject.Subscribe(each => _seen.Add(each.ToString()));
        var first = channel.Subscribe(subject);
        using var second = channel.Subscribe(subject);

        first.Dispose();
        first.Dispose();
        channel.Publish(new DecimalValue(1));

        Assert.Equal(["1"], _seen);
    }

    [Fact]
    public void Observer_Throws_IsReportedAndTakenOff_AndOthersGoOn()
    {
        var channel = _host.Create(Level);
        using var bad = channel.Subscribe(_ =>
        {
            _seen.Add("bad");
            throw new InvalidOperationException("broken");
        });
        using var good = channel.Subscribe(each => _seen.Add(each.ToString()));

        channel.Publish(new DecimalValue(1));
        channel.Publish(new DecimalValue(2));

        Assert.Equal(["bad", "1", "2"], _seen);
        Assert.Equal("broken", Assert.Single(_host.Failures).Message);
    }

    [Fact]
    public async Task Publish_FromManyThreads_OneAtATime_InOneOrderForAll()
    {
        var channel = _host.Create(Level);
        var (inside, overlaps) = (0, 0);
        var seen = new List<IState>();
        using var subscription = channel.Subscribe(each =>
        {
            if (Interlocked.Increment(ref inside) != 1) overlaps++;
            seen.Add(each.State);
            Interlocked.Decrement(ref inside);
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 5000; i++) channel.Publish(new DecimalValue((thread * 5000) + i));
        })));

        Assert.Equal(0, overlaps);
        Assert.Equal(_host.Published, seen);
        Assert.Same(seen[^1], channel.State);
    }

    [Fact]
    public void Publish_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => _host.Create(Level).Publish(null!));

    [Fact]
    public void OnCommand_Twice_OrOnAReadOnlyChannel_IsRefused()
    {
        var channel = _host.Create(Level);
        channel.OnCommand(static (_, _) => new(CommandResult.Accepted));

        Assert.Throws<InvalidOperationException>(() => channel.OnCommand(static (_, _) => new(CommandResult.Accepted)));
        Assert.Throws<InvalidOperationException>(() => _host.Create(ChannelDefinitions.Number("level")).OnCommand(static (_, _) => new(CommandResult.Accepted)));
    }

    [Theory]
    [InlineData("700", "700 W", null)]
    [InlineData("2 kW", "2 kW", null)]
    [InlineData("5 Wh", null, "Rejected: 5 Wh is an Energy; expected a Power, e.g. in W.")]
    [InlineData("ON", null, "Rejected: ON is not accepted; expected a Power, e.g. in W.")]
    public async Task HandleCommand_ConvertsOrSaysWhatIsExpected(string text, string? expected, string? refused)
    {
        var channel = _host.Create(Watts);
        channel.OnCommand((value, _) =>
        {
            _seen.Add(value.ToText());
            return new(CommandResult.Confirmed);
        });
        ICommand command = OnOff.TryParse(text, out var onOff) ? onOff : DecimalValue.TryParse(text, out var number) ? number : Quantity.Parse(text);

        var result = await channel.HandleCommandAsync(command, CancellationToken.None);

        Assert.Equal(refused ?? "Confirmed", result.ToString());
        Assert.Equal(expected is null ? [] : [expected], _seen);
    }

    [Fact]
    public async Task HandleCommand_WithoutHandler_Throwing_OrCancelled_IsAnAnswer()
    {
        var channel = _host.Create(Level);
        Assert.Equal("Rejected: The binding of test:lamp:a:level handles no commands.", (await channel.HandleCommandAsync(new DecimalValue(1), CancellationToken.None)).ToString());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        channel.OnCommand(static (value, token) =>
        {
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("out of order");
        });

        Assert.Equal("Failed: The binding failed: out of order", (await channel.HandleCommandAsync(new DecimalValue(1), CancellationToken.None)).ToString());
        Assert.Equal(CommandStatus.TimedOut, (await channel.HandleCommandAsync(new DecimalValue(1), cancelled.Token)).Status);
    }
}
