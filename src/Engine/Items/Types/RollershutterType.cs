using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>Rollershutter</c>: stores a percentage, UP is 0 and DOWN is 100.</summary>
internal sealed class RollershutterType() : LevelType("Rollershutter")
{
    public override string Expected => "0 to 100, UP or DOWN";

    private protected override string ExpectedCommand => "0 to 100, UP, DOWN, STOP or MOVE";

    private protected override IState? Convert(IState state) => StateConversion.TryConvert<UpDown>(state, out var upDown) ? upDown : null;

    private protected override ICommand? Take(ICommand command, Unit? unit) => command is PercentValue or UpDown or StopMove ? command : null;

    private protected override IState? ReadState(string text) =>
        PercentValue.TryParse(text, out var percent) ? percent
        : UpDown.TryParse(text, out var upDown) ? upDown
        : null;

    private protected override ICommand? ReadCommand(string text) =>
        ReadState(text) as ICommand ?? (StopMove.TryParse(text, out var move) ? move : null);
}
