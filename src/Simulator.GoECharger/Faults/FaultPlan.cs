namespace HomeBinding.Simulator.GoECharger;

/// <summary>The faults of one box. May be changed at any time from any thread.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private volatile bool _any;

    /// <summary>Raised after the plan has changed by a call, not when a fault has run out.</summary>
    internal event Action? Changed;

    /// <summary>The faults in force, in the order in which they were added.</summary>
    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (_gate)
            {
                return _entries.ConvertAll(e => e.Fault with { Times = e.Left });
            }
        }
    }

    internal bool Refuses { get; private set; }

    /// <summary>Adds a fault. The first fault that fits a request is the one that hits it.</summary>
    public void Add(Fault fault) => Change(entries => entries.Add(new Entry(fault)));

    /// <summary>Replaces all faults by this one.</summary>
    public void Set(Fault fault) => Change(entries =>
    {
        entries.Clear();
        entries.Add(new Entry(fault));
    });

    /// <summary>Takes all faults away.</summary>
    public void Clear() => Change(static entries => entries.Clear());

    /// <summary>Uses up one hit of the faults that fit the request.</summary>
    internal (Fault? Fault, TimeSpan Latency) Take(RequestKind kind)
    {
        if (!_any)
        {
            return default;
        }

        Fault? hit = null;
        var latency = TimeSpan.Zero;
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (!entry.Fits(kind) || (entry.Fault.Kind != FaultKind.Latency && hit is not null))
                {
                    continue;
                }

                entry.Left--;
                if (entry.Fault.Kind == FaultKind.Latency)
                {
                    latency += entry.Fault.Duration;
                }
                else
                {
                    hit = entry.Fault;
                }
            }

            _ = _entries.RemoveAll(e => e.Left == 0);
            _any = _entries.Count > 0;
        }

        return (hit, latency);
    }

    private void Change(Action<List<Entry>> change)
    {
        lock (_gate)
        {
            change(_entries);
            _ = _entries.RemoveAll(e => e.Left <= 0);
            _any = _entries.Count > 0;
            Refuses = _entries.Exists(e => e.Fault.Kind == FaultKind.Refuse);
        }

        Changed?.Invoke();
    }

    private sealed class Entry(Fault fault)
    {
        public Fault Fault => fault;

        public int? Left { get; set; } = fault.Times;

        public bool Fits(RequestKind kind) => fault.Kind != FaultKind.Refuse && fault.Scope switch
        {
            FaultScope.Status => kind == RequestKind.Status,
            FaultScope.Set => kind == RequestKind.Set,
            _ => true,
        };
    }
}
