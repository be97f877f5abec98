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
    private const int MostRounds = 4;

    private void UpdateGroups(GroupState[] groups, IState old, IState state, EventSource source, long cause)
    {
        // All of them first: where one is a unit of another, none shows a state that never was.
        if (!ReferenceEquals(old, state))
            foreach (var group in groups) group.Exchange(old, state);
        foreach (var group in groups) UpdateGroup(group, source, cause, null);
    }

    private void UpdateGroup(GroupState group, EventSource source, long cause, string? reason)
    {
        if (group.IsUpdating)
        {
            group.IsStale = true;
            return;
        }
        group.IsUpdating = true;
        try
        {
            SetState(group.Item, group.Evaluate(), source, cause, reason);
            // Its update may have come back to its members: by a profile of its links, or because it is in a circle with itself, which may never end.
            for (var round = 0; group.IsStale && round < MostRounds; round++)
            {
                group.IsStale = false;
                if (group.Evaluate() is var state && !ReferenceEquals(state, group.Item.State)) SetState(group.Item, state, source, group.Item.LastSequence, reason);
            }
        }
        finally
        {
            group.IsUpdating = false;
            group.IsStale = false;
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
