using HomeBinding.Polling;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Binding.Abstractions.Tests.Polling;

public sealed class PollTests
{
    private static readonly Func<CancellationToken, Task> Fails = static _ => throw new DeviceException("No route to it.");

    [Fact]
    public async Task Polls_AtOnce_ThenAtItsInterval()
    {
        var box = await Box.StartAsync();
        await box.Time.AsleepAsync();
        for (var i = 0; i < 3; i++) await box.Time.NextAsync();
        await box.Thing.StopAsync();

        Assert.Equal([0, 10, 20, 30], box.PolledAt);
        Assert.Equal(["UNKNOWN", "ONLINE"], box.Thing.Statuses.Select(each => each.ToString()));
        Assert.Empty(box.Thing.Log);
    }

    [Fact]
    public async Task FirstPolls_OfManyThings_AreAHundredAtOnceAndOneEveryTwoMilliseconds()
    {
        var time = new WatchedTime();
        var boxes = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => Box.StartAsync(time: time)));
        await time.AsleepAsync(150);
        var atOnce = boxes.Count(static each => each.PolledAt.Count == 1);
        time.Advance(TimeSpan.FromMilliseconds(2 * 20) + TimeSpan.FromMilliseconds(1));
        await time.AsleepAsync(20);
        var soon = boxes.Count(static each => each.PolledAt.Count == 1);
        time.Advance(TimeSpan.FromMilliseconds(2 * 30));
        await time.AsleepAsync(30);
        await Task.WhenAll(boxes.Select(static each => each.Thing.StopAsync()));

        Assert.Equal((100, 120), (atOnce, soon));
        Assert.All(boxes, static each => Assert.Single(each.PolledAt));
    }

    [Fact]
    public async Task SecondPoll_ComesEarlyByItsJitter()
    {
        var box = await Box.StartAsync(each => each.Jitter = 1);
        await box.Time.AsleepAsync();
        for (var i = 0; i < 2; i++) await box.Time.NextAsync();
        await box.Thing.StopAsync();

        Assert.Equal([0, 2, 12], box.PolledAt);
    }

    [Fact]
    public async Task SecondPoll_FallsIntoStep_AndTheOthersStayThere()
    {
        // 74.64 s, in whole seconds, which are a hundredth of the interval.
        var box = await Box.StartAsync(each => (each.Every, each.Jitter) = (TimeSpan.FromSeconds(100), 0.317));
        await box.Time.AsleepAsync();
        for (var i = 0; i < 2; i++) await box.Time.NextAsync();
        await box.Thing.StopAsync();

        Assert.Equal([0, 75, 175], box.PolledAt);
    }

    [Fact]
    public async Task Poll_AfterOneThatRanOut_HasADeadlineOfItsOwn()
    {
        using var begun = new SemaphoreSlim(0);
        var tokens = new List<CancellationToken>();
        var box = await Box.StartAsync(each => each.Polling = token =>
        {
            tokens.Add(token);
            begun.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await begun.WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.False(tokens[^1].IsCancellationRequested);
            box.Time.Advance(TimeSpan.FromSeconds(5));
            await box.Time.AsleepAsync();
            Assert.True(tokens[^1].IsCancellationRequested);
            box.Time.Advance(box.Time.Sleep);
        }
        await box.Thing.StopAsync();

        Assert.StartsWith("OFFLINE (COMMUNICATION_ERROR): No complete answer within 5 s", box.Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowPoll_LeavesOutWhatItMissed_AndKeepsTheBeat()
    {
        var done = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Every = TimeSpan.FromSeconds(1));
        await box.Time.AsleepAsync();
        var began = new TaskCompletionSource();
        box.Polling = _ =>
        {
            began.SetResult();
            return done.Task;
        };
        box.Time.Advance(box.Time.Sleep);
        await began.Task;
        box.Time.Advance(TimeSpan.FromSeconds(3.5));
        box.Polling = static _ => Task.CompletedTask;
        done.SetResult();
        await box.Time.AsleepAsync();
        await box.Time.NextAsync();
        await box.Thing.StopAsync();

        Assert.Equal([0, 1, 5], box.PolledAt);
        Assert.Equal(0, box.Overlaps);
    }

    [Theory]
    [InlineData(0, new[] { 5.0, 10, 20, 40, 80, 80 })]
    [InlineData(1, new[] { 4.0, 8, 16, 32, 64, 64 })]
    public async Task Failures_BackOff_UpToEightySeconds(double jitter, double[] expected)
    {
        var box = await Box.StartAsync(each => (each.Polling, each.Jitter) = (Fails, jitter));
        await box.Time.AsleepAsync();
        var waits = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            waits.Add(Math.Round(box.Time.Sleep.TotalSeconds, 1));
            await box.Time.NextAsync();
        }
        await box.Thing.StopAsync();

        Assert.Equal(expected, waits);
    }

    [Fact]
    public async Task Failures_OneLineDown_OneLineUp_UndefAtTheSecond()
    {
        var box = await Box.StartAsync();
        await box.Time.AsleepAsync();
        box.Polling = Fails;

        await box.Time.NextAsync();
        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): No route to it.", box.Status);
        Assert.Equal("0", box.Thing.Channel(Box.A).State.ToText());
        await box.Time.NextAsync();
        Assert.Equal(UnDef.Undef, box.Thing.Channel(Box.A).State);
        Assert.Equal(UnDef.Undef, box.Thing.Channel(Box.B).State);
        await box.Time.NextAsync();
        box.Polling = static _ => Task.CompletedTask;
        await box.Time.NextAsync();
        Assert.Equal("ONLINE", box.Status);
        Assert.Equal("0", box.Thing.Channel(Box.A).State.ToText());
        await box.Thing.StopAsync();

        Assert.Equal(
            [(LogLevel.Warning, "test:box:a went offline: No route to it."), (LogLevel.Information, "test:box:a is back online")],
            box.Thing.Log);
        Assert.Equal(2, box.Host.Published.Count(each => each == UnDef.Undef));
    }

    [Fact]
    public async Task RetryAfter_IsHonoured_AlsoWhenSomebodyAsksForAPoll()
    {
        var box = await Box.StartAsync(each => each.Polling = _ => throw new DeviceException("Busy.") { RetryAfter = TimeSpan.FromSeconds(300) });
        await box.Time.AsleepAsync();
        Assert.Equal(300, box.Time.Sleep.TotalSeconds, 0.1);

        box.PollSoon();
        await box.Time.AsleepAsync();
        Assert.Equal([0], box.PolledAt);
        await box.Time.NextAsync();
        await box.Thing.StopAsync();

        Assert.Equal([0, 300], box.PolledAt);
    }

    [Fact]
    public async Task ConfigurationError_BlanksAtOnce()
    {
        var box = await Box.StartAsync(each => each.Polling = _ => throw new DeviceException(ThingStatusDetail.ConfigurationError, "Another serial number."));
        await box.Time.AsleepAsync();
        await box.Thing.StopAsync();

        Assert.Equal("OFFLINE (CONFIGURATION_ERROR): Another serial number.", box.Status);
        Assert.Equal(UnDef.Undef, box.Thing.Channel(Box.A).State);
    }

    [Fact]
    public async Task Poll_WithoutAnswer_EndsAtItsDeadline()
    {
        var began = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = async token =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        await began.Task;

        box.Time.Advance(TimeSpan.FromSeconds(5));
        await box.Time.AsleepAsync();
        await box.Thing.StopAsync();

        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): No complete answer within 5 s.", box.Status);
    }

    [Fact]
    public async Task Poll_ThatBlocksItsThread_IsAway_UntilItReturns()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        var box = await Box.StartAsync(each => each.Polling = _ =>
        {
            began.TrySetResult();
            release.Wait(CancellationToken.None);
            return Task.CompletedTask;
        });
        await began.Task;

        box.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): A request of the binding has not ended within 6 s.", box.Status);
        var refused = await box.SendAsync("a", "1").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("Failed: A request of the binding has not ended within 6 s.", refused.ToString());
        release.Set();
        await box.Time.AsleepAsync();
        await box.Thing.StopAsync();

        Assert.Equal("ONLINE", box.Status);
    }

    [Fact]
    public async Task Poll_ThatIgnoresItsDeadline_IsAway_AndNothingIsSentUntilItEnds()
    {
        var began = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        var box = await Box.StartAsync(each => each.Polling = async _ =>
        {
            began.TrySetResult();
            await Task.Yield();
            release.Wait(CancellationToken.None);
        });
        await began.Task;

        box.Time.Advance(TimeSpan.FromSeconds(6));
        await box.Time.AsleepAsync();
        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): A request of the binding has not ended within 6 s.", box.Status);
        await box.Time.NextAsync();
        Assert.Single(box.PolledAt);
        box.Polling = static _ => Task.CompletedTask;
        release.Set();
        for (var i = 0; i < 1000 && box.Status != "ONLINE"; i++)
        {
            // The old request ends on a thread of its own.
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            await box.Time.NextAsync();
        }
        await box.Thing.StopAsync();

        Assert.Equal("ONLINE", box.Status);
        Assert.Equal(0, box.Overlaps);
    }

    [Fact]
    public async Task Poll_ThatThrowsInItsCancellation_HarmsNobody()
    {
        var began = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = async token =>
        {
            await using var first = token.Register(static () => throw new InvalidOperationException("cancelled badly"));
            began.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        await began.Task;

        box.Time.Advance(TimeSpan.FromSeconds(5));
        await box.Time.AsleepAsync();
        await box.Thing.StopAsync();

        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): No complete answer within 5 s.", box.Status);
    }

    [Fact]
    public async Task Poll_ThrowsWhatItShouldNot_IsLoggedWithItsTrace_AndIsAFailure()
    {
        var box = await Box.StartAsync(each => each.Polling = _ => throw new InvalidCastException("no cast"));
        await box.Time.AsleepAsync();
        await box.Thing.StopAsync();

        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): The binding failed: no cast", box.Status);
        Assert.Contains((LogLevel.Error, "test:box:a: the binding threw where it should not"), box.Thing.Log);
    }

    [Fact]
    public async Task RequestPoll_PollsAtOnce_AndKeepsTheBeat()
    {
        var box = await Box.StartAsync();
        await box.Time.AsleepAsync();
        box.Time.Advance(TimeSpan.FromSeconds(4));

        box.PollSoon();
        await box.Time.AsleepAsync();
        await box.Time.NextAsync();
        await box.Thing.StopAsync();

        Assert.Equal([0, 4, 10], box.PolledAt);
    }

    [Fact]
    public async Task IntervalOfZero_DoesNotHang()
    {
        var box = await Box.StartAsync(each => each.Every = TimeSpan.Zero);
        await box.Time.AsleepAsync();
        box.Time.Advance(TimeSpan.FromDays(1));
        await box.Time.AsleepAsync();
        await box.Thing.StopAsync();

        Assert.InRange(box.PolledAt.Count, 2, 3);
    }

    [Fact]
    public async Task Stop_DuringARequest_EndsPromptly()
    {
        var began = new TaskCompletionSource();
        var box = await Box.StartAsync(each => each.Polling = async token =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        await began.Task;
        var sent = box.SendAsync("a", "1");

        await box.Thing.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("Failed: The thing was stopped.", (await sent).ToString());
        Assert.Equal("Failed: The thing was stopped.", (await box.SendAsync("a", "2")).ToString());
        Assert.Equal("UNKNOWN", box.Status);
    }
}
