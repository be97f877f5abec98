using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>Number</c>: stores a number, of a quantity without its unit.</summary>
internal sealed class NumberType() : ItemType("Number")
{
    public override string Expected => "a number";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => StateConversion.TryConvert<DecimalValue>(state, out var number) ? number : null;

    private protected override ICommand? Take(ICommand command, Unit? unit) => command switch
    {
        DecimalValue => command,
        Quantity quantity => new DecimalValue(quantity.Value),
        _ => null,
    };

    private protected override IState? ReadState(string text) =>
        DecimalValue.TryParse(text, out var number) ? number
        : Values.Quantity.TryParse(text, out var quantity) ? quantity
        : null;

    private protected override ICommand? ReadCommand(string text) => ReadState(text) as ICommand;
}
