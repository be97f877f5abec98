using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Engine.Tests.Things;

public sealed class ActionTests
{
    private readonly Family _family = new();

    [Fact]
    public async Task Invoke_WithArguments_ReturnsWhatTheRecordHas()
    {
        await using var home = await StartAsync();

        var result = await Thing(home).InvokeActionAsync("act", new Dictionary<string, object?> { ["text"] = "hello", ["times"] = 3 });

        Assert.Equal([("echo", "hello"), ("size", (object)3)], result.Select(each => (each.Key, each.Value!)));
        Assert.Equal("x", (await Thing(home).InvokeActionAsync("single", new Dictionary<string, object?> { ["text"] = "x" }))["result"]);
        Assert.Empty(await Thing(home).InvokeActionAsync("nothing", new Dictionary<string, object?>()));
    }

    [Fact]
    public async Task Actions_AreDeclared_AlsoWhileTheThingIsDisabled()
    {
        await using var home = await StartAsync();
        await home.Engine.Things.SetEnabledAsync(Thing(home).Uid, false);

        Assert.Equal(["act", "nothing", "single"], Thing(home).Actions.Select(each => each.Name));
        Assert.Equal(["text", "times"], Thing(home).Actions[0].Input.Parameters.Select(each => each.Name));
        Assert.Equal(["echo", "size"], Thing(home).Actions[0].Outputs.Select(each => each.Name));
        Assert.Equal("The action 'act' was not carried out: thing fam:solo:a is UNINITIALIZED (DISABLED).", await FailAsync(home, "act"));
    }

    public static TheoryData<string, string?, object?, string> Wrong => new()
    {
        { "dance", "text", "x", "Things of type fam:solo have no action 'dance'. There are act, nothing, single." },
        { "act", null, null, "'text' is required." },
        { "act", "txt", "x", "There is no parameter 'txt'. Known: text, times. 'text' is required." },
        { "nothing", "text", "x", "There is no parameter 'text'. Known: ." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Invoke_WithMistakes_SaysWhat(string action, string? name, object? value, string expected)
    {
        await using var home = await StartAsync();

        Assert.Equal(expected, await FailAsync(home, action, name is null ? [] : new Dictionary<string, object?> { [name] = value }));
    }

    [Fact]
    public async Task Invoke_HandlerThrows_SaysWhatItThrew_WithoutTheException()
    {
        await using var home = await StartAsync();
        _family.Acting = static (_, _, _) => throw new InvalidOperationException("fuse blown");

        var exception = await Assert.ThrowsAsync<ThingActionException>(() => Thing(home).InvokeActionAsync("act", Arguments));

        Assert.Equal("The action 'act' of fam:solo:a failed: fuse blown", exception.Message);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task Invoke_HandlerHangs_TimesOutAndTellsTheHandler()
    {
        await using var home = await StartAsync();
        var told = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        _family.Acting = async (_, _, token) =>
        {
            await using var registration = token.Register(() => told.TrySetResult());
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new ActionResult();
        };
        var call = Thing(home).InvokeActionAsync("act", Arguments);
        await begun.Task.WaitAsync(Eventually.Limit);

        home.Time.Advance(TimeSpan.FromSeconds(30));

        var exception = await Assert.ThrowsAsync<ThingActionException>(() => call.WaitAsync(Eventually.Limit));
        Assert.Equal("fam:solo:a did not answer the action 'act' within 30 s.", exception.Message);
        await told.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task Invoke_ThingStops_IsAnswered()
    {
        await using var home = await StartAsync();
        var begun = new TaskCompletionSource();
        _family.Acting = async (_, _, token) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new ActionResult();
        };
        var call = Thing(home).InvokeActionAsync("act", Arguments);
        await begun.Task.WaitAsync(Eventually.Limit);

        await home.Engine.Things.SetEnabledAsync(Thing(home).Uid, false);

        var exception = await Assert.ThrowsAsync<ThingActionException>(() => call.WaitAsync(Eventually.Limit));
        Assert.Equal("fam:solo:a was stopped before it answered the action 'act'.", exception.Message);
    }

    [Fact]
    public void Of_AnOutputThatTheOtherSideDoesNotKnow_IsRefused()
    {
        var exception = Assert.Throws<NotSupportedException>(() => ThingAction.Of<FamilyHandler, ActionInput, Family>("bad", static (_, _, _) => default));

        Assert.EndsWith("Family is none.", exception.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Arguments => new() { ["text"] = "x" };

    private static Thing Thing(Home home) => home.Thing("fam:solo:a");

    private static async Task<string> FailAsync(Home home, string action, Dictionary<string, object?>? arguments = null) =>
        (await Assert.ThrowsAsync<ThingActionException>(() => Thing(home).InvokeActionAsync(action, arguments ?? Arguments))).Message;

    private async Task<Home> StartAsync()
    {
        var home = await Home.StartAsync();
        await home.Engine.Things.AddBindingAsync(_family.Load());
        await home.AddThingsAsync("fam:solo:a");
        return home;
    }
}
