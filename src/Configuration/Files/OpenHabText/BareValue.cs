using System.Buffers;
using System.Globalization;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Reads a value that is written without quotes: a number, <c>true</c> or <c>false</c>.</summary>
internal static class BareValue
{
    private const int MostDigits = 28;

    private static readonly SearchValues<char> OfNumber = SearchValues.Create("0123456789.");

    /// <summary>
    /// Reads it as YAML is read: a number becomes one if it prints as it is written, or has an exponent; else it stays a text, because the parameter may be
    /// one, and 012345 a serial number. Digits that a number has no room for stay a text as well.
    /// </summary>
    /// <param name="text">What is written.</param>
    /// <param name="keepsFlags">True to make true and false what they are; false to leave them texts.</param>
    /// <param name="value">A decimal, a bool or a text.</param>
    /// <returns>False if it is none of these.</returns>
    public static bool TryRead(string text, bool keepsFlags, out object value)
    {
        value = text;
        if (text is "true" or "false")
        {
            if (keepsFlags) value = text == "true";
            return true;
        }
        if (!IsNumber(text, out var exponent)) return false;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)) return true;
        if (exponent < 0 ? number.ToString(CultureInfo.InvariantCulture) == text : IsExact(text, exponent)) value = number;
        return true;
    }

    /// <summary>True for digits with a sign, a point and an exponent as they may be.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="exponent">Where the letter before the exponent is, or -1.</param>
    private static bool IsNumber(string text, out int exponent)
    {
        exponent = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? text.AsSpan() : text.AsSpan(0, exponent);
        if (mantissa is ['+' or '-', ..]) mantissa = mantissa[1..];
        var power = exponent < 0 ? "0" : text.AsSpan(exponent + 1);
        if (power is ['+' or '-', ..]) power = power[1..];
        return power.Length > 0 && power.IndexOfAnyExceptInRange('0', '9') < 0
            && mantissa.Count('.') <= 1 && mantissa.IndexOfAnyInRange('0', '9') >= 0
            && mantissa.IndexOfAnyExcept(OfNumber) < 0;
    }

    // A decimal takes 28 digits, and 28 of them behind the point; more would be rounded without a word.
    private static bool IsExact(string text, int exponent)
    {
        var mantissa = text.AsSpan(0, exponent).Trim("+-");
        var point = mantissa.IndexOf('.');
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        return mantissa.Trim("0.").Length <= MostDigits
            && int.TryParse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            && decimals - power <= MostDigits;
    }
}
