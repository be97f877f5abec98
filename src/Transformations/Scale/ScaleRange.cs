using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Transformations.Scale;

/// <summary><c>[min..max]</c>; a bracket turned outwards leaves its bound out, a bound left out is none.</summary>
internal sealed partial record ScaleRange(decimal? Minimum, bool IncludesMinimum, decimal? Maximum, bool IncludesMaximum)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out ScaleRange? range)
    {
        range = null;
        if (Form().Match(text) is not { Success: true } match || !TryRead(match.Groups["min"].Value, out var minimum) || !TryRead(match.Groups["max"].Value, out var maximum)) return false;
        if (minimum > maximum) return false;
        range = new(minimum, match.Groups["left"].Value == "[", maximum, match.Groups["right"].Value == "]");
        return true;
    }

    public bool Contains(decimal value) =>
        (Minimum is not { } minimum || value > minimum || (IncludesMinimum && value == minimum))
        && (Maximum is not { } maximum || value < maximum || (IncludesMaximum && value == maximum));

    private static bool TryRead(string text, out decimal? bound)
    {
        bound = null;
        if (text.Length == 0) return true;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
        bound = number;
        return true;
    }

    [GeneratedRegex(@"^(?<left>[\[\]])(?<min>[^\[\]]*?)\.\.(?<max>[^\[\]]*)(?<right>[\[\]])$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
