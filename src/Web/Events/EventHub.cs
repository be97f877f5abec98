using HomeBinding.Web.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Events;

/// <summary>
/// Passes what happens in the home on to those whose connections are open. It listens to the engine only while somebody listens to it,;
/// an event is made and written once, if anybody wants it, and given to each client's own bounded queue. No client can delay another one, nor the engine.
/// </summary>
internal sealed partial class EventHub : IAsyncDisposable
{
    /// <summary>Connections at most.</summary>
    public const int MostClients = 2048;

    /// <summary>How often clients hear that they are connected (openHAB: 10 s).</summary>
    public static readonly TimeSpan AlivePeriod = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may take nothing of what is written to it before it is cut off.</summary>
    public static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    private readonly HomeParts _home;
    private readonly StateTexts _texts;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly Lock _gate = new();
    private readonly List<EventClient> _clients = [];
    private readonly ITimer _looks;
    private readonly CancellationTokenRegistration _stopping;
    private EventListener[] _listeners = [];
    private StateStream[] _states = [];
    private EventDispatch? _dispatch;
    private TimeSpan _sinceAlive;
    private bool _isLooking;
    private bool _isStopping;

    public EventHub(HomeParts home, StateTexts texts, IHostApplicationLifetime lifetime, ILoggerFactory loggers)
    {
        _home = home;
        _texts = texts;
        _logger = loggers.CreateLogger("HomeBinding.Web");
        _looks = home.Engine.Time.CreateTimer(static hub => ((EventHub)hub!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stopping = lifetime.ApplicationStopping.Register(EndAll);
    }

    /// <summary>Connections that are open.</summary>
    public int Clients
    {
        get
        {
            lock (_gate) return _clients.Count;
        }
    }

    /// <summary>True while it listens to the engine.</summary>
    public bool IsListening => Volatile.Read(ref _dispatch) is not null;

    /// <summary>Those that hear events at this moment.</summary>
    public EventListener[] Listeners => Volatile.Read(ref _listeners);

    /// <summary>Those that get states at this moment.</summary>
    public StateStream[] States => Volatile.Read(ref _states);

    /// <summary>True if a client would be taken in now.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_gate) return !_isStopping && _clients.Count < MostClients;
        }
    }

    /// <summary>Takes a client in. Once this has returned, it hears of everything that happens.</summary>
    /// <returns>False if there are too many, or the host stops.</returns>
    public async Task<bool> TryAddAsync(EventClient client)
    {
        lock (_gate)
        {
            if (!HasRoom) return false;
            _clients.Add(client);
            Sort();
        }
        await ListenIfWantedAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Forgets a client.</summary>
    public Task RemoveAsync(EventClient client)
    {
        lock (_gate)
        {
            _clients.Remove(client);
            Sort();
        }
        return ListenIfWantedAsync();
    }

    /// <summary>The stream of states with an id; null if there is none, or it is somebody else's.</summary>
    public StateStream? FindStates(string id, Caller caller) => Array.Find(States, each => each.Id == id && each.Caller.Name == caller.Name);

    public async ValueTask DisposeAsync()
    {
        EndAll();
        await _stopping.DisposeAsync().ConfigureAwait(false);
        await _looks.DisposeAsync().ConfigureAwait(false);
        await ListenIfWantedAsync().ConfigureAwait(false);
        _changing.Dispose();
    }

    private void Sort()
    {
        Volatile.Write(ref _listeners, [.. _clients.OfType<EventListener>()]);
        Volatile.Write(ref _states, [.. _clients.OfType<StateStream>()]);
        if (_isLooking == _clients.Count > 0) return;
        _isLooking = !_isLooking;
        _sinceAlive = TimeSpan.Zero;
        var period = _isLooking ? LookPeriod : Timeout.InfiniteTimeSpan;
        _looks.Change(period, period);
    }

    private void EndAll()
    {
        EventClient[] clients;
        lock (_gate)
        {
            _isStopping = true;
            clients = [.. _clients];
        }
        foreach (var client in clients) client.End();
    }

    // Once a second: who may not go on, and who has to hear that it is connected.
    private void Look()
    {
        EventClient[] clients;
        bool isAliveDue;
        lock (_gate)
        {
            clients = [.. _clients];
            _sinceAlive += LookPeriod;
            isAliveDue = _sinceAlive >= AlivePeriod;
            if (isAliveDue) _sinceAlive = TimeSpan.Zero;
        }
        foreach (var client in clients)
        {
            if (client.WhyNotOn(ReadDeadline) is { } reason)
            {
                LogEnded(_logger, client.Caller.Name, reason);
                client.End();
            }
            else if (isAliveDue)
            {
                client.Alive();
            }
        }
    }

    private async Task ListenIfWantedAsync()
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            bool isWanted;
            lock (_gate) isWanted = _clients.Count > 0 && !_isStopping;
            if (isWanted == IsListening) return;
            if (isWanted)
            {
                Volatile.Write(ref _dispatch, await EventDispatch.BeginAsync(_home, this, _texts).ConfigureAwait(false));
                return;
            }
            var ended = _dispatch;
            Volatile.Write(ref _dispatch, null);
            await ended!.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The connection of {User} was ended: {Reason}")]
    private static partial void LogEnded(ILogger logger, string user, string reason);
}
