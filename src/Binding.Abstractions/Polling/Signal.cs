using System.Threading.Tasks.Sources;

namespace HomeBinding.Polling;

/// <summary>Wakes one waiter; set while nobody waits, it lets the next wait pass. Several sets count as one. Waiting allocates nothing.</summary>
internal sealed class Signal : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private bool _waits;
    private bool _isSet;

    /// <summary>Wakes the waiter.</summary>
    /// <param name="here">True if the waiter may go on right here, on a thread of the pool that has nothing else to do; else it gets one of its own.</param>
    public void Set(bool here = false)
    {
        lock (_gate)
        {
            if (!_waits)
            {
                _isSet = true;
                return;
            }
            _waits = false;
        }
        _core.RunContinuationsAsynchronously = !here;
        _core.SetResult(true);
    }

    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return ValueTask.CompletedTask;
            }
            _waits = true;
            _core.Reset();
            return new ValueTask(this, _core.Version);
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        _core.GetResult(token);
        // Else it would keep who waited, and all that hangs on it, until the next wait.
        _core.Reset();
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
