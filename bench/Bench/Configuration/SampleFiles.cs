using System.Globalization;
using System.Text;

namespace HomeBinding.Bench.Configuration;

/// <summary>Files with many items, each with what items usually have: a label, a format, an icon, a group, tags and a link.</summary>
internal static class SampleFiles
{
    public const int ItemsPerFile = 10_000;
    public const int ItemsPerThing = 20;

    private const int Groups = 10;

    /// <summary>Writes a home with as many items, in files of at most <see cref="ItemsPerFile"/>.</summary>
    public static void Write(string folder, string format, int items)
    {
        Directory.CreateDirectory(Path.Combine(folder, "items"));
        Directory.CreateDirectory(Path.Combine(folder, "things"));
        File.WriteAllText(Path.Combine(folder, "things", "meters.things"), Things(format, items / ItemsPerThing));
        File.WriteAllText(Path.Combine(folder, "items", "groups.items"), string.Concat(Enumerable.Range(0, Groups).Select(each => $"Group Group_{each}\n")));
        for (var from = 0; from < items; from += ItemsPerFile)
            File.WriteAllText(PathOf(folder, from / ItemsPerFile), Items(format, from, Math.Min(ItemsPerFile, items - from)));
    }

    public static string PathOf(string folder, int file) => Path.Combine(folder, "items", $"meters{file}.items");

    private static string Items(string format, int from, int count)
    {
        var text = new StringBuilder(format == "YAML" ? "version: 1\nitems:\n" : "");
        for (var i = from; i < from + count; i++)
        {
            var thing = i / ItemsPerThing;
            text.Append(format == "YAML"
                ? string.Create(CultureInfo.InvariantCulture, $"""
                      Item_{i}:
                        type: Number
                        dimension: Power
                        label: "Power of meter {i}"
                        icon: energy
                        format: "%.1f kW"
                        groups: [ Group_{i % Groups} ]
                        tags: [ Measurement, Power ]
                        channel: bench:meter:m{thing}:power

                    """)
                : string.Create(CultureInfo.InvariantCulture, $"Number:Power Item_{i} \"Power of meter {i} [%.1f kW]\" <energy> (Group_{i % Groups}) [\"Measurement\", \"Power\"] {{ channel=\"bench:meter:m{thing}:power\" }}\n"));
        }
        return text.ToString();
    }

    private static string Things(string format, int count) => format == "YAML"
        ? "version: 1\nthings:\n" + string.Concat(Enumerable.Range(0, count).Select(each => $"  bench:meter:m{each}: {{ label: Meter {each} }}\n"))
        : string.Concat(Enumerable.Range(0, count).Select(each => $"Thing bench:meter:m{each} \"Meter {each}\"\n"));
}
