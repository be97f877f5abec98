using System.Globalization;
using System.Text;
using HomeBinding.Engine.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Writes things as they stand in files.</summary>
public static class ThingYaml
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "inf", "nan" };

    /// <summary>A whole file with one thing. Every text that YAML could take for something else is in quotes.</summary>
    public static string Write(ThingDefinition thing)
    {
        var text = new StringBuilder("version: 1\nthings:\n");
        text.Append("  ").Append(thing.Uid).Append(":\n");
        if (thing.Label is { } label) text.Append("    label: ").Append(Scalar(label)).Append('\n');
        if (thing.Location is { } location) text.Append("    location: ").Append(Scalar(location)).Append('\n');
        if (thing.Bridge is { } bridge) text.Append("    bridge: ").Append(bridge).Append('\n');
        var values = thing.Configuration.Where(static each => each.Value is not null).ToArray();
        if (values.Length > 0) text.Append("    config:\n");
        foreach (var (name, value) in values) text.Append("      ").Append(Scalar(name)).Append(": ").Append(Scalar(value!)).Append('\n');
        return text.ToString();
    }

    private static string Scalar(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => IsPlain(text) ? text : Quote(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // An IP address is plain; a serial number of digits is not, or it would be read as a number.
    private static bool IsPlain(string text) => text.Length > 0
        && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(static each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' or '_' or ' ')
        && !Words.Contains(text)
        && !double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
        && !(char.IsAsciiDigit(text[0]) && text.Contains('-', StringComparison.Ordinal))
        && !text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("0o", StringComparison.OrdinalIgnoreCase);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\ufeff' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }
}
