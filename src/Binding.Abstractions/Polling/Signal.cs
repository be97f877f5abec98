namespace HomeBinding.Polling;

/// <summary>Wakes one waiter; set while nobody waits, it lets the next wait pass. Several sets count as one.</summary>
internal sealed class Signal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiter;
    private bool _isSet;

    public void Set()
    {
        lock (_gate)
        {
            if (_waiter is null)
            {
                _isSet = true;
                return;
            }
            _waiter.TrySetResult();
            _waiter = null;
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return Task.CompletedTask;
            }
            _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiter.Task.WaitAsync(cancellationToken);
        }
    }
}
