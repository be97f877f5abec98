using System.Net.Sockets;
using HomeBinding.Discovery.Mdns.Messages;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery.Mdns;

/// <summary>
/// The mDNS client: asks for the service types that somebody wants to know of, and tells of the instances that are completely known. It has a socket
/// only while somebody wants to know something. Whatever is sent to it, it neither throws nor grows.
/// </summary>
internal sealed partial class MdnsBrowser : IAsyncDisposable
{
    // At most so often anything is sent, however short what others say holds.
    private static readonly TimeSpan BetweenQueries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Reopen = TimeSpan.FromSeconds(5);

    private readonly MdnsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<MdnsOptions, IMdnsTransport> _open;
    private readonly Lock _gate = new();
    private readonly MdnsCache _cache;
    private readonly FloodLimit _flood;
    private readonly ITimer _timer;
    private readonly Dictionary<DnsName, QuerySchedule> _types = [];
    private readonly Dictionary<DnsName, QuerySchedule> _incomplete = [];
    private readonly Dictionary<DnsName, MdnsInstance> _told = [];
    private readonly List<MdnsSubscription> _subscriptions = [];
    private IMdnsTransport? _transport;
    private CancellationTokenSource? _closing;
    private Task _receiving = Task.CompletedTask;
    private DateTimeOffset _quietUntil;
    private DateTimeOffset _reopenAt;
    private string? _error;
    private long _queries;
    private long _packets;
    private long _flooded;
    private long _faulty;
    private bool _disposed;

    public MdnsBrowser(MdnsOptions options, TimeProvider time, ILogger logger, Func<MdnsOptions, IMdnsTransport>? open = null)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _open = open ?? (static each => each.IsMulticast ? new MulticastTransport(each) : new UnicastTransport(each.Endpoint));
        _cache = new MdnsCache(options);
        _flood = new FloodLimit(time, options.PacketsPerSecond, options.PacketsPerSecondOfSource);
        _timer = time.CreateTimer(static state => ((MdnsBrowser)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Why nothing can be asked now; null if all is well.</summary>
    public string? Error
    {
        get
        {
            lock (_gate) return _error;
        }
    }

    public MdnsStatistics Statistics
    {
        get
        {
            lock (_gate) return new MdnsStatistics(_queries, _packets, _flooded, _faulty, _cache.Refused, _cache.Count);
        }
    }

    /// <summary>Asks at once, and from then on less and less often. What is known already is told at once. The callbacks must not block.</summary>
    /// <param name="serviceTypes">E.g. <c>_http._tcp</c>.</param>
    /// <param name="found">Told of each instance that is new or changed.</param>
    /// <param name="lost">Told of each instance that was told of and is gone.</param>
    /// <returns>Ends it.</returns>
    public IDisposable Browse(IReadOnlyList<string> serviceTypes, Action<MdnsInstance> found, Action<MdnsInstance> lost)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = _time.GetUtcNow();
            var subscription = new MdnsSubscription([.. serviceTypes.Select(DnsName.OfServiceType)], found, lost, End);
            _subscriptions.Add(subscription);
            foreach (var type in subscription.Types)
            {
                if (!_types.TryGetValue(type, out var schedule)) _types[type] = schedule = new QuerySchedule();
                schedule.Restart(now + FirstDelay());
            }
            foreach (var (name, instance) in _told)
                if (subscription.Wants(name)) found(instance);
            if (_transport is null) Open(now);
            Advance(now);
            return subscription;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task receiving;
        lock (_gate)
        {
            _disposed = true;
            _subscriptions.Clear();
            Close();
            receiving = _receiving;
        }
        await _timer.DisposeAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
    }

    /// <summary>Takes a packet in.</summary>
    internal void Receive(ReadOnlySpan<byte> packet, System.Net.IPAddress source)
    {
        lock (_gate)
        {
            if (_types.Count == 0) return;
            if (!_flood.Accepts(source))
            {
                _flooded++;
                return;
            }
            _packets++;
            var message = DnsReader.Read(packet, out _);
            if (message is null) _faulty++;
            if (message is not { IsResponse: true }) return;
            var now = _time.GetUtcNow();
            // What is said again ends later; the timer that is set is early, which does no harm.
            if (_cache.Apply(message, source, _types.Keys, now)) Advance(now);
        }
    }

    private void End(MdnsSubscription subscription)
    {
        lock (_gate)
        {
            if (!_subscriptions.Remove(subscription)) return;
            foreach (var type in subscription.Types)
                if (!_subscriptions.Exists(each => each.Types.Contains(type))) _types.Remove(type);
            foreach (var name in _told.Keys.Where(each => !_subscriptions.Exists(other => other.Wants(each))).ToArray()) _told.Remove(name);
            var now = _time.GetUtcNow();
            _cache.Sweep(_types.Keys, now);
            if (_subscriptions.Count == 0) Close();
            else Advance(now);
        }
    }

    // Devices that start together do not ask together (RFC 6762 §5.2).
    private TimeSpan FirstDelay() => _options.IsMulticast ? TimeSpan.FromMilliseconds(20 + (100 * Random.Shared.NextDouble())) : TimeSpan.Zero;

    private void Open(DateTimeOffset now)
    {
        try
        {
            _transport = _open(_options);
            _error = null;
            _closing = new CancellationTokenSource();
            var (transport, token, previous) = (_transport, _closing.Token, _receiving);
            _receiving = Task.Run(() => ReceiveAsync(transport, previous, token), CancellationToken.None);
        }
        catch (SocketException exception)
        {
            _error = $"Port {_options.Endpoint.Port} for mDNS cannot be used: {exception.Message}";
            _reopenAt = now + Reopen;
            LogNotOpened(_logger, _options.Endpoint.ToString(), exception.Message);
        }
    }

    private void Close()
    {
        _types.Clear();
        _told.Clear();
        _incomplete.Clear();
        _cache.Clear();
        _closing?.Cancel();
        _closing?.Dispose();
        _closing = null;
        _transport?.Dispose();
        _transport = null;
        _error = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private async Task ReceiveAsync(IMdnsTransport transport, Task previous, CancellationToken closing)
    {
        await previous.ConfigureAwait(false);
        // One byte more than a packet may have, so that a longer one is seen to be longer.
        var buffer = new byte[DnsLimits.Packet + 1];
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var (length, source) = await transport.ReceiveAsync(buffer, closing).ConfigureAwait(false);
                Receive(buffer.AsSpan(0, length), source);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.MessageSize)
            {
                // Nobody is there (yet), or the packet was longer than any may be.
            }
            catch (Exception exception)
            {
                LogReceiveFailed(_logger, exception);
                await Task.Delay(BetweenQueries, _time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_disposed || _subscriptions.Count == 0) return;
            var now = _time.GetUtcNow();
            if (_transport is null && now >= _reopenAt) Open(now);
            Advance(now);
        }
    }

    /// <summary>Drops what has ended, tells what has changed, asks what is due, and sets the timer.</summary>
    private void Advance(DateTimeOffset now)
    {
        if (now >= _cache.NextEnd) _cache.Sweep(_types.Keys, now);
        Tell(now);
        if (_transport is { } transport && now >= _quietUntil) Ask(transport, now);
        var due = _types.Values.Concat(_incomplete.Values).Select(static each => each.Due)
            .Concat(_cache.All.Select(static each => each.RefreshDue))
            .Append(DateTimeOffset.MaxValue).Min();
        // Nothing is asked before it may be; but what ends, ends in time.
        if (due < _quietUntil) due = _quietUntil;
        if (_transport is null) due = _reopenAt;
        if (_cache.NextEnd < due) due = _cache.NextEnd;
        var wait = due - now;
        _timer.Change(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : wait, Timeout.InfiniteTimeSpan);
    }

    private void Tell(DateTimeOffset now)
    {
        var present = new HashSet<DnsName>();
        foreach (var type in _types.Keys)
        {
            foreach (var name in _cache.InstancesOf(type))
            {
                present.Add(name);
                if (InstanceResolver.Resolve(_cache, type, name) is not { } instance)
                {
                    if (!_incomplete.ContainsKey(name)) (_incomplete[name] = new QuerySchedule()).Restart(now);
                    continue;
                }
                _incomplete.Remove(name);
                if (_told.TryGetValue(name, out var known) && InstanceResolver.AreSame(known, instance)) continue;
                _told[name] = instance;
                foreach (var subscription in _subscriptions)
                    if (subscription.Wants(name)) subscription.Found(instance);
            }
        }
        foreach (var name in _incomplete.Keys.Where(each => !present.Contains(each)).ToArray()) _incomplete.Remove(name);
        // An instance that lost its address only is asked about first; one that is gone is gone.
        foreach (var (name, instance) in _told.Where(each => !present.Contains(each.Key)).ToArray())
        {
            _told.Remove(name);
            foreach (var subscription in _subscriptions)
                if (subscription.Wants(name)) subscription.Lost(instance);
        }
    }

    private void Ask(IMdnsTransport transport, DateTimeOffset now)
    {
        var query = QueryBuilder.Build(_cache, _types, _incomplete, now);
        if (query.Questions.Count == 0) return;
        _quietUntil = now + BetweenQueries;
        _queries++;
        _ = SendAsync(transport, DnsWriter.Write(query), _closing!.Token);
    }

    private async Task SendAsync(IMdnsTransport transport, byte[] packet, CancellationToken closing)
    {
        try
        {
            await transport.SendAsync(packet, closing).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionRefused)
        {
            // The answer to the query before: nobody is there.
        }
        catch (Exception exception)
        {
            LogSendFailed(_logger, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "mDNS at {Endpoint} cannot be used: {Error}. It is tried again every 5 s")]
    private static partial void LogNotOpened(ILogger logger, string endpoint, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "mDNS: a packet could not be received")]
    private static partial void LogReceiveFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "mDNS: a query could not be sent: {Error}")]
    private static partial void LogSendFailed(ILogger logger, string error);
}
