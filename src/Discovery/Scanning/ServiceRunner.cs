using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery.Scanning;

/// <summary>
/// Runs one discovery service of a binding. Its code runs on a mailbox of its own; what it throws becomes the service's error, as text, and what does
/// not return is left behind.
/// </summary>
internal abstract partial class ServiceRunner
{
    private volatile string? _error;
    private volatile bool _isInBackground;
    private int _scans;

    protected ServiceRunner(LoadedBinding binding, DiscoveryService declaration, Inbox inbox, HomeEngine engine, DiscoveryOptions options)
    {
        BindingId = binding.Id;
        Id = declaration.Id;
        Source = $"{binding.Id}:{declaration.Id}";
        ThingTypes = declaration.ThingTypes;
        MayRunInBackground = declaration.Background;
        Timeout = declaration.ScanTimeout;
        Inbox = inbox;
        Time = engine.Time;
        Limit = options.CallbackLimit;
        Mailbox = engine.CreateMailbox($"discovery {Source}");
        Logger = engine.Loggers.CreateLogger($"HomeBinding.Discovery.{Source}");
    }

    public string BindingId { get; }

    public string Id { get; }

    /// <summary><c>binding:service</c>.</summary>
    public string Source { get; }

    public IReadOnlyList<ThingTypeUid> ThingTypes { get; }

    public bool MayRunInBackground { get; }

    public DiscoveryServiceInfo Info => new(BindingId, Id, ThingTypes, _isInBackground, Volatile.Read(ref _scans) > 0, Error);

    /// <summary>What went wrong last.</summary>
    protected virtual string? Error => _error;

    protected TimeSpan Timeout { get; }

    protected TimeSpan Limit { get; }

    protected TimeProvider Time { get; }

    protected Inbox Inbox { get; }

    protected Mailbox Mailbox { get; }

    protected ILogger Logger { get; }

    /// <summary>One scan. Never throws but for the token.</summary>
    /// <param name="timeout">How long; null for the service's own.</param>
    /// <param name="cancellationToken">Ends it; what was found stays.</param>
    public async Task<ScanOutcome> ScanAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _scans);
        try
        {
            await ScanOnceAsync(timeout ?? Timeout, cancellationToken).ConfigureAwait(false);
            return new ScanOutcome(Source, Error);
        }
        finally
        {
            Interlocked.Decrement(ref _scans);
        }
    }

    /// <summary>Works while nobody asks.</summary>
    public void StartBackground()
    {
        _isInBackground = true;
        StartInBackground();
    }

    /// <summary>Ends all that it does. Afterwards nothing of its binding is held, unless its code does not return.</summary>
    public async Task StopAsync()
    {
        await EndAsync().ConfigureAwait(false);
        if (!await IsIdleAsync().ConfigureAwait(false)) LogStuck(Logger, Source, Limit.TotalSeconds);
        Mailbox.Dispose();
        Release();
    }

    protected abstract Task ScanOnceAsync(TimeSpan timeout, CancellationToken cancellationToken);

    protected abstract void StartInBackground();

    protected abstract Task EndAsync();

    /// <summary>Lets go of everything that came from the binding.</summary>
    protected abstract void Release();

    /// <summary>Puts a result of the binding into the inbox. Called on its mailbox or its own thread.</summary>
    /// <exception cref="ArgumentException">It is of a type that the service does not find.</exception>
    protected ThingUid Report(DiscoveryResult result)
    {
        if (!ThingTypes.Contains(result.ThingTypeUid))
            throw new ArgumentException($"It found {result.ThingUid}, whose type it does not declare; it declares {string.Join(", ", ThingTypes)}.", nameof(result));
        if (!Inbox.Add(result, Source)) Fail($"It found more than {Inbox.CapacityOfSource} things, or the inbox is full; the rest is left out.");
        return result.ThingUid;
    }

    /// <summary>Notes an error, and logs it if it is a new one.</summary>
    protected void Fail(string error)
    {
        if (_error == error) return;
        _error = error;
        LogFailed(Logger, Source, error);
    }

    /// <summary>All is well again.</summary>
    protected void Recover() => _error = null;

    /// <summary>Waits until what was posted to the mailbox has run; false if it does not return.</summary>
    protected async Task<bool> IsIdleAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Mailbox.Post(reached.SetResult);
        try
        {
            // Real time: what it watches is the binding's code, not the house.
            await reached.Task.WaitAsync(Limit).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    protected async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) =>
        await Task.Delay(time, Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discovery {Source}: {Error}")]
    private static partial void LogFailed(ILogger logger, string source, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discovery {Source} does not return {Seconds} s after it was stopped; it was cut off")]
    private static partial void LogStuck(ILogger logger, string source, double seconds);
}
