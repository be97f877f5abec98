using System.Globalization;

namespace HomeBinding.Engine.Display.Patterns;

/// <summary>Prints a part of a date: the letters after <c>%t</c> of java.util.Formatter.</summary>
internal static class DateText
{
    public static string Format(DateTimeOffset time, PatternPart part, DisplayContext context)
    {
        var names = context.Culture.DateTimeFormat;
        return part.Conversion switch
        {
            'Y' => Digits(time.Year, 4),
            'y' => Digits(time.Year % 100, 2),
            'C' => Digits(time.Year / 100, 2),
            'j' => Digits(time.DayOfYear, 3),
            'm' => Digits(time.Month, 2),
            'd' => Digits(time.Day, 2),
            'e' => Digits(time.Day, 1),
            'H' => Digits(time.Hour, 2),
            'k' => Digits(time.Hour, 1),
            'I' => Digits(Twelve(time), 2),
            'l' => Digits(Twelve(time), 1),
            'M' => Digits(time.Minute, 2),
            'S' => Digits(time.Second, 2),
            'L' => Digits(time.Millisecond, 3),
            'N' => Digits(time.Ticks % TimeSpan.TicksPerSecond * 100, 9),
            'p' => (time.Hour < 12 ? Or(names.AMDesignator, "am") : Or(names.PMDesignator, "pm")).ToLower(context.Culture),
            'z' => Offset(time.Offset),
            'Z' => ZoneName(time, context.Zone),
            's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            'Q' => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            'A' => names.GetDayName(time.DayOfWeek),
            'a' => names.GetAbbreviatedDayName(time.DayOfWeek),
            'B' => names.GetMonthName(time.Month),
            'b' or 'h' => names.GetAbbreviatedMonthName(time.Month),
            'D' => time.ToString("MM/dd/yy", CultureInfo.InvariantCulture),
            'F' => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            'R' => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            'T' => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            'r' => time.ToString("hh:mm:ss tt", CultureInfo.InvariantCulture),
            _ => $"{names.GetAbbreviatedDayName(time.DayOfWeek)} {names.GetAbbreviatedMonthName(time.Month)} {time.ToString("dd HH:mm:ss", CultureInfo.InvariantCulture)} {ZoneName(time, context.Zone)} {Digits(time.Year, 4)}",
        };
    }

    private static string Digits(long number, int count) => number.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');

    private static int Twelve(DateTimeOffset time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    private static string Or(string name, string other) => name.Length > 0 ? name : other;

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    // A duration is shown in universal time, whatever the zone.
    private static string ZoneName(DateTimeOffset time, TimeZoneInfo zone) =>
        zone.GetUtcOffset(time) != time.Offset || zone.Id == TimeZoneInfo.Utc.Id ? time.Offset == TimeSpan.Zero ? "UTC" : Offset(time.Offset)
        : zone.IsDaylightSavingTime(time) ? zone.DaylightName
        : zone.StandardName;
}
