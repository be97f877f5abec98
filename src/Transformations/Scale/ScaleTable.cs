using System.Diagnostics.CodeAnalysis;
using HomeBinding.Transformations.Files;

namespace HomeBinding.Transformations.Scale;

/// <summary>What is in a scale file.</summary>
internal sealed record ScaleTable(IReadOnlyList<(ScaleRange Range, string Label)> Ranges, string? NotANumber, string Format)
{
    private const string LabelOnly = "%label%";

    public static bool TryCheck(string text, string file, [NotNullWhen(false)] out string? error) => TryRead(text, file, out _, out error);

    public static bool TryRead(string text, string file, [NotNullWhen(true)] out ScaleTable? table, [NotNullWhen(false)] out string? error)
    {
        table = null;
        if (!PropertiesReader.TryRead(text, file, out var properties, out error)) return false;
        var ranges = new List<(ScaleRange, string)>();
        var (other, format) = ((string?)null, LabelOnly);
        foreach (var (key, value, line) in properties)
        {
            if (key == "NaN") other = value;
            else if (key == "format") format = value;
            else if (ScaleRange.TryParse(key, out var range)) ranges.Add((range, value));
            else
            {
                error = $"{file}:{line}: '{key}' is not a range. Write [min..max]=label, with ] and [ for bounds that do not belong to it; or NaN=, format=.";
                return false;
            }
        }
        table = new(ranges, other, format);
        return true;
    }
}
