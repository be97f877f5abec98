using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>String</c>: stores text, and points in time as they are; of any other state its text.</summary>
internal sealed class TextType() : ItemType("String")
{
    public override string Expected => "text";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => state is TextValue or DateTimeValue ? state : new TextValue(state.ToText());

    private protected override ICommand? Take(ICommand command, Unit? unit) => command as TextValue ?? new TextValue(command.ToText());

    private protected override IState? ReadState(string text) => new TextValue(text);

    // REFRESH is a text as well, but openHAB's REST and console mean the command.
    private protected override ICommand? ReadCommand(string text) => Refresh.TryParse(text, out var refresh) ? refresh : new TextValue(text);
}
