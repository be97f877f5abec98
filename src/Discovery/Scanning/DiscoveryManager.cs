using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery.Scanning;

/// <summary>
/// The discovery services of the bindings that are loaded. They scan when somebody asks, and in the background where the options say so. What they
/// find goes into the inbox.
/// </summary>
public sealed class DiscoveryManager : IBindingListener, IAsyncDisposable
{
    private readonly HomeEngine _engine;
    private readonly DiscoveryOptions _options;
    private readonly MdnsBrowser _browser;
    private readonly Lock _gate = new();
    private ServiceRunner[] _runners = [];
    private bool _disposed;

    /// <summary>Makes a manager without services; those of bindings come with <see cref="AddedAsync"/>.</summary>
    /// <param name="engine">Its clock, logs and mailboxes are used; it need not run.</param>
    /// <param name="inbox">Gets the results.</param>
    /// <param name="options">How to look for devices; null for the defaults.</param>
    public DiscoveryManager(HomeEngine engine, Inbox inbox, DiscoveryOptions? options = null)
        : this(engine, inbox, options ?? new DiscoveryOptions(), null)
    {
    }

    internal DiscoveryManager(HomeEngine engine, Inbox inbox, DiscoveryOptions options, Func<MdnsOptions, IMdnsTransport>? open)
    {
        _engine = engine;
        _options = options;
        Inbox = inbox;
        _browser = new MdnsBrowser(options.Mdns, engine.Time, engine.Loggers.CreateLogger("HomeBinding.Discovery.Mdns"), open);
    }

    /// <summary>Where the results go.</summary>
    public Inbox Inbox { get; }

    /// <summary>The services and what they do now.</summary>
    public IReadOnlyList<DiscoveryServiceInfo> Services => [.. Runners.Select(static each => each.Info)];

    /// <summary>Counters of the mDNS client.</summary>
    public MdnsStatistics Mdns => _browser.Statistics;

    private ServiceRunner[] Runners
    {
        get
        {
            lock (_gate) return _runners;
        }
    }

    /// <summary>Lets all services scan at the same time. Completes when the last has ended; what was found is in the inbox.</summary>
    /// <param name="bindingId">Only those of one binding; null for all.</param>
    /// <param name="timeout">How long each has; null for what each says itself.</param>
    /// <param name="cancellationToken">Ends all scans; what was found stays.</param>
    /// <returns>How it went, for each service.</returns>
    public async Task<IReadOnlyList<ScanOutcome>> ScanAsync(string? bindingId = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(Runners.Where(each => bindingId is null || each.BindingId == bindingId).Select(each => each.ScanAsync(timeout, cancellationToken))).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task AddedAsync(LoadedBinding binding)
    {
        lock (_gate)
        {
            if (_disposed) return Task.CompletedTask;
            ServiceRunner[] added = [.. binding.Discoveries.Select(each => Create(binding, each))];
            _runners = [.. _runners, .. added];
            if (_options.Background && !_options.NotInBackground.Contains(binding.Id))
                foreach (var runner in added.Where(static each => each.MayRunInBackground)) runner.StartBackground();
        }
        Inbox.Refresh();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task RemovingAsync(string id)
    {
        ServiceRunner[] removed;
        lock (_gate)
        {
            removed = [.. _runners.Where(each => each.BindingId == id)];
            _runners = [.. _runners.Except(removed)];
        }
        await Task.WhenAll(removed.Select(static each => each.StopAsync())).ConfigureAwait(false);
    }

    /// <summary>Ends all scans and closes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        ServiceRunner[] runners;
        lock (_gate)
        {
            _disposed = true;
            runners = _runners;
            _runners = [];
        }
        await Task.WhenAll(runners.Select(static each => each.StopAsync())).ConfigureAwait(false);
        await _browser.DisposeAsync().ConfigureAwait(false);
    }

    private ServiceRunner Create(LoadedBinding binding, DiscoveryService service) => service switch
    {
        MdnsDiscoveryService mdns => new MdnsRunner(binding, mdns, _browser, Inbox, _engine, _options),
        ScanDiscoveryService scan => new ScanRunner(binding, scan, Inbox, _engine, _options),
        _ => throw new NotSupportedException($"{service.GetType()} is no kind of discovery service."),
    };
}
