namespace HomeBinding.Engine.EventLoop;

/// <summary>A timer whose callback runs on the event loop. Set, moved and stopped on the event loop only; none of that allocates.</summary>
internal sealed class LoopTimer(LoopTimers timers, Action callback)
{
    /// <summary>True while it is set.</summary>
    public bool IsSet => Index >= 0;

    internal Action Callback { get; } = callback;

    /// <summary>When it is due, as a timestamp of the clock.</summary>
    internal long Due { get; set; }

    /// <summary>Orders timers that are due at the same time as they were set.</summary>
    internal long Order { get; set; }

    /// <summary>Its place in the heap; −1 while it is not set.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>Lets the callback run once after a while; a time that was set before no longer counts.</summary>
    public void Set(TimeSpan delay) => timers.Set(this, delay);

    /// <summary>Stops it.</summary>
    public void Stop() => timers.Stop(this);
}
