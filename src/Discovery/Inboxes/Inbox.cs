using System.Reactive.Disposables;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>
/// What was found and is waiting for somebody to approve or ignore it (openHAB's Inbox). Nothing becomes a thing by itself, and no file is changed.
/// What is a thing already is ignored. Any thread may call.
/// </summary>
public sealed partial class Inbox : IDisposable
{
    /// <summary>Entries at most.</summary>
    public const int Capacity = 1000;

    /// <summary>Entries of one discovery service at most.</summary>
    public const int CapacityOfSource = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<ThingUid, InboxEntry> _entries = [];
    private readonly IThingDirectory _things;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private (Mailbox Mailbox, Action<InboxChange> Handler)[] _observers = [];
    private bool _disposed;

    /// <summary>Makes an empty one.</summary>
    /// <param name="things">The things that there are.</param>
    /// <param name="time">The only clock.</param>
    /// <param name="loggers">Makes its logger.</param>
    public Inbox(IThingDirectory things, TimeProvider time, ILoggerFactory loggers)
    {
        _things = things;
        _time = time;
        _logger = loggers.CreateLogger("HomeBinding.Inbox");
        _timer = time.CreateTimer(static state => ((Inbox)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The entries by id, those that are ignored included.</summary>
    public IReadOnlyList<InboxEntry> Entries
    {
        get
        {
            lock (_gate) return [.. _entries.Values.OrderBy(static each => each.Uid)];
        }
    }

    /// <summary>The entry with an id; null if there is none.</summary>
    public InboxEntry? Find(ThingUid uid)
    {
        lock (_gate) return _entries.GetValueOrDefault(uid);
    }

    /// <summary>Gets told of changes, on a mailbox, in their order, until what this gives is disposed. For what is there already see <see cref="Entries"/>.</summary>
    public IDisposable Subscribe(Mailbox mailbox, Action<InboxChange> handler)
    {
        var added = (mailbox, handler);
        lock (_gate) _observers = [.. _observers, added];
        return Disposable.Create(() =>
        {
            lock (_gate) _observers = [.. _observers.Where(each => each != added)];
        });
    }

    /// <summary>
    /// Takes a result in. It replaces the entry of the same id, and that of the same device under another id, whose id it gets. What the user decided
    /// stays.
    /// </summary>
    /// <param name="result">What was found.</param>
    /// <param name="source">What found it, <c>binding:service</c>.</param>
    /// <returns>False if there is no room.</returns>
    public bool Add(DiscoveryResult result, string source)
    {
        var clean = ResultCleaner.Clean(result);
        lock (_gate)
        {
            if (_disposed) return false;
            if (TwinOf(clean) is { } twin) clean = clean with { ThingUid = twin };
            var known = _entries.GetValueOrDefault(clean.ThingUid);
            if (known is null && (_entries.Count >= Capacity || _entries.Values.Count(each => each.Source == source) >= CapacityOfSource)) return false;
            Put(known, new InboxEntry { Result = clean, Source = source, Timestamp = _time.GetUtcNow(), IsIgnoredByUser = known?.IsIgnoredByUser == true });
            SetTimer();
            return true;
        }
    }

    /// <summary>Removes an entry, whoever found it.</summary>
    /// <returns>False if there is none.</returns>
    public bool Remove(ThingUid uid)
    {
        lock (_gate) return _entries.TryGetValue(uid, out var entry) && Drop(entry);
    }

    /// <summary>Takes back what a service found. An entry that the user ignores stays, so that it is still ignored when it comes back.</summary>
    public void Withdraw(ThingUid uid, string source)
    {
        lock (_gate)
            if (_entries.TryGetValue(uid, out var entry) && entry.Source == source && !entry.IsIgnoredByUser) Drop(entry);
    }

    /// <summary>Takes back what a service found before a time and not again since.</summary>
    public void WithdrawOlder(string source, DateTimeOffset time)
    {
        lock (_gate)
            foreach (var entry in _entries.Values.Where(each => each.Source == source && each.Timestamp < time && !each.IsIgnoredByUser).ToArray()) Drop(entry);
    }

    /// <summary>The user does not want it.</summary>
    /// <returns>False if there is no such entry.</returns>
    public bool Ignore(ThingUid uid) => SetIgnored(uid, true);

    /// <summary>The user wants it after all.</summary>
    /// <returns>False if there is no such entry.</returns>
    public bool Unignore(ThingUid uid) => SetIgnored(uid, false);

    /// <summary>
    /// Makes the definition of a thing of an entry. The caller puts it into a file or into the engine; the entry stays, and is ignored as soon as the
    /// thing is there.
    /// </summary>
    /// <param name="uid">The entry.</param>
    /// <param name="label">What to call the thing; null for the result's label.</param>
    /// <param name="newId">Its last segment; null for the result's.</param>
    /// <exception cref="ArgumentException">There is no such entry, it is a thing already, its binding is not loaded, or the new id is none.</exception>
    public ThingDefinition Approve(ThingUid uid, string? label = null, string? newId = null)
    {
        var entry = Find(uid) ?? throw new ArgumentException($"There is no {uid} in the inbox.", nameof(uid));
        if (entry.Thing is { } thing) throw new ArgumentException($"{uid} is the thing {thing} already.", nameof(uid));
        var type = _things.FindType(uid.Type) ?? throw new ArgumentException($"No loaded binding has the thing type {uid.Type}.", nameof(uid));
        var text = uid.ToString();
        var chosen = uid;
        if (newId is not null && (newId.Contains(':', StringComparison.Ordinal) || !ThingUid.TryParse($"{text[..(text.LastIndexOf(':') + 1)]}{newId}", out chosen)))
            throw new ArgumentException($"'{newId}' is no id. Use letters, digits, _ and -.", nameof(newId));
        if (_things.Things.Any(each => each.Uid.WithType(type.Uid) == chosen.WithType(type.Uid) && _things.FindType(each.Uid.Type) == type))
            throw new ArgumentException($"There is a thing {chosen} already. Choose another id.", nameof(newId));
        return ThingOf(entry.Result, type, chosen, label);
    }

    /// <summary>Looks again which entries are things.</summary>
    public void Refresh()
    {
        lock (_gate)
            foreach (var entry in _entries.Values.ToArray()) Put(entry, entry);
    }

    /// <summary>Takes over what was kept from an earlier run. What has ended meanwhile, or is there already, is left out.</summary>
    public void Restore(IEnumerable<InboxEntry> entries)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            foreach (var entry in entries.Take(Capacity))
            {
                if (entry.Expires <= now || _entries.ContainsKey(entry.Uid)) continue;
                Put(null, entry with { Result = ResultCleaner.Clean(entry.Result) });
            }
            SetTimer();
        }
    }

    /// <summary>Ends its timer. It takes nothing in any more.</summary>
    public void Dispose()
    {
        lock (_gate) _disposed = true;
        _timer.Dispose();
    }

    private static ThingDefinition ThingOf(DiscoveryResult result, ThingType type, ThingUid uid, string? label) => new()
    {
        Uid = uid,
        Label = label ?? result.Label,
        Bridge = result.BridgeUid,
        Configuration = type.Configuration.Parameters
            .Select(static each => each.Name)
            .Where(each => result.Properties.GetValueOrDefault(each) is not null)
            .ToDictionary(static each => each, each => result.Properties[each], StringComparer.Ordinal),
    };

    private ThingUid? TwinOf(DiscoveryResult result)
    {
        var type = _things.FindType(result.ThingTypeUid);
        if (ThingMatch.RepresentationOf(result, type) is not { } value) return null;
        return _entries.Values.FirstOrDefault(each => each.Result.ThingTypeUid == result.ThingTypeUid
            && ThingMatch.RepresentationOf(each.Result, type) is { } other
            && PropertyText.AreSame(value, other))?.Uid;
    }

    private bool SetIgnored(ThingUid uid, bool ignored)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(uid, out var entry)) return false;
            Put(entry, entry with { IsIgnoredByUser = ignored });
            SetTimer();
            return true;
        }
    }

    private void Put(InboxEntry? known, InboxEntry entry)
    {
        var match = ThingMatch.Find(entry.Result, _things);
        entry = entry with { Thing = match.Thing, AddressChange = match.Change };
        _entries[entry.Uid] = entry;
        if (known is null) Notify(InboxChangeKind.Added, entry);
        else if (!SayTheSame(known, entry)) Notify(InboxChangeKind.Updated, entry);
        if (known?.AddressChange is { } old && old.Thing != entry.AddressChange?.Thing) _things.ReportAddress(old.Thing, null);
        if (entry.AddressChange is not { } change) return;
        // Each time: a thing that was started again has forgotten it.
        _things.ReportAddress(change.Thing, change.Found);
        if (known?.AddressChange == change) return;
        LogAddressChanged(_logger, change);
        Notify(InboxChangeKind.AddressChanged, entry);
    }

    private bool Drop(InboxEntry entry)
    {
        _entries.Remove(entry.Uid);
        if (entry.AddressChange is { } change) _things.ReportAddress(change.Thing, null);
        Notify(InboxChangeKind.Removed, entry);
        return true;
    }

    private void Expire()
    {
        lock (_gate)
        {
            if (_disposed) return;
            var now = _time.GetUtcNow();
            foreach (var entry in _entries.Values.Where(each => each.Expires <= now).ToArray()) Drop(entry);
            SetTimer();
        }
    }

    private void SetTimer()
    {
        var next = _entries.Values.Min(static each => each.Expires);
        var wait = next is null ? Timeout.InfiniteTimeSpan : next.Value - _time.GetUtcNow();
        if (next is not null) wait = wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : wait;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    // Within the lock, so that nobody is told in another order than it happened.
    private void Notify(InboxChangeKind kind, InboxEntry entry)
    {
        foreach (var (mailbox, handler) in _observers) mailbox.Post(() => handler(new InboxChange(kind, entry)));
    }

    private static bool SayTheSame(InboxEntry one, InboxEntry other) =>
        one.Flag == other.Flag && one.IsIgnoredByUser == other.IsIgnoredByUser && one.Thing == other.Thing && one.AddressChange == other.AddressChange
        && one.Result.Label == other.Result.Label
        && one.Result.BridgeUid == other.Result.BridgeUid
        && one.Result.Addresses.SequenceEqual(other.Result.Addresses)
        && one.Result.Properties.Count == other.Result.Properties.Count
        && one.Result.Properties.All(each => other.Result.Properties.TryGetValue(each.Key, out var value) && Equals(each.Value, value));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Change}")]
    private static partial void LogAddressChanged(ILogger logger, AddressChange change);
}
