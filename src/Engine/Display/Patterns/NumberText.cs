using System.Globalization;
using System.Numerics;

namespace HomeBinding.Engine.Display.Patterns;

/// <summary>Prints a number as java.util.Formatter does, from the exact decimal, half a digit rounded up.</summary>
internal static class NumberText
{
    /// <summary>The text, or null if the conversion has no meaning for the number, such as %x of 1.5.</summary>
    public static string? Format(decimal value, PatternPart part, CultureInfo culture) => part.Conversion switch
    {
        'd' => Fixed(value, 0, part, culture),
        'f' => Fixed(value, part.Precision ?? 6, part, culture),
        'e' => Scientific(value, part.Precision ?? 6, part, culture),
        'x' or 'o' => Integer(value, part),
        _ => null,
    };

    private static string Fixed(decimal value, int precision, PatternPart part, CultureInfo culture)
    {
        var digits = Math.Min(precision, 28);
        // There is nothing to round beyond the digits that the number has; asking would fail on large ones.
        var rounded = value.Scale <= digits ? value : decimal.Round(value, digits, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString((part.Has(',') ? "N" : "F") + digits.ToString(CultureInfo.InvariantCulture), culture.NumberFormat);
        return Signed(rounded < 0m, text + new string('0', precision - digits), part);
    }

    private static string Scientific(decimal value, int precision, PatternPart part, CultureInfo culture)
    {
        var text = Math.Abs(value).ToString((precision == 0 ? "0" : "0." + new string('0', precision)) + "e+00", culture.NumberFormat);
        return Signed(value < 0m, text, part);
    }

    private static string? Integer(decimal value, PatternPart part)
    {
        if (decimal.Truncate(value) != value) return null;
        var number = new BigInteger(Math.Abs(value));
        var text = part.Conversion == 'x' ? number.ToString("x", CultureInfo.InvariantCulture).TrimStart('0') : Octal(number);
        return Signed(value < 0m, text.Length == 0 ? "0" : text, part);
    }

    private static string Octal(BigInteger number)
    {
        var text = "";
        for (; !number.IsZero; number /= 8) text = (char)('0' + (int)(number % 8)) + text;
        return text;
    }

    private static string Signed(bool negative, string text, PatternPart part)
    {
        var (before, after) = negative ? part.Has('(') ? ("(", ")") : ("-", "") : (part.Has('+') ? "+" : part.Has(' ') ? " " : "", "");
        if (part.Has('0')) text = text.PadLeft(Math.Max(0, part.Width - before.Length - after.Length), '0');
        return before + text + after;
    }
}
