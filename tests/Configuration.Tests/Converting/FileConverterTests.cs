using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Converting;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Tests.Files;
using Xunit;

namespace HomeBinding.Configuration.Tests.Converting;

public sealed class FileConverterTests
{
    private const string Everything =
        """
        # The home of
        # somebody.

        version: 1
        things:
          # in the cellar
          mqtt:broker:home:
            isBridge: true
            label: "Broker: one"
            location: Cellar
            config: { host: 192.168.1.5, port: 1883, secure: true, serial: "012345", names: [a, "2", 3], password: "${SECRET:broker}", empty: "" }
          mqtt:topic:lamp:
            # behind it
            bridge: mqtt:broker:home
            channels:
              power: { type: switch, label: Power, config: { stateTopic: "lamp/power", qos: 1 } }
              power#l1: { type: mqtt:number, config: { unit: "°C" } }
        items:
          Lamp:
            type: Switch
            label: "Lamp \"big\" \\ one"
            icon: oh:classic:light
            tags: [Lightbulb, "Wohn Zimmer"]
            groups: [Hall, G1]
            channel: mqtt:topic:lamp:power
            expire: 5m,OFF
            autoupdate: false
          Power:
            type: Number
            dimension: Power
            unit: kW
            format: "MAP(x.map):%s"
            channels:
              mqtt:topic:lamp:power#l1: { profile: "system:offset", offset: "2 W" }
              mqtt:topic:lamp:power:
            metadata:
              alexa: Switchable
              stateDescription: { value: " ", config: { readOnly: true, pattern: "%.1f kW", options: "1=on,2=off" } }
              widget: { config: { order: 1, name: "true" } }
          Hall: { type: Group }
          G1: { type: Group, label: All, group: { type: Switch, function: OR, parameters: [ON, OFF] } }
          G2: { type: Group, group: { type: Number, dimension: Temperature, function: AVG } }
          G3: { type: Group, group: { type: Switch, function: COUNT, parameters: ["ON|OPEN .*"] } }
          Plain: { type: String, format: "%s" }
        """;

    [Fact]
    public void Convert_Everything_ToYaml_SaysTheSame() => SaysTheSame(Everything, FileFormat.Yaml);

    [Fact]
    public void Convert_Everything_ToTextAndBack_SaysTheSame()
    {
        var text = SaysTheSame(Everything, FileFormat.OpenHabText);

        SaysTheSame(text, FileFormat.Yaml);
    }

    [Theory]
    [InlineData("things/demo.things")]
    [InlineData("items/demo.items")]
    public void Convert_SampleHome_BothWays_SaysTheSame(string file)
    {
        var text = SaysTheSame(File.ReadAllText(Path.Combine(SampleFileTests.Root, file)), FileFormat.OpenHabText);

        SaysTheSame(text, FileFormat.Yaml);
    }

    [Fact]
    public void Convert_CommentsAboveElements_AreKept()
    {
        var converted = Convert(Everything, FileFormat.OpenHabText);

        Assert.StartsWith("// The home of\n// somebody.\n\n", converted.Text, StringComparison.Ordinal);
        Assert.Contains("// in the cellar\nBridge mqtt:broker:home", converted.Text, StringComparison.Ordinal);
        Assert.Contains("// behind it\nThing mqtt:topic:lamp", converted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_WhatTextCannotSay_IsNamed()
    {
        var converted = Convert(
            """
            version: 1
            things:
              a:b:c:
                channels:
                  d: { type: e, description: what it is for }
            items:
              A: { type: Switch, label: "Lamp [old]" } # lost
            """,
            FileFormat.OpenHabText);

        Assert.Equal(
            [
                "Thing a:b:c, channel d: its description.",
                "Item A: the brackets in its label, which are taken for those of a format; ( and ) are in their place.",
                "Comments that stand in one line with something else.",
            ],
            converted.Losses);
    }

    [Fact]
    public void Convert_FileWithErrors_IsNotConverted()
    {
        var converted = Convert("version: 1\nitems:\n  A: { type: Swich }\n", FileFormat.OpenHabText);

        Assert.Null(converted.Text);
        Assert.Contains("'Swich' is not an item type", Assert.Single(converted.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public Property Convert_AnyTexts_SayTheSame() => Prop.ForAll(Texts, static texts =>
    {
        var quoted = texts.Select(static each => System.Text.Json.JsonSerializer.Serialize(each)).ToArray();
        var yaml = $$"""
            version: 1
            things:
              a:b:c: { label: {{quoted[0]}}, location: {{quoted[1]}}, config: { p: {{quoted[2]}}, q: [{{quoted[3]}}, {{quoted[4]}}] } }
            items:
              A: { type: String, icon: x, metadata: { m: { value: {{quoted[5]}}, config: { k: {{quoted[6]}} } } }, channels: { "a:b:c:d": { profile: "p:q", r: {{quoted[7]}} } } }
            """;
        SaysTheSame(yaml, FileFormat.Yaml);
        SaysTheSame(SaysTheSame(yaml, FileFormat.OpenHabText), FileFormat.Yaml);
    });

    private static readonly Arbitrary<string[]> Texts = Gen.Elements(
        "", "a", "true", "12", "012", "1e3", "null", "~", "NO", "a: b", "- x", "#1", "a #b", "'q'", "\"q\"", "\\n", "line\nbreak", "tab\tbed", "ä°µ", "{x}", "[x]", "a,b", "${ENV:HOME}", "!x", "&a", "*a", "%", "@", "`", "|", ">", "x:", " leading", "trailing ", "\uD83D\uDE00", "// no comment", "/* no comment */", "2026-01-01")
        .ArrayOf(8).ToArbitrary();

    private static ConvertedFile Convert(string text, FileFormat format) => FileConverter.Convert(new SourceText("items/a.items", text), format);

    private static string SaysTheSame(string text, FileFormat format)
    {
        var converted = Convert(text, format);
        Assert.True(converted.Text is not null, string.Join('\n', converted.Diagnostics));
        Assert.Empty(converted.Losses);
        Assert.Equal(Describe(text), Describe(converted.Text));
        return converted.Text;
    }

    private static string Describe(string text)
    {
        var model = FileModelBuilder.Build(FileReader.Read(new SourceText("items/a.items", text)), new SharedUids());
        Assert.DoesNotContain(model.Diagnostics, static each => each.Severity == Severity.Error);
        return string.Join('\n', model.Elements.Select(static each => each switch
        {
            ThingElement { Entry.Definition: var thing } =>
                $"{thing.Uid}|{thing.Label}|{thing.Location}|{thing.Bridge}|{Values(thing.Configuration)}|{string.Join(';', thing.Channels.Select(channel => $"{channel.Id} {channel.Type} {channel.Label} {channel.Description} {Values(channel.Configuration)}"))}",
            ItemElement { Entry.Definition: var item } element =>
                $"{item.Name}|{item.Type.Name}|{item.Label}|{item.Icon}|{item.Unit}|{item.Format}|{string.Join(',', item.Tags)}|{item.Group?.Type.Name} {item.Group?.Function}|{string.Join(',', item.Groups)}"
                + $"|{string.Join(';', item.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value.Value} {Values(pair.Value.Config)}"))}"
                + $"|{string.Join(';', element.Links.Select(link => $"{link.Definition.Channel} {link.Definition.Profile} {Values(link.Definition.Configuration)}"))}",
            _ => throw new InvalidOperationException(),
        }));
    }

    private static string Values(IReadOnlyDictionary<string, object?> values) => string.Join(',', values.OrderBy(static each => each.Key, StringComparer.Ordinal).Select(static each => $"{each.Key}={Value(each.Value)}"));

    private static string Value(object? value) => value is not string and IEnumerable<object?> list ? $"[{string.Join(' ', list.Select(Value))}]" : $"{value?.GetType().Name} {value}";
}
