using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Host.Commands;

/// <summary>Times as people write them on a command line: <c>20s</c>, <c>2m</c>, <c>1m30s</c>, <c>1h</c>.</summary>
internal static partial class TimeText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static bool TryParse(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        if (Pattern().Match(text) is not { Success: true } match) return false;
        var hours = Number(match.Groups["h"]);
        var minutes = Number(match.Groups["m"]);
        var seconds = Number(match.Groups["s"]);
        var total = (hours * 3600) + (minutes * 60) + seconds;
        if (total <= 0 || total > Longest.TotalSeconds) return false;
        time = TimeSpan.FromSeconds(total);
        return true;
    }

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A(?:(?<h>[0-9]{1,8}(\.[0-9]{1,3})?)\s*h)?\s*(?:(?<m>[0-9]{1,8}(\.[0-9]{1,3})?)\s*m(?:in)?)?\s*(?:(?<s>[0-9]{1,8}(\.[0-9]{1,3})?)\s*s)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
