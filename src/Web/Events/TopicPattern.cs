using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HomeBinding.Web.Events;

/// <summary>
/// Topics to listen to: <c>openhab/items/*/statechanged</c>. A star is any text, over several levels too; everything else is a regular expression for the
/// whole topic, as openHAB takes it; <c>!</c> in front excludes. Whatever is written, matching takes a time in proportion to the topic's length.
/// </summary>
internal sealed class TopicPattern
{
    /// <summary>Patterns in one list at most.</summary>
    public const int Most = 200;

    private const int Longest = 500;

    private static readonly SearchValues<char> Special = SearchValues.Create(@"\^$.|?+()[]{}");

    private readonly string _text;
    private readonly string[]? _parts;
    private readonly Regex? _expression;

    private TopicPattern(string text, bool isExclusion, string[]? parts, Regex? expression)
    {
        _text = text;
        IsExclusion = isExclusion;
        _parts = parts;
        _expression = expression;
    }

    /// <summary>True if what it matches is not wanted.</summary>
    public bool IsExclusion { get; }

    /// <summary>Reads all of a list.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="patterns">The patterns; null if one text is none.</param>
    /// <param name="problem">What is wrong with the first that is none, in a sentence.</param>
    public static bool TryParse(IEnumerable<string> texts, [NotNullWhen(true)] out IReadOnlyList<TopicPattern>? patterns, [NotNullWhen(false)] out string? problem)
    {
        var read = new List<TopicPattern>();
        patterns = null;
        foreach (var text in texts)
        {
            if (!TryParse(text, out var pattern, out problem)) return false;
            read.Add(pattern);
        }
        patterns = read;
        problem = null;
        return true;
    }

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="problem">What is wrong, in a sentence.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out TopicPattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        pattern = null;
        problem = null;
        var isExclusion = text.StartsWith('!');
        var wanted = isExclusion ? text[1..] : text;
        if (wanted.Length is 0 or > Longest)
        {
            problem = $"A topic has 1 to {Longest} characters, e.g. openhab/items/*/statechanged.";
            return false;
        }
        // The star of a regular expression, .*, is the star alone.
        var glob = wanted.Replace(".*", "*", StringComparison.Ordinal);
        if (!glob.AsSpan().ContainsAny(Special))
        {
            pattern = new TopicPattern(wanted, isExclusion, glob.Split('*'), null);
            return true;
        }
        try
        {
            var expression = new Regex($"^(?:{wanted.Replace("*", ".*", StringComparison.Ordinal)})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
            pattern = new TopicPattern(wanted, isExclusion, null, expression);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            problem = $"'{text}' is no pattern for topics: {exception.Message}";
            return false;
        }
    }

    /// <summary>True if a topic is meant, or excluded.</summary>
    public bool Matches(string topic)
    {
        if (_expression is not null) return _expression.IsMatch(topic);
        var parts = _parts!;
        if (parts.Length == 1) return topic == parts[0];
        if (topic.Length < parts[0].Length + parts[^1].Length || !topic.StartsWith(parts[0], StringComparison.Ordinal) || !topic.EndsWith(parts[^1], StringComparison.Ordinal)) return false;
        var rest = topic.AsSpan(parts[0].Length, topic.Length - parts[0].Length - parts[^1].Length);
        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var found = rest.IndexOf(part, StringComparison.Ordinal);
            if (found < 0) return false;
            rest = rest[(found + part.Length)..];
        }
        return true;
    }

    public override string ToString() => IsExclusion ? $"!{_text}" : _text;
}
