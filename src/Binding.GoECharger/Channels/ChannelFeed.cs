using HomeBinding.Channels;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.GoECharger;

/// <summary>Takes one channel's value out of a status and publishes it. A value that did not change is not made anew.</summary>
internal abstract class ChannelFeed(Channel channel, StatusKeys keys)
{
    private volatile bool _isServed;

    /// <summary>The channel.</summary>
    public Channel Channel => channel;

    /// <summary>The keys that its value is made of.</summary>
    public StatusKeys Keys => keys;

    /// <summary>True if the newest request asks for it, because it was linked then.</summary>
    public bool IsServed
    {
        get => _isServed;
        set => _isServed = value;
    }

    /// <summary>Publishes the value, or UNDEF.</summary>
    public abstract void Publish(ChargerStatus status);
}

internal sealed class QuantityFeed<TDimension>(Channel<Quantity<TDimension>> channel, StatusKeys keys, Unit<TDimension> unit, Func<ChargerStatus, decimal?> read)
    : ChannelFeed(channel, keys)
    where TDimension : IDimension<TDimension>
{
    private Quantity<TDimension>? _last;

    public override void Publish(ChargerStatus status)
    {
        if (read(status) is not { } value)
        {
            channel.PublishUndef();
            return;
        }
        // 16 and 16.0 are equal, but print differently.
        if (_last is null || _last.Value != value || _last.Value.Scale != value.Scale) _last = unit.Of(value);
        channel.Publish(_last);
    }
}

internal sealed class NumberFeed(Channel<DecimalValue> channel, StatusKeys keys, Func<ChargerStatus, int?> read)
    : ChannelFeed(channel, keys)
{
    private DecimalValue? _last;

    public override void Publish(ChargerStatus status)
    {
        if (read(status) is not { } value)
        {
            channel.PublishUndef();
            return;
        }
        if (_last is null || _last.Value != value) _last = new DecimalValue(value);
        channel.Publish(_last);
    }
}

internal sealed class TextFeed(Channel<TextValue> channel, StatusKeys keys, Func<ChargerStatus, string?> read)
    : ChannelFeed(channel, keys)
{
    private TextValue? _last;

    public override void Publish(ChargerStatus status)
    {
        if (read(status) is not { } value)
        {
            channel.PublishUndef();
            return;
        }
        if (_last is null || _last.Value != value) _last = new TextValue(value);
        channel.Publish(_last);
    }
}

internal sealed class SwitchFeed(Channel<OnOff> channel, StatusKeys keys, Func<ChargerStatus, bool?> read)
    : ChannelFeed(channel, keys)
{
    public override void Publish(ChargerStatus status)
    {
        if (read(status) is { } value) channel.Publish(OnOff.From(value));
        else channel.PublishUndef();
    }
}
