using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Queues;

public sealed class MailboxTests : IDisposable
{
    private readonly LogRecorder _log = new();
    private readonly MailboxWatchdog _watchdog;

    public MailboxTests() => _watchdog = new MailboxWatchdog(_log);

    public void Dispose()
    {
        _watchdog.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task TrimIfIdle_AlsoWhilePosting_LosesNothingAndKeepsTheOrder()
    {
        const int Entries = 20_000;
        using var mailbox = Create();
        var ran = new List<int>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var trimming = Task.Run(() =>
        {
            while (!done.Task.IsCompleted) mailbox.TrimIfIdle();
        });

        for (var i = 0; i < Entries; i++)
        {
            var number = i;
            mailbox.Post(() => ran.Add(number));
        }
        mailbox.Post(done.SetResult);
        await done.Task;
        await trimming;

        Assert.Equal(Enumerable.Range(0, Entries), ran);
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        mailbox.TrimIfIdle();
        mailbox.Post(again.SetResult);
        await again.Task;
    }

    [Fact]
    public async Task Post_FromManyThreads_RunsOneAtATimeAndEachSendersInOrder()
    {
        using var mailbox = Create();
        var (inside, overlaps, ran) = (0, 0, 0);
        var last = new int[8];
        var disorder = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(sender => Task.Run(() =>
        {
            for (var i = 1; i <= 5000; i++)
            {
                var number = i;
                mailbox.Post(() =>
                {
                    if (Interlocked.Increment(ref inside) != 1) overlaps++;
                    if (last[sender] != number - 1) disorder++;
                    last[sender] = number;
                    Interlocked.Decrement(ref inside);
                    ran++;
                });
            }
        })));
        await Eventually.HoldsAsync(() => Volatile.Read(ref ran) == 40_000);

        Assert.Equal(0, overlaps);
        Assert.Equal(0, disorder);
    }

    [Fact]
    public async Task Run_CallbackThrows_IsLoggedAndTheNextRuns()
    {
        using var mailbox = Create();
        var next = new TaskCompletionSource();
        Exception? reported = null;
        mailbox.OnFailure = exception =>
        {
            reported = exception;
            throw new InvalidOperationException("the observer of failures fails too");
        };

        mailbox.Post(() => throw new InvalidOperationException("broken"));
        mailbox.Post(next.SetResult);
        await next.Task.WaitAsync(Eventually.Limit);

        Assert.Equal(1, mailbox.Failures);
        Assert.Equal("broken", reported?.Message);
        Assert.Equal(1, _log.Count(LogLevel.Error, "broken"));
    }

    [Fact]
    public async Task Run_AsyncVoidThrowsAfterAwait_IsLoggedOnTheMailbox()
    {
        using var mailbox = Create(resumeHere: true);
        var failed = new TaskCompletionSource<Exception>();
        mailbox.OnFailure = failed.SetResult;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        mailbox.Post(async () =>
        {
            await gate.Task;
            throw new InvalidOperationException("thrown by an async void");
        });
        gate.SetResult();
        var exception = await failed.Task.WaitAsync(Eventually.Limit);

        Assert.Equal("thrown by an async void", exception.Message);
        Assert.Equal(1, _log.Count(LogLevel.Error, "thrown by an async void"));
    }

    [Fact]
    public async Task Run_AfterAwait_ResumesOnTheMailbox()
    {
        using var mailbox = Create(resumeHere: true);
        var overlapped = new TaskCompletionSource<bool>();
        var running = 0;

        mailbox.Post(async () =>
        {
            await Task.Yield();
            overlapped.SetResult(Interlocked.Increment(ref running) != 1);
        });
        for (var i = 0; i < 1000; i++)
        {
            mailbox.Post(() =>
            {
                Interlocked.Increment(ref running);
                Interlocked.Decrement(ref running);
            });
        }

        Assert.False(await overlapped.Task.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task Send_FromAnotherThread_WaitsForTheMailbox_AndNotForAnEndedOne()
    {
        var mailbox = Create(resumeHere: true);
        var context = new MailboxSynchronizationContext(mailbox);
        var ran = false;

        await Task.Run(() => context.Send(_ => ran = true, null)).WaitAsync(Eventually.Limit);
        mailbox.Dispose();
        await Task.Run(() => context.Send(_ => ran = false, null)).WaitAsync(Eventually.Limit);

        Assert.True(ran);
    }

    [Fact]
    public async Task Dispose_WhileEntriesWait_RunsNoneOfThem()
    {
        var mailbox = Create();
        using var release = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var ran = 0;
        mailbox.Post(() =>
        {
            started.SetResult();
            release.Wait();
            ended.SetResult();
        });
        for (var i = 0; i < 100; i++) mailbox.Post(() => Interlocked.Increment(ref ran));
        await started.Task.WaitAsync(Eventually.Limit);

        mailbox.Dispose();
        release.Set();
        await ended.Task.WaitAsync(Eventually.Limit);
        mailbox.Post(() => Interlocked.Increment(ref ran));
        using var other = Create();
        var after = new TaskCompletionSource();
        other.Post(after.SetResult);
        await after.Task.WaitAsync(Eventually.Limit);

        Assert.Equal(0, ran);
        Assert.DoesNotContain(mailbox, _watchdog.Mailboxes);
    }

    private Mailbox Create(bool resumeHere = false) => new("test", 64, _log, _watchdog, resumeHere);
}
