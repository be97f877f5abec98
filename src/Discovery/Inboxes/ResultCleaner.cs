using System.Globalization;
using System.Text;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>
/// Makes a copy of a result that holds nothing of its binding, no control characters, and not more than anybody needs: devices, and whoever pretends
/// to be one, choose the texts.
/// </summary>
internal static class ResultCleaner
{
    private const int LongestLabel = 100;
    private const int LongestName = 64;
    private const int LongestValue = 1024;
    private const int MostProperties = 64;
    private const int MostAddresses = 16;

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(3650);

    public static DiscoveryResult Clean(DiscoveryResult result) => new()
    {
        ThingUid = result.ThingUid,
        BridgeUid = result.BridgeUid,
        Label = Text(result.Label, LongestLabel) is { Length: > 0 } label ? label : result.ThingUid.ToString(),
        Properties = result.Properties
            .Where(static each => each.Key.Length is > 0 and <= LongestName)
            .Take(MostProperties)
            .ToDictionary(static each => Text(each.Key, LongestName), static each => Value(each.Value), StringComparer.Ordinal),
        RepresentationProperty = result.RepresentationProperty is { } name ? Text(name, LongestName) : null,
        Addresses = [.. result.Addresses.Take(MostAddresses).Select(static each => Text(each, LongestName))],
        // openHAB's -1 is for ever.
        TimeToLive = result.TimeToLive is { } time && time >= TimeSpan.Zero && time < LongestTime ? time : null,
    };

    private static object? Value(object? value) => value switch
    {
        null or bool or decimal => value,
        string text => Text(text, LongestValue),
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e28 => (decimal)number,
        float number when Math.Abs(number) < 1e28f => (decimal)number,
        _ => Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", LongestValue),
    };

    /// <summary>A text for logs and errors.</summary>
    public static string Text(string text) => Text(text, 300);

    private static string Text(string text, int longest)
    {
        var clean = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > longest) break;
            // Format characters turn the direction of what follows, or are not seen at all.
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(hidden ? " " : rune.ToString());
        }
        return clean.ToString().Trim();
    }
}
