using HomeBinding.Channels;
using HomeBinding.Polling;

namespace HomeBinding.Binding.Abstractions.Tests.Polling;

public sealed class WriteTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Command_IsWritten_ReadBackAndConfirmed()
    {
        var box = await StartAsync();

        var sent = box.SendAsync("a", "7");
        await box.Time.AsleepAsync();
        Assert.Equal(["a=7"], box.Written);
        Assert.False(sent.IsCompleted);
        Assert.Equal(1.2, box.Time.Sleep.TotalSeconds, 0.01);
        await box.Time.NextAsync();

        Assert.Equal(CommandResult.Confirmed, await sent.WaitAsync(Limit));
        Assert.Equal([0, 1.2], box.PolledAt);
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Command_ThatTheDeviceTakesButDoesNotApply_IsLookedForUntilTheLimit()
    {
        var box = await StartAsync();
        box.Writing = static (_, _) => Task.CompletedTask;

        var sent = box.SendAsync("a", "7");
        await box.Time.AsleepAsync();
        for (var i = 0; i < 5; i++) await box.Time.NextAsync();

        Assert.Equal("NotApplied: The device took a=7, but after 6 s its state does not show it.", (await sent.WaitAsync(Limit)).ToString());
        Assert.Equal([0, 1.2, 2.4, 3.6, 4.8, 6], box.PolledAt);
        Assert.Equal("ONLINE", box.Status);
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Command_AppliedLate_IsConfirmedAtTheNextLook()
    {
        var box = await StartAsync();
        box.Writing = static (_, _) => Task.CompletedTask;

        var sent = box.SendAsync("a", "7");
        await box.Time.AsleepAsync();
        await box.Time.NextAsync();
        box.Values["a"] = "7";
        await box.Time.NextAsync();

        Assert.Equal(CommandResult.Confirmed, await sent.WaitAsync(Limit));
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Commands_BeforeTheFirstContact_AreNotWritten_ThenBundled()
    {
        var contact = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = _ => contact.Task);
        var replaced = box.SendAsync("a", "1");
        var first = box.SendAsync("a", "2");
        var second = box.SendAsync("b", "3");
        Assert.Equal(CommandResult.Replaced, await replaced.WaitAsync(Limit));
        Assert.Empty(box.Written);

        contact.SetResult();
        await box.Time.AsleepAsync();
        await box.Time.NextAsync();

        Assert.Equal(["a=2 b=3"], box.Written);
        Assert.All(await Task.WhenAll(first, second).WaitAsync(Limit), each => Assert.Equal(CommandResult.Confirmed, each));
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Command_SentWhileAnotherOfItsKeyWaitsForItsReadBack_ReplacesIt()
    {
        var box = await StartAsync();

        var first = box.SendAsync("a", "1");
        await box.Time.AsleepAsync();
        var second = box.SendAsync("a", "2");
        await box.Time.AsleepAsync();
        await box.Time.NextAsync();

        Assert.Equal(CommandResult.Replaced, await first.WaitAsync(Limit));
        Assert.Equal(CommandResult.Confirmed, await second.WaitAsync(Limit));
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Reject_OneOfSeveral_TheOtherIsConfirmed()
    {
        var contact = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = _ => contact.Task);
        box.Writing = (commands, _) =>
        {
            commands.Single(each => each.Key == "a").Reject("The cable is locked.");
            box.Values["b"] = "2";
            return Task.CompletedTask;
        };
        var first = box.SendAsync("a", "1");
        var second = box.SendAsync("b", "2");

        contact.SetResult();
        await box.Time.AsleepAsync();
        await box.Time.NextAsync();

        Assert.Equal("Rejected: The cable is locked.", (await first.WaitAsync(Limit)).ToString());
        Assert.Equal(CommandResult.Confirmed, await second.WaitAsync(Limit));
        Assert.Equal("ONLINE", box.Status);
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Offline_RefusesCommandsAtOnce_AndThoseThatWait()
    {
        var polled = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = async _ =>
        {
            await polled.Task;
            throw new DeviceException("No route to it.");
        });
        var waiting = box.SendAsync("a", "1");

        polled.SetResult();
        await box.Time.AsleepAsync();

        Assert.Equal("Failed: No route to it.", (await waiting.WaitAsync(Limit)).ToString());
        Assert.Equal("Failed: No route to it.", (await box.SendAsync("a", "2").WaitAsync(Limit)).ToString());
        Assert.Empty(box.Written);
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Write_Fails_SaysSo_AndPollsAtOnceToSeeWhetherTheDeviceIsThere()
    {
        var box = await StartAsync();
        box.Writing = static (_, _) => throw new DeviceException("Connection reset.");

        var sent = box.SendAsync("a", "1");
        await box.Time.AsleepAsync();

        Assert.Equal("Failed: Connection reset.", (await sent.WaitAsync(Limit)).ToString());
        Assert.Equal([0, 0], box.PolledAt);
        Assert.Equal("ONLINE", box.Status);
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task Write_RefusedForAWhile_LeavesTheDeviceAlone()
    {
        var box = await StartAsync();
        box.Writing = static (_, _) => throw new DeviceException("Too many requests.") { RetryAfter = TimeSpan.FromSeconds(60) };

        var sent = box.SendAsync("a", "1");
        await box.Time.AsleepAsync();

        Assert.Equal("Failed: Too many requests.", (await sent.WaitAsync(Limit)).ToString());
        Assert.Equal("Failed: Too many requests.", (await box.SendAsync("a", "2").WaitAsync(Limit)).ToString());
        Assert.Equal([0], box.PolledAt);
        Assert.Equal(60, box.Time.Sleep.TotalSeconds, 0.1);
        await box.Thing.StopAsync();
    }

    [Fact]
    public async Task TakeBack_ByItsToken_IsNotWritten()
    {
        var contact = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = _ => contact.Task);
        using var token = new CancellationTokenSource();
        var first = box.SendAsync("a", "1", token.Token);
        var second = box.SendAsync("b", "2");

        await token.CancelAsync();
        contact.SetResult();
        await box.Time.AsleepAsync();

        Assert.Equal(CommandStatus.TimedOut, (await first.WaitAsync(Limit)).Status);
        Assert.Equal(["b=2"], box.Written);
        await box.Thing.StopAsync();
        Assert.False((await second.WaitAsync(Limit)).IsSuccess);
    }

    [Fact]
    public async Task Stop_WhileAWriteIsUnderWay_AnswersIt()
    {
        var box = await StartAsync();
        var began = new TaskCompletionSource();
        box.Writing = async (_, token) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        var sent = box.SendAsync("a", "1");
        await began.Task.WaitAsync(Limit);

        await box.Thing.StopAsync().WaitAsync(Limit);

        Assert.Equal("Failed: The thing was stopped.", (await sent.WaitAsync(Limit)).ToString());
    }

    [Fact]
    public async Task StreamOfCommands_DoesNotKeepTheDeviceFromBeingRead()
    {
        var box = await StartAsync();
        var sent = 0;
        var waiting = new List<Task<CommandResult>>();
        box.Writing = (_, _) =>
        {
            // As if each write took a second, while a slider is being moved.
            box.Time.Advance(TimeSpan.FromSeconds(1));
            if (++sent < 50) waiting.Add(box.SendAsync("a", sent.ToString(System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None));
            return Task.CompletedTask;
        };

        waiting.Add(box.SendAsync("a", "0"));
        await box.Time.AsleepAsync();

        Assert.Equal(50, sent);
        Assert.InRange(box.PolledAt.Count, 5, 60);
        Assert.Equal(0, box.Overlaps);
        await box.Thing.StopAsync();
        await Task.WhenAll(waiting).WaitAsync(Limit);
    }

    private static async Task<Box> StartAsync()
    {
        var box = await Box.StartAsync();
        await box.Time.AsleepAsync();
        return box;
    }
}
