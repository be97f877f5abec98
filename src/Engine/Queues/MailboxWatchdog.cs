using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Queues;

/// <summary>
/// Sees callbacks that block. Each of them holds a thread of the pool, so the pool is given as many threads more, and one for each mailbox that has
/// waited for a thread in vain: a rule or handler that blocks stops only itself. Says so once in the log when it lasts, and once when it is over.
/// </summary>
/// <remarks>Runs on real time: what it watches is the machine, not the house.</remarks>
internal sealed partial class MailboxWatchdog : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Blocked = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Starving = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Reported = TimeSpan.FromSeconds(5);

    private static readonly int PeriodsBetweenTrims = (int)(TimeSpan.FromSeconds(10) / Period);

    private readonly ConcurrentDictionary<Mailbox, bool> _mailboxes = new();
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly int _workers;
    private readonly int _completionPorts;
    private int _extra;

    public MailboxWatchdog(ILogger logger)
    {
        _logger = logger;
        ThreadPool.GetMinThreads(out _workers, out _completionPorts);
        _thread = new Thread(Watch) { IsBackground = true, Name = "mailbox watchdog" };
        _thread.Start();
    }

    public void Add(Mailbox mailbox) => _mailboxes[mailbox] = false;

    public void Remove(Mailbox mailbox) => _mailboxes.TryRemove(mailbox, out _);

    public IEnumerable<Mailbox> Mailboxes => _mailboxes.Keys;

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        var periods = 0;
        // A thread of its own, since the pool may be what is blocked.
        while (!_stop.Wait(Period))
        {
            var needed = 0;
            foreach (var (mailbox, reported) in _mailboxes)
            {
                if (mailbox.IsIdle && !reported) continue;
                var running = mailbox.RunningFor;
                if (running > Blocked || mailbox.WaitingFor > Starving) needed++;
                if (reported == running > Reported) continue;
                if (!_mailboxes.TryUpdate(mailbox, !reported, reported)) continue;
                if (!reported) LogBlocked(_logger, mailbox.Name, running.TotalSeconds, mailbox.Depth);
                else LogMoving(_logger, mailbox.Name);
            }
            if (++periods % PeriodsBetweenTrims == 0)
                foreach (var (mailbox, _) in _mailboxes) mailbox.TrimIfIdle();
            if (needed == _extra) continue;
            _extra = needed;
            ThreadPool.SetMinThreads(_workers + needed, _completionPorts);
        }
        ThreadPool.SetMinThreads(_workers, _completionPorts);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} has been running for {Seconds:F0} s without returning; {Waiting} entries wait for it. Everything else goes on")]
    private static partial void LogBlocked(ILogger logger, string name, double seconds, int waiting);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} is running again")]
    private static partial void LogMoving(ILogger logger, string name);
}
