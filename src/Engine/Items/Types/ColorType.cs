using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>Color</c>: stores a colour; percent, ON and OFF set its brightness and keep hue and saturation.</summary>
internal sealed class ColorType() : ItemType("Color")
{
    public override string Expected => "hue,saturation,brightness, 0 to 100, ON or OFF";

    private protected override string ExpectedCommand => "hue,saturation,brightness, 0 to 100, ON, OFF, INCREASE or DECREASE";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => (state, current as HsbValue) switch
    {
        (HsbValue, _) => state,
        (PercentValue percent, { } color) => color.WithBrightness(percent.Value),
        (OnOff onOff, { } color) => color.WithBrightness(onOff.IsOn ? 100m : 0m),
        _ when StateConversion.TryConvert<HsbValue>(state, out var converted) => converted,
        _ when state is not NumericValue && StateConversion.TryConvert<PercentValue>(state, out var percent) => Store(percent, unit, current),
        _ => null,
    };

    private protected override ICommand? Take(ICommand command, Unit? unit) => command is HsbValue or PercentValue or OnOff or IncreaseDecrease ? command : null;

    private protected override IState? ReadState(string text) =>
        HsbValue.TryParse(text, out var color) ? color
        : PercentValue.TryParse(text, out var percent) ? percent
        : OnOff.TryParse(text, out var onOff) ? onOff
        : null;

    private protected override ICommand? ReadCommand(string text) =>
        ReadState(text) as ICommand ?? (IncreaseDecrease.TryParse(text, out var step) ? step : null);
}
