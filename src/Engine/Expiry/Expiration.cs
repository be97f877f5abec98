using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Expiry;

/// <summary>
/// The time that an item's state still holds. Every update and command begins it anew, unless it is what would follow anyway: then nothing is left to
/// expire. Owned by the event loop.
/// </summary>
internal sealed class Expiration
{
    private readonly Item _item;
    private readonly LoopTimer _timer;
    private readonly IState? _stored;
    private long _cause;

    public Expiration(Item item, ExpireSettings settings, LoopTimers timers, Action<Item, ExpireSettings, long> expired)
    {
        _item = item;
        Settings = settings;
        _timer = timers.Create(() => expired(_item, Settings, _cause));
        // OFF of a dimmer is stored as 0 %; either is what would follow.
        _stored = settings.State is { } state && item.Type.TryAccept(state, item.Unit, out var accepted, out _) ? accepted : null;
    }

    public ExpireSettings Settings { get; }

    public bool IsRunning => _timer.IsSet;

    public void StateSet(IState old, IState state, long sequence)
    {
        if (!Settings.IgnoreStateUpdates || !old.Equals(state)) Begin(state, sequence);
    }

    public void Commanded(ICommand command, long sequence)
    {
        if (!Settings.IgnoreCommands) Begin(command, sequence);
    }

    public void Begin(object value, long sequence)
    {
        _cause = sequence;
        if (value.Equals(Settings.State) || value.Equals(Settings.Command) || value.Equals(_stored)) _timer.Stop();
        else _timer.Set(Settings.Duration);
    }

    public void Stop() => _timer.Stop();
}
