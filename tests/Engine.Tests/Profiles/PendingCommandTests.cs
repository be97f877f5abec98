using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>Commands whose thing is not ready: they wait, or are rejected with a reason; none is lost.</summary>
public sealed class PendingCommandTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("invert", "")]
    public async Task SlowStart_CommandWaits_AndArrivesOnceTheThingSaysHowItIs(string? profile, string config)
    {
        var binding = new BoxBinding();
        var release = new TaskCompletionSource();
        binding.Starting = async (handler, _) =>
        {
            await release.Task;
            handler.Thing.SetStatus(ThingStatusInfo.Unknown);
        };
        await using var home = await BoxHome.StartAsync(binding, ("S", ItemType.Switch));
        await home.LinkAsync("S", "a:switch", profile, config);
        var adding = home.AddThingsAsync("a");
        await Eventually.HoldsAsync(() => binding.Handlers.ContainsKey("a"));

        var sent = home.SendAsync("S", OnOff.On);
        await home.SettledAsync();
        Assert.False(sent.IsCompleted);
        Assert.Empty(home.Commands);
        release.SetResult();
        await adding;

        Assert.Equal(CommandResult.Accepted, await sent);
        Assert.Equal([profile is null ? "a:switch ON" : "a:switch OFF"], home.Commands);
        Assert.Equal(0, home.Engine.PendingCommands);
    }

    [Fact]
    public async Task StatusWithinTheStart_IsEnough()
    {
        var binding = new BoxBinding();
        var release = new TaskCompletionSource();
        binding.Starting = async (handler, _) =>
        {
            handler.Thing.SetStatus(ThingStatusInfo.CommunicationError("away"));
            await release.Task;
        };
        await using var home = await BoxHome.StartAsync(binding, ("S", ItemType.Switch));
        await home.LinkAsync("S", "a:switch");
        var adding = home.AddThingsAsync("a");

        await Eventually.HoldsAsync(() => home.Home.Thing("box:box:a") is { Status.Status: ThingStatus.Offline });
        Assert.Equal(CommandResult.Accepted, await home.SendAsync("S", OnOff.On));

        release.SetResult();
        await adding;
    }

    [Fact]
    public async Task StartWithoutAWord_IsEnough()
    {
        var binding = new BoxBinding { Starting = static (_, _) => ValueTask.CompletedTask };
        await using var home = await BoxHome.StartAsync(binding, ("S", ItemType.Switch));
        await home.AddThingsAsync("a");
        await home.LinkAsync("S", "a:switch");

        Assert.Equal(CommandResult.Accepted, await home.SendAsync("S", OnOff.On));
    }

    [Fact]
    public async Task BindingNotThereYet_CommandWaitsForIt()
    {
        await using var home = await Home.StartAsync(null, ("S", ItemType.Switch));
        await home.AddThingsAsync("box:box:a");
        await home.LinkAsync(("S", "box:box:a:switch"));

        var sent = home.SendAsync("S", OnOff.On);
        await home.SeenAsync();
        Assert.False(sent.IsCompleted);
        await home.Engine.Things.AddBindingAsync(new BoxBinding().Load());

        Assert.Equal(CommandResult.Accepted, await sent);
    }

    [Fact]
    public async Task NewerCommand_TakesThePlaceOfTheOlder_AlsoOfAnotherItem()
    {
        await using var home = await Home.StartAsync(null, ("S", ItemType.Switch), ("T", ItemType.Switch));
        await home.AddThingsAsync("box:box:a");
        await home.LinkAsync(("S", "box:box:a:switch"), ("T", "box:box:a:switch"), ("S", "box:box:a:dimmer"));
        var binding = new BoxBinding();

        var first = home.SendAsync("S", OnOff.On);
        await home.SeenAsync();
        var second = home.SendAsync("T", OnOff.Off);
        await home.SeenAsync();
        await home.Engine.Things.AddBindingAsync(binding.Load());

        // S went to the dimmer too: the worst of its two answers.
        Assert.Equal(CommandResult.Replaced, await first);
        Assert.Equal(CommandResult.Accepted, await second);
        Assert.Equal(["a:dimmer 100", "a:switch OFF"], binding.Commands.Order());
    }

    [Fact]
    public async Task NeverStarting_IsRejectedAfterTheLimit_WithTheStatus()
    {
        await using var home = await Home.StartAsync(new EngineOptions { PendingCommandTimeout = TimeSpan.FromSeconds(20) }, ("S", ItemType.Switch));
        await home.AddThingsAsync("box:box:a");
        await home.LinkAsync(("S", "box:box:a:switch"));

        var sent = home.SendAsync("S", OnOff.On);
        await home.SeenAsync();
        home.Time.Advance(TimeSpan.FromMilliseconds(19_999));
        await home.SeenAsync();
        Assert.False(sent.IsCompleted);
        home.Time.Advance(TimeSpan.FromMilliseconds(1));

        var result = await sent;
        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.StartsWith("Thing box:box:a was not ready within 20 s: it is ", result.Reason, StringComparison.Ordinal);
        Assert.Contains("has not been loaded yet", result.Reason, StringComparison.Ordinal);
        Assert.Equal(0, home.Engine.PendingCommands);
    }

    [Fact]
    public async Task StartThatFails_RejectsWhatWaits()
    {
        var binding = new BoxBinding();
        var release = new TaskCompletionSource();
        binding.Starting = async (_, _) =>
        {
            await release.Task;
            throw new InvalidOperationException("no hardware");
        };
        await using var home = await BoxHome.StartAsync(binding, ("S", ItemType.Switch));
        await home.LinkAsync("S", "a:switch");
        var adding = home.AddThingsAsync("a");
        await Eventually.HoldsAsync(() => binding.Handlers.ContainsKey("a"));

        var sent = home.SendAsync("S", OnOff.On);
        await home.SettledAsync();
        release.SetResult();
        await adding;

        var result = await sent;
        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.Contains("no hardware", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("box:box:nothere:switch", "There is no thing box:box:nothere.")]
    [InlineData("box:box:a:nothing", "Things of type box:box have no channel 'nothing'.")]
    [InlineData("other:box:a:switch", "No loaded binding has the thing type other:box.")]
    public async Task GoodReasonNotToRun_RejectsAtOnce(string channel, string reason)
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch));
        await home.AddThingsAsync("a");
        await home.Home.AddThingsAsync("other:box:a");
        home.Engine.Things.ReportMissing();
        await home.Home.LinkAsync(("S", channel));

        var result = await home.SendAsync("S", OnOff.On);

        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovedItem_RejectsWhatWaits()
    {
        await using var home = await Home.StartAsync(null, ("S", ItemType.Switch));
        await home.AddThingsAsync("box:box:a");
        await home.LinkAsync(("S", "box:box:a:switch"));

        var sent = home.SendAsync("S", OnOff.On);
        await home.SeenAsync();
        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["S"] });

        Assert.Equal(CommandResult.Rejected("The item S was removed."), await sent);
        Assert.Equal(0, home.Engine.PendingCommands);
    }

    [Fact]
    public async Task FollowedState_WaitsForItsThingToo()
    {
        await using var home = await Home.StartAsync(null, ("S", ItemType.Switch));
        await home.AddThingsAsync("box:box:a");
        await home.Engine.AddAsync([], [BoxHome.Link("S", "a:switch", "follow")]);
        var binding = new BoxBinding();

        await home.Engine.PostUpdateAsync("S", OnOff.On, Home.User);
        await home.Engine.PostUpdateAsync("S", OnOff.Off, Home.User);
        await home.SeenAsync();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await Eventually.HoldsAsync(() => !binding.Commands.IsEmpty);

        Assert.Equal(["a:switch OFF"], binding.Commands);
    }

    [Fact]
    public async Task DebouncedCommand_OfAThingThatWasStoppedMeanwhile_IsAnsweredInTheJournal()
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch));
        await home.AddThingsAsync("a");
        await home.LinkAsync("S", "a:switch", "debounce", "quietTime=1 s");
        await home.SendAsync("S", OnOff.On);

        await home.Engine.Things.RemoveBindingAsync("box");
        await home.PassAsync(1000);

        var answered = home.Home.Events.Last(each => each.Kind == HomeBinding.Engine.Events.ItemEventKind.Answered);
        Assert.Equal(CommandStatus.Rejected, answered.Result!.Status);
        Assert.Empty(home.Commands);
    }

    [Fact]
    public async Task StoppedHost_AnswersWhatWaits()
    {
        Task<CommandResult> sent;
        await using (var home = await Home.StartAsync(null, ("S", ItemType.Switch)))
        {
            await home.AddThingsAsync("box:box:a");
            await home.LinkAsync(("S", "box:box:a:switch"));
            sent = home.SendAsync("S", OnOff.On);
            await home.SeenAsync();
        }

        Assert.Equal(CommandStatus.Rejected, (await sent).Status);
    }
}
