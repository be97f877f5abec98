using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Scanning;

/// <summary>Hands instances to a binding and its results to the inbox.</summary>
internal sealed class MdnsRunner : ServiceRunner
{
    private readonly MdnsBrowser _browser;
    private readonly IReadOnlyList<string> _types;
    // Taken before the browser's; the other one after it, since the browser calls back within its own.
    private readonly Lock _browsingGate = new();
    private readonly Lock _pendingGate = new();
    private readonly Dictionary<(string Type, string Name), MdnsInstance?> _pending = [];
    // Only on the mailbox.
    private readonly Dictionary<(string Type, string Name), ThingUid> _found = [];
    private Func<MdnsInstance, DiscoveryResult?>? _map;
    private IDisposable? _browsing;
    private int _users;
    private volatile bool _ended;

    public MdnsRunner(LoadedBinding binding, MdnsDiscoveryService service, MdnsBrowser browser, Inbox inbox, HomeEngine engine, DiscoveryOptions options)
        : base(binding, service, inbox, engine, options)
    {
        _browser = browser;
        _types = service.ServiceTypes;
        _map = service.Map;
    }

    protected override string? Error => _browser.Error ?? base.Error;

    protected override async Task ScanOnceAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Recover();
        Begin();
        try
        {
            await DelayAsync(timeout, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!await IsIdleAsync().ConfigureAwait(false)) Fail($"It does not return: it has been at one device for more than {Limit.TotalSeconds:0.#} s.");
        }
        finally
        {
            End();
        }
    }

    protected override void StartInBackground() => Begin();

    protected override Task EndAsync()
    {
        _ended = true;
        lock (_browsingGate)
        {
            _browsing?.Dispose();
            _browsing = null;
        }
        lock (_pendingGate) _pending.Clear();
        return Task.CompletedTask;
    }

    protected override void Release() => _map = null;

    // A scan while another runs, or in the background, asks at once for all of them.
    private void Begin()
    {
        lock (_browsingGate)
        {
            if (_ended) return;
            _users++;
            var before = _browsing;
            _browsing = _browser.Browse(_types, instance => Post(instance, instance), instance => Post(instance, null));
            before?.Dispose();
        }
    }

    private void End()
    {
        lock (_browsingGate)
        {
            if (_ended || --_users > 0) return;
            _browsing?.Dispose();
            _browsing = null;
        }
    }

    // What comes while the binding is busy gives way to what is newer of the same instance.
    private void Post(MdnsInstance instance, MdnsInstance? state)
    {
        lock (_pendingGate)
        {
            if (_ended) return;
            _pending[(instance.ServiceType, instance.Name)] = state;
            if (_pending.Count == 1) Mailbox.Post(Work);
        }
    }

    private void Work()
    {
        while (true)
        {
            KeyValuePair<(string Type, string Name), MdnsInstance?> next;
            lock (_pendingGate)
            {
                if (_ended || _pending.Count == 0) return;
                next = _pending.First();
                // Removed at the end: while there is one, nothing posts another turn.
            }
            Take(next.Key, next.Value);
            lock (_pendingGate)
                if (_pending.TryGetValue(next.Key, out var now) && ReferenceEquals(now, next.Value)) _pending.Remove(next.Key);
        }
    }

    private void Take((string Type, string Name) key, MdnsInstance? instance)
    {
        try
        {
            var result = instance is null ? null : _map?.Invoke(instance);
            var before = _found.TryGetValue(key, out var uid) ? uid : (ThingUid?)null;
            if (result is null) _found.Remove(key);
            else _found[key] = Report(result.Addresses.Count > 0 ? result : result with { Addresses = [.. instance!.Addresses.Select(static each => each.ToString())] });
            // Another instance may be the same device under another service type.
            if (before is { } gone && !_found.ContainsValue(gone)) Inbox.Withdraw(gone, Source);
        }
        catch (Exception exception)
        {
            Fail($"It failed at '{ResultCleaner.Text(key.Name)}': {ResultCleaner.Text(exception.Message)}");
        }
    }
}
