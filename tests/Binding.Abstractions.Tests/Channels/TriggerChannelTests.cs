using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Channels;

public sealed class TriggerChannelTests
{
    private static readonly TriggerChannelDefinition Button = ChannelDefinitions.Trigger("button", "SHORT_PRESSED", "LONG_PRESSED");
    private readonly RecordingHost _host = new();

    [Fact]
    public void Definition_OfATriggerChannel_HasNoItemType()
    {
        Assert.Equal(ChannelKind.Trigger, Button.Kind);
        Assert.Null(Button.ItemType);
        Assert.Equal(["SHORT_PRESSED", "LONG_PRESSED"], Button.Events.Select(each => each.Value));
        Assert.False(Button.TryConvert(OnOff.On, out _, out var error));
        Assert.Contains("trigger channel", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Trigger_ADeclaredEvent_ReachesHostAndObservers()
    {
        var channel = Create(Button);
        var seen = new List<string>();
        using (channel.Subscribe(new Observer(seen.Add))) channel.Trigger("SHORT_PRESSED");
        channel.Trigger("LONG_PRESSED");

        Assert.Equal(["SHORT_PRESSED"], seen);
        Assert.Equal(["SHORT_PRESSED", "LONG_PRESSED"], _host.Triggers);
    }

    [Fact]
    public void Trigger_AnUndeclaredEvent_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => Create(Button).Trigger("PRESSED"));

        Assert.StartsWith("Channel test:box:a:button has no event 'PRESSED'. Declared: SHORT_PRESSED, LONG_PRESSED.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Triggers);
    }

    [Fact]
    public void Trigger_WithoutDeclaredEvents_TakesAnyText()
    {
        Create(ChannelDefinitions.Trigger("any")).Trigger("whatever it is");

        Assert.Equal(["whatever it is"], _host.Triggers);
    }

    [Fact]
    public void Trigger_AnObserverThatThrows_IsTakenOffAndTheRestGoesOn()
    {
        var channel = Create(Button);
        var seen = new List<string>();
        channel.Subscribe(new Observer(_ => throw new InvalidOperationException("broken")));
        channel.Subscribe(new Observer(seen.Add));

        channel.Trigger("SHORT_PRESSED");
        channel.Trigger("LONG_PRESSED");

        Assert.Equal(2, seen.Count);
        Assert.Single(_host.Failures);
    }

    [Fact]
    public async Task HandleCommandAsync_OnATriggerChannel_IsRejected() =>
        Assert.Equal(CommandStatus.Rejected, (await Create(Button).HandleCommandAsync(OnOff.On, default)).Status);

    [Theory]
    [InlineData("A", "A")]
    [InlineData("")]
    public void Events_EmptyOrTwice_AreRefused(params string[] events) =>
        Assert.Throws<ArgumentException>(() => ChannelDefinitions.Trigger("button", events));

    private TriggerChannel Create(TriggerChannelDefinition definition) =>
        (TriggerChannel)definition.CreateChannel(new ChannelUid(ThingUid.Parse("test:box:a"), definition.Id), _host);

    private sealed class Observer(Action<string> next) : IObserver<string>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(string value) => next(value);
    }
}
