using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>The listener of one box and its open connections.</summary>
internal sealed class ChargerEndpoint : IAsyncDisposable
{
    private const int Backlog = 64;
    private static readonly TimeSpan RetryAccept = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly HashSet<Connection> _connections = [];
    private readonly SimulatedCharger _charger;
    private readonly TimeProvider _time;
    private readonly IPEndPoint _endpoint;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;
    private CancellationTokenSource _stopped = new();
    private TaskCompletionSource? _drained;
    private bool _wanted;

    public ChargerEndpoint(SimulatedCharger charger, TimeProvider time, IPEndPoint endpoint)
    {
        (_charger, _time, _endpoint) = (charger, time, endpoint);
        _charger.ReachabilityChanged += OnChanged;
        _charger.Faults.Changed += OnChanged;
    }

    public IPEndPoint Address => _endpoint;

    /// <summary>Listens from now on, unless the box is rebooting or refuses.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _wanted = true;
            Reconcile_NeedsLock();
        }
    }

    /// <summary>Closes the listener, resets open connections and waits until all of it is over.</summary>
    public async Task StopAsync()
    {
        Task accepting;
        Task drained;
        lock (_gate)
        {
            _wanted = false;
            Reconcile_NeedsLock();
            accepting = _accepting;
            drained = _connections.Count == 0
                ? Task.CompletedTask
                : (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await accepting.ConfigureAwait(false);
        await drained.ConfigureAwait(false);
    }

    /// <summary>Ends connections whose clients have kept silent for too long, and tries again to listen if that failed.</summary>
    public void Sweep(TimeSpan patience)
    {
        lock (_gate)
        {
            foreach (var connection in _connections.ToArray())
            {
                if (connection.Waiting > patience)
                {
                    connection.Abort();
                }
            }
        }

        OnChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _charger.ReachabilityChanged -= OnChanged;
        _charger.Faults.Changed -= OnChanged;
        await StopAsync().ConfigureAwait(false);
        _stopped.Dispose();
    }

    private void OnChanged()
    {
        lock (_gate)
        {
            try
            {
                Reconcile_NeedsLock();
            }
            catch (SocketException)
            {
                // Somebody has taken the port meanwhile; the next sweep tries again.
            }
        }
    }

    private void Reconcile_NeedsLock()
    {
        var present = _wanted && _charger.IsReachable;
        var listening = present && !_charger.Faults.Refuses;
        if (listening && _listener is null)
        {
            Open_NeedsLock();
        }
        else if (!listening && _listener is not null)
        {
            _listener.Dispose();
            _listener = null;
        }

        if (!present && _connections.Count > 0)
        {
            _stopped.Cancel();
            _stopped = new CancellationTokenSource();
            foreach (var connection in _connections.ToArray())
            {
                connection.Abort();
            }
        }
    }

    private void Open_NeedsLock()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(_endpoint);
            listener.Listen(Backlog);
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }

        _listener = listener;
        var previous = _accepting;
        _accepting = AcceptAsync(listener, previous);
    }

    private async Task AcceptAsync(Socket listener, Task previous)
    {
        await previous.ConfigureAwait(false);
        while (true)
        {
            try
            {
                Serve(await listener.AcceptAsync().ConfigureAwait(false));
            }
            catch (SocketException) when (!IsCurrent(listener))
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // Out of file handles, most likely. The box's own time may stand still, so the system's is used.
                await Task.Delay(RetryAccept, TimeProvider.System).ConfigureAwait(false);
            }
        }
    }

    private bool IsCurrent(Socket listener)
    {
        lock (_gate)
        {
            return _listener == listener;
        }
    }

    private void Serve(Socket socket)
    {
        Connection connection;
        lock (_gate)
        {
            connection = new Connection(socket, _charger, _time, _stopped.Token);
            if (!_wanted || !_charger.IsReachable)
            {
                connection.Abort();
                return;
            }

            _ = _connections.Add(connection);
        }

        _ = ServeAsync(connection);
    }

    private async Task ServeAsync(Connection connection)
    {
        try
        {
            await connection.ServeAsync().ConfigureAwait(false);
        }
        finally
        {
            TaskCompletionSource? drained = null;
            lock (_gate)
            {
                _ = _connections.Remove(connection);
                if (_connections.Count == 0)
                {
                    (drained, _drained) = (_drained, null);
                }
            }

            _ = drained?.TrySetResult();
        }
    }
}
