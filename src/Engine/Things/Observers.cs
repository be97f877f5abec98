using System.Reactive.Disposables;
using HomeBinding.Engine.Queues;

namespace HomeBinding.Engine.Things;

/// <summary>Who gets told of something, each on a mailbox of its own.</summary>
internal sealed class Observers<T>
{
    private readonly Lock _gate = new();
    private (Mailbox Mailbox, Action<T> Handler)[] _all = [];

    /// <summary>True if nobody gets told, so that what would be told need not be made.</summary>
    public bool IsEmpty => Volatile.Read(ref _all).Length == 0;

    public IDisposable Add(Mailbox mailbox, Action<T> handler)
    {
        var added = (mailbox, handler);
        lock (_gate) _all = [.. _all, added];
        return Disposable.Create(() =>
        {
            lock (_gate) _all = [.. _all.Where(each => each != added)];
        });
    }

    public void Tell(T change)
    {
        foreach (var (mailbox, handler) in Volatile.Read(ref _all)) mailbox.Post(() => handler(change));
    }
}
