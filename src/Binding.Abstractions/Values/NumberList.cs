using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>Numbers separated by commas, the text form of colours and places.</summary>
internal static class NumberList
{
    internal static bool TryParse(string? text, [NotNullWhen(true)] out decimal[]? numbers)
    {
        numbers = null;
        if (text is null)
        {
            return false;
        }

        var parts = text.Split(',');
        var parsed = new decimal[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!decimal.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out parsed[i]))
            {
                return false;
            }
        }

        numbers = parsed;
        return true;
    }
}
