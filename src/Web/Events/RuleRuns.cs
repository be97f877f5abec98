using System.Collections.Concurrent;
using HomeBinding.Engine.Queues;
using HomeBinding.Rules.Running;

namespace HomeBinding.Web.Events;

/// <summary>
/// Gathers the runs of rules, so that one that runs a thousand times a second floods nobody: of each rule it is told ten times a second at most that it has
/// run and what it is doing now.
/// </summary>
internal sealed class RuleRuns : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Mailbox _mailbox;
    private readonly Action<IReadOnlyList<RuleStatusChange>> _tell;
    private readonly ConcurrentDictionary<string, RuleStatusChange> _newest = new(StringComparer.Ordinal);

    // On the mailbox only.
    private readonly HashSet<string> _toldToRun = new(StringComparer.Ordinal);
    private readonly ITimer _due;
    private int _isDue;

    /// <summary>Makes one.</summary>
    /// <param name="mailbox">Where to tell.</param>
    /// <param name="tell">Told of the runs.</param>
    public RuleRuns(Mailbox mailbox, Action<IReadOnlyList<RuleStatusChange>> tell)
    {
        _mailbox = mailbox;
        _tell = tell;
        // How much clients can take at a time is no matter of the home's clock.
        _due = TimeProvider.System.CreateTimer(static runs => ((RuleRuns)runs!).PostAll(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A rule has begun or ended to run. Quick, from any thread.</summary>
    public void Note(RuleStatusChange change)
    {
        _newest[change.Name] = change;
        if (Interlocked.Exchange(ref _isDue, 1) == 0) _due.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Forgets what a rule did: what it is doing now is told otherwise. Called on the mailbox.</summary>
    public void Forget(string name)
    {
        _newest.TryRemove(name, out _);
        _toldToRun.Remove(name);
    }

    public void Dispose() => _due.Dispose();

    private void PostAll() => _mailbox.Post(() =>
    {
        // Before the look: what is noted from here on is told the next time, if not now.
        Interlocked.Exchange(ref _isDue, 0);
        var told = new List<RuleStatusChange>();
        foreach (var each in _newest)
        {
            if (!_newest.TryRemove(each)) continue;
            var (name, newest) = each;
            if (newest.State == RuleState.Running)
            {
                _toldToRun.Add(name);
            }
            else if (!_toldToRun.Remove(name))
            {
                // It began and ended since the last time.
                told.Add(newest with { State = RuleState.Running });
            }
            told.Add(newest);
        }
        if (told.Count > 0) _tell(told);
    });
}
