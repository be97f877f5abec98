using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>
/// What a channel of one item type accepts: its openHAB item type, and how a command or state of a neighbouring type becomes the channel's own
/// (a plain number becomes a quantity in the channel's unit, a foreign unit is converted).
/// </summary>
/// <typeparam name="T">The value type.</typeparam>
internal abstract class ValueKind<T>
    where T : class, IState
{
    public abstract string ItemType { get; }

    public virtual Dimension? Dimension => null;

    public virtual Unit? Unit => null;

    /// <summary>True and the converted value, or false and a sentence that says what is accepted.</summary>
    public abstract bool TryConvert(object value, [NotNullWhen(true)] out T? converted, [NotNullWhen(false)] out string? error);
}

internal sealed class SimpleKind<T>(string itemType, string expected) : ValueKind<T>
    where T : class, IState
{
    public override string ItemType => itemType;

    public override bool TryConvert(object value, [NotNullWhen(true)] out T? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value as T;
        error = converted is null ? $"{value} is not accepted; expected {expected}." : null;
        return converted is not null;
    }
}

internal sealed class StringKind : ValueKind<TextValue>
{
    public override string ItemType => "String";

    public override bool TryConvert(object value, [NotNullWhen(true)] out TextValue? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value as TextValue ?? new TextValue(value.ToString() ?? "");
        error = null;
        return true;
    }
}

internal sealed class NumberKind : ValueKind<DecimalValue>
{
    public override string ItemType => "Number";

    public override bool TryConvert(object value, [NotNullWhen(true)] out DecimalValue? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value switch
        {
            DecimalValue number => number,
            NumericValue other => new DecimalValue(other.Value),
            _ => null,
        };
        error = converted is null ? $"{value} is not accepted; expected a number." : null;
        return converted is not null;
    }
}

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
