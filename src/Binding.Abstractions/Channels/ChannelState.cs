using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>A channel's state: a value of the channel's type, or UNDEF/NULL.</summary>
/// <typeparam name="T">The value type of the channel.</typeparam>
public readonly record struct ChannelState<T>
    where T : class, IState
{
    private readonly IState? _state;

    private ChannelState(IState state) => _state = state;

    /// <summary>The state is unknown.</summary>
    public static ChannelState<T> Undef => new(UnDef.Undef);

    /// <summary>The value, or null when the state is UNDEF or NULL.</summary>
    public T? Value => _state as T;

    /// <summary>Value, UNDEF or NULL.</summary>
    public IState State => _state ?? UnDef.Null;

    /// <summary>A state that has a value.</summary>
    public static ChannelState<T> Of(T value) => new(value);

    /// <summary>A state that has a value.</summary>
    public static implicit operator ChannelState<T>(T value) => new(value);

    /// <summary>The state as text.</summary>
    public override string ToString() => State.ToText();
}
