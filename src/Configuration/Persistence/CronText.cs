using System.Buffers;

namespace HomeBinding.Configuration.Persistence;

/// <summary>Looks whether a text has the shape of a cron expression as openHAB writes it; whether its values are in range, whoever runs it will say.</summary>
internal static class CronText
{
    private const int Fewest = 6;
    private const int Most = 7;

    private static readonly string[] Macros = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@hourly", "@reboot"];
    private static readonly SearchValues<char> OfFields = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*?/,-#");

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public static string? WhyNot(string text)
    {
        if (text.StartsWith('@')) return Macros.Contains(text, StringComparer.OrdinalIgnoreCase) ? null : $"expected one of {string.Join(", ", Macros)}";
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is < Fewest or > Most) return $"expected six or seven fields, second minute hour day month weekday [year]; found {fields.Length}";
        return Array.Find(fields, static each => each.AsSpan().ContainsAnyExcept(OfFields)) is { } field ? $"'{field}' is no field" : null;
    }
}
