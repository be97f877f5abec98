using System.Collections.Concurrent;

namespace HomeBinding.Engine.Queues;

/// <summary>Who listens to what, by its key. Anybody may add and remove; who tells reads an array that does not change.</summary>
internal sealed class Listeners<TKey, TListener>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TListener : class
{
    private readonly ConcurrentDictionary<TKey, TListener[]> _all = new(comparer);

    /// <summary>True if nobody listens to anything.</summary>
    public bool IsEmpty => _all.IsEmpty;

    /// <summary>Who listens to something.</summary>
    public TListener[] this[TKey key] => _all.GetValueOrDefault(key) ?? [];

    public void Add(TKey key, TListener listener) => _all.AddOrUpdate(key, static (_, added) => [added], static (_, all, added) => [.. all, added], listener);

    public void Remove(TKey key, TListener listener)
    {
        while (_all.TryGetValue(key, out var all))
        {
            var rest = Array.FindAll(all, each => each != listener);
            if (rest.Length > 0 ? _all.TryUpdate(key, rest, all) : _all.TryRemove(KeyValuePair.Create(key, all))) return;
        }
    }
}
