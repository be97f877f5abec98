using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// The model of one box, without sockets. It moves on by <see cref="Step"/>, one logic cycle (one simulated second) at a time;
/// everything that is read is the state as of the last completed cycle, so a value that was just set shows after the next one.
/// </summary>
public sealed class SimulatedCharger
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Box _box;
    private readonly RequestLog _log;
    private Dictionary<string, byte[]?>? _overrides;

    /// <summary>A box that has completed its first cycle.</summary>
    public SimulatedCharger(ChargerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Options = options;
        _time = time;
        _box = new Box(options, time.GetUtcNow());
        _log = new RequestLog(options.RequestHistory);
        LogicCycle.Run(_box);
    }

    internal event Action? ReachabilityChanged;

    /// <summary>Guards <see cref="Box"/> and <see cref="Overrides"/>.</summary>
    internal Lock Gate => _gate;

    internal Box Box => _box;

    internal Dictionary<string, byte[]?>? Overrides => _overrides;

    /// <summary>What the box is and how it started.</summary>
    public ChargerOptions Options { get; }

    /// <summary>Faults on demand.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The last requests, oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Recent;

    /// <summary>All requests since the start.</summary>
    public long RequestCount => _log.Total;

    /// <summary>Reads since the start, v1 and v2.</summary>
    public long StatusRequestCount => _log.Status;

    /// <summary>Writes since the start, v1 and v2.</summary>
    public long SetRequestCount => _log.Set;

    /// <summary>When the last write came, on the charger's clock; null for none.</summary>
    public DateTimeOffset? LastSetRequest => _log.LastSet;

    /// <summary>False while the box is rebooting.</summary>
    public bool IsReachable
    {
        get
        {
            lock (_gate)
            {
                return _box.AwayFor == 0 && !_box.RebootRequested;
            }
        }
    }

    /// <summary>The state as of the last completed logic cycle.</summary>
    public ChargerSnapshot Snapshot
    {
        get
        {
            lock (_gate)
            {
                return TakeSnapshot_NeedsLock();
            }
        }
    }

    /// <summary>Plugs a car in. A car that is already there is replaced.</summary>
    public void PlugIn(CarOptions car)
    {
        ArgumentNullException.ThrowIfNull(car);
        ChangeCar(car);
    }

    /// <summary>Takes the car away.</summary>
    public void Unplug() => ChangeCar(null);

    /// <summary>Sets the error code; 0 ends the error.</summary>
    public void SetError(int code)
    {
        lock (_gate)
        {
            _box.RequestedError = code;
        }
    }

    /// <summary>Restarts the box: it is away for a few simulated seconds, counts the reboot and forgets pending sets.</summary>
    public void Reboot()
    {
        lock (_gate)
        {
            _box.RebootRequested = true;
        }

        ReachabilityChanged?.Invoke();
    }

    /// <summary>Forces what a key reports, whether or not the box knows the key. The text is sent as it is, valid JSON or not.</summary>
    public void Override(string key, string json) => SetOverride(key, Encoding.UTF8.GetBytes(json));

    /// <summary>Makes the box not know a key any more.</summary>
    public void Remove(string key) => SetOverride(key, null);

    /// <summary>Ends all overrides and removals.</summary>
    public void ClearOverrides()
    {
        lock (_gate)
        {
            _overrides = null;
        }
    }

    /// <summary>The JSON text that a key reports now; null when the box does not report it.</summary>
    public string? GetValue(string key)
    {
        lock (_gate)
        {
            if (_overrides is not null && _overrides.TryGetValue(key, out var forced))
            {
                return forced is null ? null : Encoding.UTF8.GetString(forced);
            }

            if (!_box.Catalogue.TryFind(key, out var found) || !found.Readable)
            {
                return null;
            }

            var buffer = new JsonBuffer();
            found.Write(_box, buffer);
            return buffer.ToString();
        }
    }

    /// <summary>The first request that fits, among those remembered and those to come.</summary>
    public Task<ReceivedRequest> WaitForRequestAsync(Func<ReceivedRequest, bool> predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return _log.WaitAsync(predicate, cancellationToken);
    }

    /// <summary>Completes one logic cycle. A <see cref="ChargerSimulator"/> does this by itself.</summary>
    public void Step()
    {
        bool changed;
        lock (_gate)
        {
            var away = _box.AwayFor > 0 || _box.RebootRequested;
            LogicCycle.Run(_box);
            changed = away != (_box.AwayFor > 0 || _box.RebootRequested);
        }

        if (changed)
        {
            ReachabilityChanged?.Invoke();
        }
    }

    internal void Record(RequestKind kind, string method, ReadOnlySpan<byte> target) =>
        _log.Add(kind, method, target, _time.GetUtcNow());

    private void ChangeCar(CarOptions? car)
    {
        lock (_gate)
        {
            _box.RequestedCar = car;
            _box.CarChanged = true;
        }
    }

    private void SetOverride(string key, byte[]? json)
    {
        lock (_gate)
        {
            (_overrides ??= [])[key] = json;
        }
    }

    private ChargerSnapshot TakeSnapshot_NeedsLock() => new()
    {
        Amp = _box.Amp,
        AllowedCurrent = _box.Allowed ? _box.AllowedCurrent : null,
        PhaseMode = (PhaseMode)_box.PhaseMode,
        ForceState = (ForceState)_box.Force,
        CarState = _box.CarState,
        PhasesInUse = _box.Meter.PhasesInUse,
        PowerWatts = _box.Meter.TotalWatts,
        EnergyLimitWh = _box.EnergyLimitWh,
        SessionEnergyWh = _box.SessionWh,
        TotalEnergyWh = _box.TotalWh,
        Allowed = _box.Allowed,
        ModelStatus = (int)_box.ModelStatus,
        Error = _box.Error,
        Transaction = _box.Transaction,
        LogicMode = _box.LogicMode,
        Reboots = _box.Reboots,
    };
}
