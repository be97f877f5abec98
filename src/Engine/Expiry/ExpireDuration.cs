using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Engine.Expiry;

/// <summary>Reads how long something holds, in either of openHAB's two ways of writing.</summary>
public static partial class ExpireDuration
{
    private const decimal LongestDays = 36_525m;

    private static readonly (string Group, decimal Milliseconds)[] Parts =
        [("d", 86_400_000m), ("h", 3_600_000m), ("m", 60_000m), ("s", 1000m), ("ms", 1m)];

    /// <summary>Reads a duration.</summary>
    /// <param name="text"><c>1d 1h 15m 30s 500ms</c>, any part of it, or ISO-8601 of days and less, <c>P1DT1H15M30.5S</c>; in capitals or not. More than nothing, at most 100 years.</param>
    /// <param name="duration">The duration.</param>
    /// <param name="error">What is wrong and what was expected.</param>
    public static bool TryParse(string text, out TimeSpan duration, [NotNullWhen(false)] out string? error)
    {
        duration = default;
        error = null;
        var trimmed = text.Trim();
        var match = trimmed.StartsWith('P') || trimmed.StartsWith('p') ? Iso().Match(trimmed) : Short().Match(trimmed);
        if (trimmed.Length == 0) error = "The duration is missing; expected e.g. 5m, 1h 30m or PT1H30M.";
        else if (!match.Success) error = $"'{text}' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.";
        else if (Milliseconds(match) is not { } milliseconds || milliseconds > LongestDays * 86_400_000m) error = $"The duration '{text}' is longer than 100 years.";
        else if (milliseconds == 0m) error = $"The duration '{text}' is zero; expected more than that.";
        else duration = TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));
        return error is null;
    }

    private static decimal? Milliseconds(Match match)
    {
        var sum = 0m;
        foreach (var (name, factor) in Parts)
        {
            var group = match.Groups[name];
            if (!group.Success) continue;
            // Enough digits for a hundred years in milliseconds.
            if (group.Value.IndexOf('.', StringComparison.Ordinal) is var point && (point < 0 ? group.Length : point) > 15) return null;
            sum += decimal.Parse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * factor;
        }
        return sum;
    }

    [GeneratedRegex(@"\A(?=.)((?<d>[0-9]+)d)?\s*((?<h>[0-9]+)h)?\s*((?<m>[0-9]+)m(?!s))?\s*((?<s>[0-9]+)s)?\s*((?<ms>[0-9]+)ms)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Short();

    [GeneratedRegex(@"\AP(?=.)((?<d>[0-9]+)D)?(T(?=.)((?<h>[0-9]+)H)?((?<m>[0-9]+)M)?((?<s>[0-9]+(\.[0-9]{1,9})?)S)?)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();
}
