using System.Diagnostics;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Queues;

/// <summary>Alone, since it takes all threads of the pool. Measured on 2 cores: the others begin after 0.12 s; 18.4 s when only blocked mailboxes are counted.</summary>
[Collection(nameof(Alone))]
public sealed class BlockedMailboxTests
{
    [Fact]
    public async Task TwentyBlockedMailboxes_StopOnlyThemselves()
    {
        using var log = new LogRecorder();
        using var watchdog = new MailboxWatchdog(log);
        using var release = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, 20).Select(each => new Mailbox($"blocked {each}", 64, log, watchdog, resumeHere: false)).ToArray();
        var others = Enumerable.Range(0, 5).Select(each => new Mailbox($"other {each}", 64, log, watchdog, resumeHere: true)).ToArray();
        var ended = 0;
        foreach (var mailbox in blocked)
        {
            mailbox.Post(() =>
            {
                release.Wait();
                Interlocked.Increment(ref ended);
            });
        }
        var posted = Stopwatch.StartNew();
        var answers = others.Select(each =>
        {
            var answered = new TaskCompletionSource();
            each.Post(answered.SetResult);
            return answered.Task;
        }).ToArray();

        await Task.WhenAll(answers).WaitAsync(Eventually.Limit);
        var first = posted.Elapsed;
        await Eventually.HoldsAsync(() => blocked.All(each => each.RunningFor > TimeSpan.FromMilliseconds(300)));
        posted.Restart();
        foreach (var mailbox in others)
        {
            var answered = new TaskCompletionSource();
            mailbox.Post(answered.SetResult);
            await answered.Task.WaitAsync(Eventually.Limit);
        }
        var second = posted.Elapsed;
        release.Set();
        await Eventually.HoldsAsync(() => Volatile.Read(ref ended) == 20);

        // Half of what it takes where the blocked ones are in the way: a machine that is busy with other things is no failure.
        Assert.True(first + second < TimeSpan.FromSeconds(9), $"The others began after {first} and then took {second}.");
        Assert.Equal(0, log.Count(LogLevel.Error, ""));
        foreach (var mailbox in blocked.Concat(others)) mailbox.Dispose();
    }

    [Fact]
    public async Task Watchdog_CallbackRunsForLong_SaysSoOnceAndOnceWhenItIsOver()
    {
        using var log = new LogRecorder();
        using var watchdog = new MailboxWatchdog(log);
        using var mailbox = new Mailbox("slow", 64, log, watchdog, resumeHere: false);
        using var release = new ManualResetEventSlim();

        mailbox.Post(release.Wait);
        await Eventually.HoldsAsync(() => log.Count(LogLevel.Warning, "slow has been running for") == 1);
        Assert.True(mailbox.RunningFor > TimeSpan.FromSeconds(4));
        release.Set();
        await Eventually.HoldsAsync(() => log.Count(LogLevel.Information, "slow is running again") == 1);

        Assert.Equal(2, log.Lines.Count);
        Assert.Equal(TimeSpan.Zero, mailbox.RunningFor);
    }
}
