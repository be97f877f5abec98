using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

internal sealed class QuantityKind<TDimension>(Unit<TDimension> unit) : ValueKind<Quantity<TDimension>>
    where TDimension : IDimension<TDimension>
{
    public override string ItemType { get; } = $"Number:{TDimension.Definition.Name}";

    public override Dimension? Dimension => TDimension.Definition;

    public override Unit? Unit => unit;

    public override bool TryConvert(object value, [NotNullWhen(true)] out Quantity<TDimension>? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value switch
        {
            Quantity<TDimension> quantity => quantity,
            DecimalValue number => unit.Of(number.Value),
            _ => null,
        };
        error = converted is not null ? null
            : value is Quantity other ? $"{other} is {Article(other.Dimension.Name)}; expected {Article(TDimension.Definition.Name)}, e.g. in {unit.Symbol}."
            : $"{value} is not accepted; expected {Article(TDimension.Definition.Name)}, e.g. in {unit.Symbol}.";
        return converted is not null;
    }

    private static string Article(string name) => "AEIOU".Contains(name[0], StringComparison.Ordinal) ? $"an {name}" : $"a {name}";
}
