using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Values;

/// <summary>
/// Reads the forms of date and time that openHAB reads, in its order: date and time, time alone (of 1970-01-01), seconds or milliseconds since 1970
/// (below 12 digits they are seconds), date alone.
/// </summary>
internal static partial class DateTimeParser
{
    // Abbreviations are not in the time zone database, or are there without summer time.
    private static readonly Dictionary<string, int> Abbreviations = new(StringComparer.Ordinal)
    {
        ["UTC"] = 0, ["GMT"] = 0, ["UT"] = 0, ["WET"] = 0, ["WEST"] = 1, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3,
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["JST"] = 9, ["AEST"] = 10, ["AEDT"] = 11,
    };

    internal static bool TryParse(string? text, TimeZoneInfo local, out DateTimeOffset time)
    {
        time = default;
        if (text is null || text.Length > 100) return false;
        text = text.Trim();
        if (DateAndTime().Match(text) is { Success: true } both) return TryRead(both, both.Groups["date"].Value, local, out time);
        if (TimeOnly().Match(text) is { Success: true } timeOnly) return TryRead(timeOnly, "1970-01-01", local, out time);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var epoch)) return TryReadEpoch(epoch, out time);
        return DateOnlyForm().Match(text) is { Success: true } date && TryRead(date, date.Groups["date"].Value, local, out time);
    }

    private static bool TryRead(Match match, string date, TimeZoneInfo local, out DateTimeOffset time)
    {
        time = default;
        if (!System.DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        var clock = match.Groups["time"] is { Success: true } written ? written.Value : "00:00";
        if (!System.TimeOnly.TryParseExact(clock, clock.Length == 5 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ofDay)) return false;
        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        var wall = day.ToDateTime(ofDay).AddTicks(int.Parse(fraction, CultureInfo.InvariantCulture));
        if (FindOffset(match.Groups["zone"].Value, wall, local) is not { } offset) return false;
        var utc = wall.Ticks - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks) return false;
        time = new(wall, offset);
        return true;
    }

    private static bool TryReadEpoch(decimal epoch, out DateTimeOffset time)
    {
        time = default;
        var seconds = Math.Abs(decimal.Truncate(epoch)) < 100_000_000_000m ? epoch : epoch / 1000m;
        if (!StateConversion.TryConvert<DateTimeValue>(new DecimalValue(seconds), out var value)) return false;
        time = value.Value;
        return true;
    }

    private static TimeSpan? FindOffset(string zone, DateTime wall, TimeZoneInfo local)
    {
        if (zone.Length == 0) return OffsetOf(local, wall);
        if (zone is "Z" or "z") return TimeSpan.Zero;
        if (zone[0] is '+' or '-') return ReadOffset(zone);
        var name = zone.Trim('[', ']');
        if (Abbreviations.TryGetValue(name, out var hours)) return TimeSpan.FromHours(hours);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? OffsetOf(found, wall) : null;
    }

    private static TimeSpan? ReadOffset(string text)
    {
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var hours = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var minutes = digits.Length > 2 ? int.Parse(digits.AsSpan(2), CultureInfo.InvariantCulture) : 0;
        if (minutes > 59 || (hours * 60) + minutes > 14 * 60) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }

    // An hour that there is twice is taken as its first pass, as java.time does. Old offsets with seconds are cut to minutes.
    private static TimeSpan OffsetOf(TimeZoneInfo zone, DateTime wall)
    {
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new(offset.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute);
    }

    private const string Zone = @"(?: ?(?<zone>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?|\[[A-Za-z][A-Za-z0-9_/+-]*\]|[A-Za-z][A-Za-z0-9_/+-]*))?(?: ?\[[A-Za-z][A-Za-z0-9_/+-]*\])?";
    private const string Date = @"(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})";
    private const string Time = @"(?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,](?<fraction>[0-9]{1,9}))?";

    [GeneratedRegex("^" + Date + "[T ]" + Time + Zone + "$", RegexOptions.CultureInvariant)]
    private static partial Regex DateAndTime();

    [GeneratedRegex("^" + Time + Zone + "$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOnly();

    [GeneratedRegex("^" + Date + Zone + "$", RegexOptions.CultureInvariant)]
    private static partial Regex DateOnlyForm();
}
