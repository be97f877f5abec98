using System.Globalization;
using System.Text;
using HomeBinding.Units;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Makes names of classes of the names of rules.</summary>
internal sealed class ClassNames(ISet<string> taken)
{
    private const string Suffix = "Rule";
    private const int Longest = 80;

    // What the classes themselves use, by whichever of these names.
    private static readonly HashSet<string> Used = new(
        [
            "Items", "Rule", "RuleItem", "Context", "Things", "Log", "Define", "On", "Every", "Trigger", "Run", "EachDayAt", "LastRun", "Units", "Quantity", "OnOff", "OpenClosed", "PlayPause", "RewindFastforward",
            "ThingStatus", "ThingStatusUpdate", "TimeSpan", "TimeOnly", "DateTime", "DateTimeOffset", "DayOfWeek", "TimeZoneInfo", "Observable", "IObservable", "System", "HomeBinding", "Microsoft", "Object", "Equals",
            "ToString", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
            .. Dimension.All.Select(static each => each.Name),
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that is free; it is taken then.</summary>
    public string Of(string rule)
    {
        var name = Identifier(rule);
        if (name.Length == 0 || !char.IsLetter(name[0]) || Used.Contains(name)) name = name.Length > 0 && char.IsLetter(name[0]) ? name + Suffix : Suffix + name;
        if (Used.Contains(name)) name = "My" + name;
        var free = name;
        // Numbers go on where they were: a file may have the same name thousands of times.
        while (!_taken.Add(free)) free = string.Create(CultureInfo.InvariantCulture, $"{name}{_numbers[name] = _numbers.GetValueOrDefault(name, 1) + 1}");
        _ = taken.Add(free);
        return free;
    }

    private static string Identifier(string rule)
    {
        var name = new StringBuilder();
        var isFirst = true;
        foreach (var c in rule)
        {
            if (name.Length == Longest) break;
            var isOfName = char.IsLetter(c) || char.IsAsciiDigit(c);
            if (isOfName) _ = name.Append(isFirst ? char.ToUpperInvariant(c) : c);
            isFirst = !isOfName;
        }
        return name.ToString();
    }
}
