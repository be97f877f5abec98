using System.Globalization;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Says in C# when a cron expression means, as far as rules have timers for it.</summary>
internal static class CronCode
{
    private const int MostTimes = 24;
    private const string EveryDay = "*";

    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>The statements that run <c>Run</c> at these times; null if there are none for them.</summary>
    public static IReadOnlyList<string>? Write(string expression)
    {
        if (expression.StartsWith('@')) return WriteMacro(expression.ToUpperInvariant());
        var fields = expression.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields is not [var second, var minute, var hour, var day, var month, var weekday, .. var year]) return null;
        if (!IsAny(day) || !IsAny(month) || year is [not "*" and not "?", ..] or { Length: > 1 }) return null;
        if (IsAny(minute) && IsAny(hour) && IsAny(weekday)) return Step(second) is { } seconds ? [Every("Seconds", seconds)] : Number(second) is null ? null : [Every("Minutes", 1)];
        if (Number(second) is not { } at) return null;
        if (IsAny(hour) && IsAny(weekday)) return Step(minute) is { } minutes ? [Every("Minutes", minutes)] : Number(minute) is null ? null : [Every("Hours", 1)];
        if (!IsAny(hour) && IsAny(weekday) && Number(minute) is not null && Step(hour) is { } hours) return [Every("Hours", hours)];
        return Numbers(minute) is { } ofMinutes && Numbers(hour) is { } ofHours && ofMinutes.Length * ofHours.Length <= MostTimes && DaysOf(weekday) is { } filter
            ? [.. ofHours.SelectMany(each => ofMinutes.Select(one => EachDay(each, one, at, filter)))]
            : null;
    }

    private static IReadOnlyList<string>? WriteMacro(string macro) => macro switch
    {
        "@HOURLY" => [Every("Hours", 1)],
        "@DAILY" => [EachDay(0, 0, 0, EveryDay)],
        "@WEEKLY" => [EachDay(0, 0, 0, "day.DayOfWeek is DayOfWeek.Monday")],
        "@REBOOT" => ["Run();"],
        _ => null,
    };

    private static string Every(string unit, int count) => string.Create(CultureInfo.InvariantCulture, $"Every(TimeSpan.From{unit}({count}), Run);");

    private static string EachDay(int hour, int minute, int second, string filter)
    {
        var time = second == 0 ? $"{hour}, {minute}" : $"{hour}, {minute}, {second}";
        return filter == EveryDay ? $"On(EachDayAt({time}), _ => Run());" : $"On(EachDayAt({time}).Where(day => {filter}), _ => Run());";
    }

    private static bool IsAny(string field) => field is "*" or "?";

    /// <summary>How many are between two, of <c>*/n</c>, <c>0/n</c> and <c>*</c>.</summary>
    private static int? Step(string field) =>
        IsAny(field) ? 1
        : field.Split('/') is ["*" or "0", var step] && Number(step) is > 0 and var count ? count
        : null;

    private static int? Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 60 ? number : null;

    private static int[]? Numbers(string field)
    {
        var numbers = field.Split(',').Select(Number).ToArray();
        return numbers.All(static each => each is not null) ? [.. numbers.Select(static each => each!.Value)] : null;
    }

    // Names only: openHAB counts numbers of days from Sunday alone, and from Monday in ranges.
    private static string? DaysOf(string field)
    {
        if (IsAny(field)) return EveryDay;
        var days = new SortedSet<int>();
        foreach (var part in field.Split(','))
        {
            var ends = part.Split('-').Select(static each => Array.IndexOf(Days, each)).ToArray();
            if (ends.Length > 2 || ends.Contains(-1)) return null;
            for (var day = ends[0]; days.Add(day) && day != ends[^1]; day = (day + 1) % Days.Length) continue;
            _ = days.Add(ends[^1]);
        }
        return $"day.DayOfWeek is {string.Join(" or ", days.Select(static each => $"DayOfWeek.{(DayOfWeek)each}"))}";
    }
}
