using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Profiles;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>Profiles that bindings bring: behind a mailbox, cut off with their binding, and unable to harm anything else.</summary>
public sealed class BindingProfileTests
{
    [Fact]
    public async Task Profile_OfABinding_WorksBothWays_WithItsConfiguration()
    {
        await using var home = await BoxHome.StartAsync(With(new Scripted { Script = static (int state, in ProfileInput input, IProfileOutput output) => Forward(input, output, 2m) }), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted", "size=3");

        home.Box("a").Publish(BoxBinding.Number, Home.Number(5));
        await Eventually.HoldsAsync(() => home.Home.State("N") is DecimalValue);
        var result = await home.SendAsync("N", Home.Number(7));
        await home.SettledAsync();

        Assert.Equal("10", home.Home.State("N").ToText());
        Assert.Equal(CommandResult.Accepted, result);
        Assert.Equal(["a:number 14"], home.Commands);
    }

    [Fact]
    public async Task ThrowingProfile_DropsItsInput_IsLoggedOnceCountedShown_AndGoesOn()
    {
        var script = new Scripted
        {
            Script = static (int state, in ProfileInput input, IProfileOutput output) =>
            {
                Forward(input, output, 1m);
                return input.State is DecimalValue { Value: < 0m } ? throw new InvalidOperationException("below zero") : state + 1;
            },
        };
        await using var home = await BoxHome.StartAsync(With(script), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted");
        var link = home.LinkOf("N", "a:number");

        home.Box("a").Publish(BoxBinding.Number, Home.Number(-1));
        home.Box("a").Publish(BoxBinding.Number, Home.Number(-2));
        await Eventually.HoldsAsync(() => link.ProfileFailures == 2);
        Assert.Equal("The profile box:scripted failed: below zero", link.Error);
        Assert.Equal(UnDef.Null, home.Home.State("N"));
        home.Box("a").Publish(BoxBinding.Number, Home.Number(3));
        await Eventually.HoldsAsync(() => home.Home.State("N") is DecimalValue);

        Assert.Null(link.Error);
        Assert.Equal(2, home.Engine.Statistics.ProfileFailures);
        Assert.Equal(1, home.Home.Log.Count(LogLevel.Error, "The profile box:scripted failed on the link of N and box:box:a:number"));
    }

    [Fact]
    public async Task ThrowingProfile_FailsTheCommand()
    {
        await using var home = await BoxHome.StartAsync(With(new Scripted { Script = static (int _, in ProfileInput _, IProfileOutput _) => throw new InvalidOperationException("broken") }), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted");

        Assert.Equal(CommandResult.Failed("The profile box:scripted failed: broken"), await home.SendAsync("N", Home.Number(1)));
    }

    [Fact]
    public async Task WrongConfiguration_ShowsAtTheFirstInput()
    {
        await using var home = await BoxHome.StartAsync(With(new Scripted()), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted", "size=99");

        var result = await home.SendAsync("N", Home.Number(1));

        Assert.Equal(CommandStatus.Failed, result.Status);
        Assert.Contains("'size' is 99; the most is 10.", result.Reason, StringComparison.Ordinal);
        Assert.NotNull(home.LinkOf("N", "a:number").Error);
    }

    [Fact]
    public async Task BlockedProfile_HoldsUpNobodyElse_AndStatesConflate()
    {
        using var gate = new ManualResetEventSlim();
        var script = new Scripted
        {
            Script = (int state, in ProfileInput input, IProfileOutput output) =>
            {
                gate.Wait();
                return Forward(input, output, 1m);
            },
        };
        await using var home = await BoxHome.StartAsync(With(script), ("N", ItemType.Number), ("M", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted");
        await home.LinkAsync("M", "a:number");

        for (var i = 0; i < 3000; i++) home.Box("a").Publish(BoxBinding.Number, Home.Number(i));
        await Eventually.HoldsAsync(() => home.Home.State("M").ToText() == "2999");
        Assert.Equal(UnDef.Null, home.Home.State("N"));
        gate.Set();
        // Whoever listens is told a moment after the item has its state.
        await Eventually.HoldsAsync(() => home.Home.Events.Any(static each => each.Item.Name == "N" && each.NewState.ToText() == "2999"));

        // What waits is bounded; the newest always arrives.
        Assert.InRange(home.Home.Events.Count(each => each.Item.Name == "N"), 1, new EngineOptions().MailboxCapacity + 2);
        Assert.True(home.Engine.Statistics.ConflatedInputs > 1000);
    }

    [Fact]
    public async Task Timer_OfAProfileBehindAMailbox_IsReplacedAndTakenBack()
    {
        // ON asks to be woken in a second, OFF takes it back; elapsed times come out as states.
        var script = new Scripted
        {
            Script = static (int state, in ProfileInput input, IProfileOutput output) =>
            {
                if (input.State == OnOff.On) output.WakeAfter(TimeSpan.FromSeconds(1));
                else if (input.State == OnOff.Off) output.CancelWake();
                else if (input.Kind == ProfileInputKind.TimerElapsed) output.UpdateItem(new DecimalValue(state));
                return state + 1;
            },
        };
        await using var home = await BoxHome.StartAsync(With(script), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:switch", "box:scripted");
        async Task Say(OnOff state, int handled)
        {
            home.Box("a").Publish(BoxBinding.Switch, state);
            await Eventually.HoldsAsync(() => script.Handled == handled);
            await home.SettledAsync();
        }

        await Say(OnOff.On, 1);
        await home.PassAsync(900);
        await Say(OnOff.On, 2);
        await home.PassAsync(900);
        await Say(OnOff.Off, 3);
        await home.PassAsync(5000);
        Assert.Empty(home.EventsOf("N"));
        await Say(OnOff.On, 4);
        home.Home.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(() => home.Home.State("N") is DecimalValue);

        Assert.Equal("4", home.Home.State("N").ToText());
    }

    [Fact]
    public async Task Output_AfterTheProfileHasReturned_IsRefused()
    {
        IProfileOutput? kept = null;
        var script = new Scripted
        {
            Script = (int state, in ProfileInput input, IProfileOutput output) =>
            {
                kept = output;
                return Forward(input, output, 1m);
            },
        };
        await using var home = await BoxHome.StartAsync(With(script), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted");
        await home.SendAsync("N", Home.Number(1));

        Assert.Throws<InvalidOperationException>(() => kept!.UpdateItem(OnOff.On));
    }

    [Fact]
    public async Task BindingThatGoes_LeavesItsLinksWithAnError_AndComesBack()
    {
        var profiles = new BoxBinding { Profiles = With(new Scripted { Script = static (int state, in ProfileInput input, IProfileOutput output) => Forward(input, output, 2m) }).Profiles };
        await using var home = await BoxHome.StartAsync(new BoxBinding(), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "other:scripted");
        var link = home.LinkOf("N", "a:number");
        Assert.Contains("The profile other:scripted is missing", link.Error, StringComparison.Ordinal);

        await home.Engine.Things.AddBindingAsync(Other(profiles));
        Assert.Null(link.Error);
        home.Box("a").Publish(BoxBinding.Number, Home.Number(5));
        await Eventually.HoldsAsync(() => home.Home.State("N").ToText() == "10");
        await home.Engine.Things.RemoveBindingAsync("other");

        home.Box("a").Publish(BoxBinding.Number, Home.Number(6));
        await home.SettledAsync();
        Assert.Equal("10", home.Home.State("N").ToText());
        Assert.Null(link.ActiveProfile);
        Assert.Contains("The profile other:scripted is missing", link.Error, StringComparison.Ordinal);
        Assert.Equal(CommandStatus.Rejected, (await home.SendAsync("N", Home.Number(1))).Status);

        await home.Engine.Things.AddBindingAsync(Other(profiles));
        await Eventually.HoldsAsync(() => home.Home.State("N").ToText() == "12");
    }

    [Fact]
    public async Task BindingThatGoes_WhileItsProfileBlocks_AnswersTheCommand_AndIsLetGo()
    {
        using var gate = new ManualResetEventSlim();
        var script = new Scripted
        {
            Script = (int state, in ProfileInput input, IProfileOutput output) =>
            {
                gate.Wait();
                return Forward(input, output, 1m);
            },
        };
        await using var home = await BoxHome.StartAsync(new BoxBinding(), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.Engine.Things.AddBindingAsync(Other(With(script)));
        await home.LinkAsync("N", "a:number", "other:scripted");

        var first = home.SendAsync("N", Home.Number(1));
        await Eventually.HoldsAsync(() => script.Entered == 1);
        var second = home.SendAsync("N", Home.Number(2));
        await home.SettledAsync();
        await home.Engine.Things.RemoveBindingAsync("other");

        Assert.Equal(CommandStatus.Rejected, (await second).Status);
        gate.Set();
        Assert.Equal(CommandStatus.Rejected, (await first).Status);
        Assert.Empty(home.Commands);
    }

    [Fact]
    public async Task ProfileThatNeverReturns_CommandIsAnsweredAfterTheLimit()
    {
        using var gate = new ManualResetEventSlim();
        var script = new Scripted
        {
            Script = (int state, in ProfileInput input, IProfileOutput output) =>
            {
                gate.Wait();
                return state;
            },
        };
        await using var home = await BoxHome.StartAsync(With(script), ("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "box:scripted");

        var sent = home.SendAsync("N", Home.Number(1));
        await Eventually.HoldsAsync(() => script.Entered == 1);
        home.Home.Time.Advance(TimeSpan.FromMilliseconds(29_999));
        await home.SettledAsync();
        Assert.False(sent.IsCompleted);
        home.Home.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(CommandResult.TimedOut("The profile box:scripted did not answer within 30 s."), await sent);
        gate.Set();
    }

    [Fact]
    public async Task Transform_GoesThroughTheTransformation_BothWays()
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch), ("T", ItemType.Text));
        home.Engine.Profiles.Transformations = new Words();
        await home.AddThingsAsync("a");
        await home.LinkAsync("S", "a:number", "transform:WORDS", "toItem=5:ON|0:OFF|7:UNDEF;commandFromItem=ON:5|OFF:0");
        await home.LinkAsync("T", "a:event", "transform:WORDS", "toItem=x:yes");
        await home.LinkAsync("T", "a:number", "transform:WORDS", "stateFromItem=nine:9");

        home.Box("a").Publish(BoxBinding.Number, Home.Number(5));
        await Eventually.HoldsAsync(() => home.Home.State("S") == OnOff.On);
        home.Box("a").Publish(BoxBinding.Number, Home.Number(7));
        await Eventually.HoldsAsync(() => home.Home.State("S") == UnDef.Undef);
        Assert.Equal(CommandResult.Accepted, await home.SendAsync("S", OnOff.Off));
        home.Box("a").Trigger(BoxBinding.Event, "x");
        await home.Engine.PostUpdateAsync("T", new TextValue("nine"), Home.User);
        await Eventually.HoldsAsync(() => home.Commands.Count == 2);
        await home.SettledAsync();

        Assert.Equal(["a:number 0", "a:number 9"], home.Commands);
        Assert.Contains("command yes", home.EventsOf("T"));
    }

    [Fact]
    public async Task Transform_WithoutAFunctionForCommands_RejectsThem_AndAFailureIsShown()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        home.Engine.Profiles.Transformations = new Words();
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "transform:WORDS", "toItem=5:five");
        var link = home.LinkOf("N", "a:number");

        var result = await home.SendAsync("N", Home.Number(1));
        home.Box("a").Publish(BoxBinding.Number, Home.Number(6));
        await Eventually.HoldsAsync(() => link.ProfileFailures == 1);
        Assert.Equal("The profile transform:WORDS failed: There is no word for '6'.", link.Error);
        home.Box("a").Publish(BoxBinding.Number, Home.Number(5));
        await Eventually.HoldsAsync(() => link.ProfileFailures == 2);

        Assert.Equal(CommandResult.Rejected("The link's profile has no 'commandFromItem', so it passes no commands to the channel."), result);
        Assert.Contains("'five' is no state of Number items", link.Error, StringComparison.Ordinal);
    }

    private static BoxBinding With(Scripted script) => new() { Profiles = [TypeOf("box:scripted", script)] };

    private static ProfileType<ScriptedParameters> TypeOf(string uid, Scripted script) => new ProfileType<ScriptedParameters>(uid, (_, _) => script) { Label = "Scripted", Converts = true };

    private static Engine.Things.LoadedBinding Other(BoxBinding binding) => new()
    {
        Id = "other",
        Name = "Other",
        ThingTypes = [],
        Profiles = [TypeOf("other:scripted", (Scripted)binding.Profiles[0].CreateProfile(new ProfileContext { ItemName = "N", ItemType = "Number", Channel = ChannelUid.Parse("a:b:c:d") }, new Dictionary<string, object?>()))],
        Services = new NoServices(),
        CreateHttpClient = static () => new HttpClient(),
    };

    private static int Forward(in ProfileInput input, IProfileOutput output, decimal factor)
    {
        if (input.State is DecimalValue state) output.UpdateItem(new DecimalValue(state.Value * factor));
        if (input.Command is DecimalValue command) output.CommandChannel(new DecimalValue(command.Value * factor));
        return 0;
    }

    private delegate int Script(int state, in ProfileInput input, IProfileOutput output);

    private sealed class Scripted : Profile<int>
    {
        private int _handled;
        private int _entered;

        public Script Script { get; init; } = static (int state, in ProfileInput _, IProfileOutput _) => state;

        public int Handled => Volatile.Read(ref _handled);

        public int Entered => Volatile.Read(ref _entered);

        public override int Initial => 0;

        public override int Handle(int state, in ProfileInput input, IProfileOutput output)
        {
            Interlocked.Increment(ref _entered);
            var next = Script(state, input, output);
            Interlocked.Increment(ref _handled);
            return next;
        }
    }

    internal sealed record ScriptedParameters
    {
        [ConfigParameter(Minimum = 1, Maximum = 10)]
        public int Size { get; init; } = 1;
    }

    // WORDS: functions such as a:b|c:d.
    private sealed class Words : Engine.Profiles.ITransformations
    {
        public IReadOnlyCollection<string> Names => ["WORDS"];

        public bool TryTransform(string name, string function, string input, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? result, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? error)
        {
            result = function.Split('|').Select(each => each.Split(':')).FirstOrDefault(each => each[0] == input)?[1];
            error = result is null ? $"There is no word for '{input}'." : null;
            return result is not null;
        }
    }
}
