using System.Globalization;

namespace HomeBinding.Units;

/// <summary>The texts of errors about units, in one place so that they read alike.</summary>
internal static class UnitErrors
{
    internal static string Text(decimal value, Unit unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value} {unit.Symbol}");

    internal static Exception CannotConvert(decimal value, Unit source, Unit target)
    {
        if (!ReferenceEquals(source.Dimension, target.Dimension))
        {
            return new DimensionMismatchException(
                $"Cannot convert {Text(value, source)} ({source.Dimension}) to {target} ({target.Dimension}).");
        }

        return source.IsConvertibleTo(target)
            ? new OverflowException(
                $"Cannot convert {Text(value, source)} to {target}: the result is outside the range of numbers.")
            : new DimensionMismatchException(
                $"Cannot convert {Text(value, source)} to {target}: {Isolated(source, target)}");
    }

    internal static Exception CannotCombine(
        string verb,
        string preposition,
        (decimal Value, Unit Unit) first,
        (decimal Value, Unit Unit) second)
    {
        var sentence = $"Cannot {verb} {Text(first.Value, first.Unit)} ({first.Unit.Dimension}) {preposition} "
            + $"{Text(second.Value, second.Unit)} ({second.Unit.Dimension})";
        if (!ReferenceEquals(first.Unit.Dimension, second.Unit.Dimension))
        {
            return new DimensionMismatchException(sentence + ".");
        }

        if (!first.Unit.IsConvertibleTo(second.Unit))
        {
            return new DimensionMismatchException($"{sentence}: {Isolated(first.Unit, second.Unit)}");
        }

        return first.Unit.IsInverse || second.Unit.IsInverse
            ? new DimensionMismatchException(
                sentence + ": a reciprocal unit has no differences. Convert the quantity first.")
            : new OverflowException(sentence + ": the result is outside the range of numbers.");
    }

    private static string Isolated(Unit first, Unit second) =>
        $"{(first.IsConvertible ? second : first)} has no fixed ratio to other units.";
}
