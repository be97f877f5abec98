using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>Dimmer</c>: stores a percentage, ON is 100 and OFF is 0.</summary>
internal sealed class DimmerType() : LevelType("Dimmer")
{
    public override string Expected => "0 to 100, ON or OFF";

    private protected override string ExpectedCommand => "0 to 100, ON, OFF, INCREASE or DECREASE";

    private protected override IState? Convert(IState state) => StateConversion.TryConvert<OnOff>(state, out var onOff) ? onOff : null;

    // A colour is a percentage in openHAB.
    private protected override ICommand? Take(ICommand command, Unit? unit) => command switch
    {
        PercentValue or OnOff or IncreaseDecrease => command,
        HsbValue color => new PercentValue(color.Brightness),
        _ => null,
    };

    private protected override IState? ReadState(string text) =>
        PercentValue.TryParse(text, out var percent) ? percent
        : OnOff.TryParse(text, out var onOff) ? onOff
        : null;

    private protected override ICommand? ReadCommand(string text) =>
        ReadState(text) as ICommand ?? (IncreaseDecrease.TryParse(text, out var step) ? step : null);
}
