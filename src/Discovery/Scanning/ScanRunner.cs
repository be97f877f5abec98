using System.Diagnostics.CodeAnalysis;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery.Scanning;

/// <summary>Runs the scans that a binding does in a way of its own, one at a time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Neither field holds anything but memory, and a scan that was cut off may still use both.")]
internal sealed class ScanRunner : ServiceRunner
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TimeSpan _pause;
    private readonly bool _removesOlder;
    private Func<IDiscoveryContext, CancellationToken, Task>? _scan;
    private LoadedBinding? _binding;
    private Task _background = Task.CompletedTask;
    // Of a scan that was cut off; null once that has ended after all.
    private volatile Task? _stuck;

    public ScanRunner(LoadedBinding binding, ScanDiscoveryService service, Inbox inbox, HomeEngine engine, DiscoveryOptions options)
        : base(binding, service, inbox, engine, options)
    {
        _binding = binding;
        _scan = service.Scan;
        _pause = service.BackgroundInterval;
        _removesOlder = service.RemovesOlderResults;
    }

    protected override Task ScanOnceAsync(TimeSpan timeout, CancellationToken cancellationToken) => ScanInTurnAsync(timeout, isBackground: false, cancellationToken);

    protected override void StartInBackground() => _background = Task.Run(async () =>
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ScanInTurnAsync(Timeout, isBackground: true, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await DelayAsync(_pause, _stopping.Token).ConfigureAwait(false);
        }
    });

    protected override async Task EndAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _background.ConfigureAwait(false);
        // A scan that somebody asked for ends within the limit too.
        if (await _turn.WaitAsync(Limit * 2, CancellationToken.None).ConfigureAwait(false)) _turn.Release();
    }

    protected override void Release()
    {
        _scan = null;
        _binding = null;
    }

    private async Task ScanInTurnAsync(TimeSpan timeout, bool isBackground, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_stopping.IsCancellationRequested) return;
            if (_stuck is { IsCompleted: false })
            {
                Fail("Its last scan has not ended yet, though it was told to; there is no other beside it.");
                return;
            }
            Recover();
            await ScanGuardedAsync(timeout, isBackground, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task ScanGuardedAsync(TimeSpan timeout, bool isBackground, CancellationToken cancellationToken)
    {
        if (_scan is not { } scan || _binding is not { } binding) return;
        using var told = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        using var context = new DiscoveryContext(this, binding, Time, Logger, isBackground);
        // Linked to none: what the binding registers on it runs on a thread of the pool, and not on that of whoever cancels.
        var ending = new CancellationTokenSource();
        var start = Time.GetUtcNow();
        var running = Start(scan, context, ending.Token);
        await Task.WhenAny(running, Task.Delay(timeout, Time, told.Token)).ConfigureAwait(false);
        await told.CancelAsync().ConfigureAwait(false);
        var endedByItself = running.IsCompletedSuccessfully;
        var ended = endedByItself ? running : Task.WhenAll(running, ending.CancelAsync());
        try
        {
            await ended.WaitAsync(Limit, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!ended.IsCompleted)
        {
            _stuck = ended;
            Fail($"Its scan did not end within {Limit.TotalSeconds:0.#} s after it was told to; it was cut off.");
        }
        catch (Exception exception)
        {
            Fail($"Its scan failed: {ResultCleaner.Text(exception.Message)}");
        }
        if (endedByItself && _removesOlder) Inbox.WithdrawOlder(Source, start);
    }

    private Task Start(Func<IDiscoveryContext, CancellationToken, Task> scan, DiscoveryContext context, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Mailbox.Post(async () =>
        {
            try
            {
                await scan(context, cancellationToken).ConfigureAwait(false);
                ended.SetResult();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                ended.SetResult();
            }
            catch (Exception exception)
            {
                // As text only: the exception itself may be of a type of the binding's.
                ended.SetException(new InvalidOperationException(exception.Message));
            }
        });
        return ended.Task;
    }

    /// <summary>What a scan gets. Once it has ended, nothing that comes through it has an effect.</summary>
    private sealed class DiscoveryContext(ScanRunner runner, LoadedBinding binding, TimeProvider time, ILogger logger, bool isBackground) : IDiscoveryContext, IDisposable
    {
        private readonly HttpClient _http = binding.CreateHttpClient();
        private volatile bool _ended;

        public TimeProvider Time => time;

        public ILogger Logger => logger;

        public HttpClient Http => _http;

        public IServiceProvider Services => binding.Services;

        public bool IsBackground => isBackground;

        public void Report(DiscoveryResult result)
        {
            if (!_ended) runner.Report(result);
        }

        public void Remove(ThingUid thing)
        {
            if (!_ended) runner.Inbox.Withdraw(thing, runner.Source);
        }

        public void Dispose()
        {
            _ended = true;
            _http.Dispose();
        }
    }
}
