using System.Globalization;
using System.Text;

namespace HomeBinding.Bench.Configuration;

/// <summary>Files with many items, each with what items usually have.</summary>
internal static class SampleFiles
{
    public static string Yaml(int count, int from = 0)
    {
        var text = new StringBuilder("version: 1\nitems:\n");
        for (var i = from; i < from + count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  Item_{i}:
                    type: Number
                    dimension: Power
                    label: "Power of meter {i}"
                    icon: energy
                    format: "%.1f kW"
                    groups: [ Group_{i % 10} ]
                    tags: [ Measurement, Power ]
                    channel: goecharger:goe:charger{i / 20}:powerAll

                """);
        }
        return text.ToString();
    }

    public static string Text(int count, int from = 0)
    {
        var text = new StringBuilder();
        for (var i = from; i < from + count; i++)
            text.Append(CultureInfo.InvariantCulture, $"Number:Power Item_{i} \"Power of meter {i} [%.1f kW]\" <energy> (Group_{i % 10}) [\"Measurement\", \"Power\"] {{ channel=\"goecharger:goe:charger{i / 20}:powerAll\" }}\n");
        return text.ToString();
    }

    public static string Groups() => string.Concat(Enumerable.Range(0, 10).Select(each => $"  Group_{each}: {{ type: Group }}\n").Prepend("version: 1\nitems:\n"));

    public static string Things(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(each => $"  goecharger:goe:charger{each}: {{ config: {{ ip: 127.0.0.1 }} }}\n").Prepend("version: 1\nthings:\n"));
}
