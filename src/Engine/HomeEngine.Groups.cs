using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine;

// Groups: states of members go up, commands go down.
public sealed partial class HomeEngine
{
    // Groups that have to look at their state, those that others depend on first: each then does so once, however many ways lead to it.
    private readonly PriorityQueue<GroupState, (int Level, int Ordinal)> _wave = new();
    private long _waveNumber;
    private bool _isWaveRunning;

    private void UpdateGroups(GroupState[] groups, IState old, IState state, EventSource source, long cause)
    {
        if (!ReferenceEquals(old, state))
            foreach (var group in groups) group.Exchange(old, state);
        if (!_isWaveRunning) _waveNumber++;
        foreach (var group in groups) Enqueue(group, source, cause, null, isUpdated: true);
        RunWave();
    }

    // After a change of the model, of which no event tells.
    private void ReviewGroups(IReadOnlyList<GroupState> groups)
    {
        if (!_isWaveRunning) _waveNumber++;
        foreach (var group in groups) Enqueue(group, EventSource.System, 0, "Its members changed.", isUpdated: false);
        RunWave();
    }

    private void Enqueue(GroupState group, EventSource source, long cause, string? reason, bool isUpdated)
    {
        if (!group.Join(_waveNumber, source, cause, reason, isUpdated)) return;
        _wave.Enqueue(group, (group.Level, group.Item.Ordinal));
    }

    // One at a time: what an update of a group changes in turn joins the wave that is running.
    private void RunWave()
    {
        if (_isWaveRunning) return;
        _isWaveRunning = true;
        try
        {
            while (_wave.TryDequeue(out var group, out _))
            {
                var due = group.Leave();
                var state = group.Evaluate();
                if (due.IsUpdated || !ReferenceEquals(state, group.Item.State)) SetState(group.Item, state, due.Source, due.Cause, due.Reason);
            }
        }
        finally
        {
            _isWaveRunning = false;
        }
    }

    // Each item gets it once, whichever ways lead to it. The source goes along, so that no member sends it back to where it came from.
    private void DispatchToMembers(GroupState group, ICommand command, EventSource source, ItemEvent commanded, string? reason, TaskCompletionSource<CommandResult>? completion, HashSet<Item>? reached)
    {
        reached ??= [group.Item];
        var members = group.Members.Where(reached.Add).ToArray();
        var hasLinks = group.Item.LinkArray.Length > 0;
        var parts = members.Length + (hasLinks ? 1 : 0);
        if (parts == 0)
        {
            completion?.TrySetResult(CommandResult.Accepted);
            return;
        }
        var answers = completion is null ? null : new AnswerCollector(parts, result => completion.TrySetResult(result));
        if (hasLinks) Dispatch(group.Item, command, source, commanded, PartOf(answers));
        foreach (var member in members) ApplyCommand(member, command, source, commanded.Sequence, reason, PartOf(answers), reached);
    }

    private static TaskCompletionSource<CommandResult>? PartOf(AnswerCollector? answers)
    {
        if (answers is null) return null;
        var part = new TaskCompletionSource<CommandResult>();
        part.Task.ContinueWith(static (task, all) => ((AnswerCollector)all!).Add(task.Result), answers, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return part;
    }
}
