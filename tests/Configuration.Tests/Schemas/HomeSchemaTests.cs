using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Schemas;
using HomeBinding.Configuration.Tests.Checks;
using HomeBinding.Configuration.Tests.Files;
using Json.Schema;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HomeBinding.Configuration.Tests.Schemas;

/// <summary>Files against the schema, as an editor's YAML language server checks them, with a validator of somebody else.</summary>
public sealed class HomeSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(HomeSchema.Create(TestTypes.All, []).ToJsonString());

    [Fact]
    public void Create_Always_IsAValidSchema()
    {
        var result = MetaSchemas.Draft7.Evaluate(JsonSerializer.SerializeToElement(HomeSchema.Create(TestTypes.All, [])));

        Assert.True(result.IsValid);
    }

    [Theory]
    [InlineData("things/demo.things")]
    [InlineData("items/demo.items")]
    public void Validate_SampleHome_IsGood(string file) => Assert.True(IsValid(File.ReadAllText(Path.Combine(SampleFileTests.Root, file))));

    [Theory]
    [InlineData("things:\n  goecharger:goe:garage: { config: { ip: 192.168.1.6 } }")]
    [InlineData("things:\n  goecharger:goe:garage: { label: Wallbox, location: Garage, config: { ip: wallbox.lan, refreshInterval: 5 } }")]
    [InlineData("things:\n  goecharger:goe:garage: { configuration: { ip: \"${ENV:WALLBOX}\", refreshInterval: \"5\" } }")]
    [InlineData("things:\n  goechargerapiv2:goeapiv2:garage: { config: { ip: 192.168.1.6 } }")]
    [InlineData("items:\n  A: { type: Switch }\n  B: { type: Number, dimension: Power, unit: kW, format: \"%.1f kW\" }\n  C: { type: number }")]
    [InlineData("items:\n  G: { type: Group, group: { type: Number, dimension: Power, function: SUM }, groups: [], tags: [Equipment] }")]
    [InlineData("items:\n  A: { type: Switch, channel: \"goecharger:goe:garage:allowCharging\", expire: \"5m,OFF\", autoupdate: false }")]
    [InlineData("items:\n  A: { type: Number, channels: { \"goecharger:goe:garage:power#l1\": { profile: \"system:offset\", offset: \"2 W\" }, \"a:b:c:d\": } }")]
    [InlineData("items:\n  A: { type: Switch, metadata: { alexa: Switchable, stateDescription: { value: \" \", config: { readOnly: true, pattern: \"%s\" } } } }")]
    [InlineData("tags:\n  Location_Indoor_Cellar: { label: Cellar, synonyms: [Basement] }")]
    [InlineData("sitemaps: { }\nreadOnly: true")]
    public void Validate_WhatTheCheckerAccepts_IsGood(string text) => Assert.True(IsValid("version: 1\n" + text));

    [Theory]
    [InlineData("thing: {}")]
    [InlineData("things:\n  goecharger:goe:garage: { config: { ip: 192.168.1.6, refreshInterval: 0 } }")]
    [InlineData("things:\n  goecharger:goe:garage: { config: { ip: 192.168.1.6, refreshInterval: soon } }")]
    [InlineData("things:\n  goecharger:goe:garage: { config: { refreshInterval: 5 } }")]
    [InlineData("things:\n  goecharger:goe:garage: { config: { ip: 192.168.1.6, refreshIntervall: 5 } }")]
    [InlineData("things:\n  goecharger:goe:garage: { lable: Wallbox, config: { ip: 192.168.1.6 } }")]
    [InlineData("things:\n  goecharger:gow:garage: { config: { ip: 192.168.1.6 } }")]
    [InlineData("things:\n  goecharger:goe: { config: { ip: 192.168.1.6 } }")]
    [InlineData("items:\n  A: { type: Swich }")]
    [InlineData("items:\n  A: { label: no type }")]
    [InlineData("items:\n  A: { type: Number, dimension: Powr }")]
    [InlineData("items:\n  1A: { type: Number }")]
    [InlineData("items:\n  A: { type: Switch, channel: \"goecharger:goe\" }")]
    [InlineData("items:\n  A: { type: Switch, channels: { \"a:b:c:d\": { profile: \"system:offest\" } } }")]
    [InlineData("items:\n  A: { type: Switch, channels: { \"a:b:c:d\": { profile: \"system:offset\", ofset: 2 } } }")]
    [InlineData("items:\n  G: { type: Group, group: { type: Switch, function: ORR } }")]
    [InlineData("items:\n  A: { type: Switch, tags: Point }")]
    public void Validate_WhatTheCheckerRefuses_IsBad(string text)
    {
        var home = TestHome.ReadFile("version: 1\n" + text);
        Assert.Contains(home.Diagnostics.Concat(ModelChecker.Check(home, TestTypes.All)), static each => each.Severity == Severity.Error);

        Assert.False(IsValid("version: 1\n" + text));
    }

    [Fact]
    public void Create_OfAHome_SuggestsItsChannelsAndGroups()
    {
        var home = TestHome.ReadFile("version: 1\nthings:\n  goecharger:goe:garage: { config: { ip: 192.168.1.6 } }\nitems:\n  Cellar: { type: Group }\n");

        var text = HomeSchema.Create(TestTypes.All, [], home).ToJsonString();

        Assert.Contains("\"goecharger:goe:garage:maxCurrent\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Cellar\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Parameters_CarryDescriptionDefaultAndRange()
    {
        var schema = HomeSchema.Create(TestTypes.All, []);

        var interval = schema["properties"]!["things"]!["patternProperties"]!.AsObject().First().Value!["properties"]!["config"]!["properties"]!["refreshInterval"]!;

        Assert.Equal(5, interval["default"]!.GetValue<decimal>());
        Assert.Equal(1, interval["anyOf"]![0]!["minimum"]!.GetValue<decimal>());
    }

    private static bool IsValid(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Schema.Evaluate(JsonSerializer.SerializeToElement(ToJson(stream.Documents[0].RootNode))).IsValid;
    }

    // The core schema of YAML 1.2, as editors read it.
    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(static each => KeyValuePair.Create(((YamlScalarNode)each.Key).Value!, ToJson(each.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => plain.Value switch
        {
            null or "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            { } text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            { } text => text,
        },
        YamlScalarNode scalar => scalar.Value,
        _ => throw new NotSupportedException(),
    };
}
