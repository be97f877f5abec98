using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HomeBinding.Units;

namespace HomeBinding.Values;

/// <summary>Splits a text into a number and a unit and says what is wrong when that fails.</summary>
internal static class QuantityParser
{
    private const string Example = "Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".";

    internal static bool TryParse(
        ReadOnlySpan<char> text,
        Dimension? preferred,
        [NotNullWhen(true)] out Quantity? quantity,
        [NotNullWhen(false)] out string? error)
    {
        quantity = null;
        text = text.Trim();
        var length = NumberLength(text);
        if (length == 0)
        {
            error = $"\"{text}\" does not start with a number. {Example}";
            return false;
        }

        if (!decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            error = $"The number in \"{text}\" is outside the range of numbers, about ±7.9e28.";
            return false;
        }

        var symbol = text[length..].Trim();
        if (symbol.IsEmpty)
        {
            error = $"\"{text}\" has no unit. {Example}";
            return false;
        }

        if (symbol[0] is ',' or '.')
        {
            error = $"\"{text}\" is not a number with a unit: use a single point as the decimal separator and nothing "
                + "between thousands.";
            return false;
        }

        if (!TryFindUnit(symbol, preferred, out var unit))
        {
            error = $"\"{symbol}\" in \"{text}\" is not a known unit. {Example}";
            return false;
        }

        quantity = unit.CreateQuantity(value);
        error = null;
        return true;
    }

    private static bool TryFindUnit(ReadOnlySpan<char> symbol, Dimension? preferred, [NotNullWhen(true)] out Unit? unit) =>
        preferred is null ? Unit.TryParse(symbol, out unit) : Unit.TryParse(symbol, preferred, out unit);

    /// <summary>The length of the number at the start: sign, digits with a point, exponent; 0 when there is none.</summary>
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var position = SkipSign(text, 0);
        var afterWhole = SkipDigits(text, position);
        var digits = afterWhole - position;
        position = afterWhole;
        if (position < text.Length && text[position] == '.')
        {
            var afterFraction = SkipDigits(text, position + 1);
            if (afterFraction > position + 1)
            {
                digits += afterFraction - position - 1;
                position = afterFraction;
            }
        }

        if (digits == 0)
        {
            return 0;
        }

        // An e that no digit follows belongs to the unit: 5 eV.
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            var exponent = SkipSign(text, position + 1);
            var afterExponent = SkipDigits(text, exponent);
            return afterExponent > exponent ? afterExponent : position;
        }

        return position;
    }

    private static int SkipSign(ReadOnlySpan<char> text, int position) =>
        position < text.Length && text[position] is '+' or '-' ? position + 1 : position;

    private static int SkipDigits(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position;
    }
}
