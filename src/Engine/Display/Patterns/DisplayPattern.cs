using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HomeBinding.Engine.Display.Patterns;

/// <summary>A pattern, read once.</summary>
internal sealed partial class DisplayPattern
{
    // Patterns come from files, so there are few; the limit is for those who make them up at run time.
    private const int Most = 4096;

    private static readonly ConcurrentDictionary<string, DisplayPattern> Known = new(StringComparer.Ordinal);

    private DisplayPattern(string text)
    {
        if (Transformed().Match(text) is { Success: true } match)
        {
            Transformation = match.Groups["name"].Value;
            Function = match.Groups["function"].Value;
            text = match.Groups["value"].Value;
        }
        if (PatternParser.TryParse(text, out var parts, out var error)) Parts = parts;
        Error = error;
        HasDate = Parts.Any(each => each.Kind == PartKind.Date);
        HasUnit = Parts.Any(each => each.Kind == PartKind.Unit);
        var value = Parts.FindIndex(each => each.Kind == PartKind.Value);
        var after = value >= 0 && value + 1 < Parts.Count ? Parts[value + 1] : null;
        UnitText = value >= 0 && Parts.Count(each => each.Kind == PartKind.Value) == 1 && after is { Kind: PartKind.Literal } ? after.Text.Trim() : "";
    }

    /// <summary>The transformation's name, or null.</summary>
    public string? Transformation { get; }

    /// <summary>What stands in its parentheses.</summary>
    public string Function { get; } = "";

    /// <summary>The pieces, in order; none where the pattern has an error.</summary>
    public List<PatternPart> Parts { get; } = [];

    /// <summary>What is wrong with it, or null.</summary>
    public string? Error { get; }

    public bool HasDate { get; }

    public bool HasUnit { get; }

    /// <summary>What follows the only value, which may be a unit; empty for nothing.</summary>
    public string UnitText { get; }

    public static DisplayPattern Of(string text)
    {
        if (Known.TryGetValue(text, out var known)) return known;
        var pattern = new DisplayPattern(text);
        if (Known.Count < Most) Known.TryAdd(text, pattern);
        return pattern;
    }

    // The last "):" ends the function, so that a regular expression may have parentheses.
    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_]*)\((?<function>.*)\):(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Transformed();
}
