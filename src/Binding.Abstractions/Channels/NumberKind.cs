using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Channels;

internal sealed class NumberKind : ValueKind<DecimalValue>
{
    public override string ItemType => "Number";

    public override bool TryConvert(object value, [NotNullWhen(true)] out DecimalValue? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value switch
        {
            DecimalValue number => number,
            IState state when StateConversion.TryConvert<DecimalValue>(state, out var found) => found,
            _ => null,
        };
        error = converted is null ? $"{value} is not accepted; expected a number." : null;
        return converted is not null;
    }
}
