using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Engine.Tests.Queues;

public sealed class MailboxWakeUpTests
{
    [Fact]
    public async Task Post_JustAsTheMailboxGoesIdle_IsNeverForgotten()
    {
        // The next entry is posted while the mailbox is about to go idle: the window in which a wake-up can be lost.
        using var watchdog = new MailboxWatchdog(NullLogger.Instance);
        using var mailbox = new Mailbox("test", 64, NullLogger.Instance, watchdog, resumeHere: false);
        var ran = 0;

        await Task.Run(() =>
        {
            for (var i = 1; i <= 200_000; i++)
            {
                mailbox.Post(() => Volatile.Write(ref ran, Volatile.Read(ref ran) + 1));
                var expected = i;
                Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref ran) == expected, Eventually.Limit), $"Entry {expected} was forgotten.");
            }
        });
    }
}
