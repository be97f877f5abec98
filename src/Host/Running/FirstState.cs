using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Host.Running;

/// <summary>Waits for the first item that has a value.</summary>
internal static class FirstState
{
    public static async Task WaitAsync(HomeEngine engine, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => found.TrySetResult());
        using var mailbox = engine.CreateMailbox("first state");
        await engine.SubscribeAllAsync(mailbox, ItemEventKinds.Updated, (update, _) =>
        {
            if (update.NewState is not UnDef) found.TrySetResult();
        });
        if (engine.Items.Any(each => each.State is not UnDef)) found.TrySetResult();
        await found.Task;
        await engine.UnsubscribeAllAsync(mailbox);
    }
}
