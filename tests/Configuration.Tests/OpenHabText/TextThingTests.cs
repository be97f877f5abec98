using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;

namespace HomeBinding.Configuration.Tests.OpenHabText;

public sealed class TextThingTests
{
    private const string Broker = "  m:broker:home: {}\n  ";

    /// <summary>Things in openHAB's syntax, and in YAML below <c>things:</c>.</summary>
    public static TheoryData<string, string> Same => new()
    {
        { "Thing a:b:c", "  a:b:c: {}" },
        { "a:b:c", "  a:b:c: {}" },
        { "Thing\n  a:b:c\n  \"Label\"", "  a:b:c: { label: Label }" },
        { "Bridge a:b:c", "  a:b:c: {}" },
        { "Thing a:b:c:d-e:0_1", "  a:b:c:d-e:0_1: {}" },
        { "Thing a:b:c \"Label\"", "  a:b:c: { label: Label }" },
        { "Thing a:b:c @ \"Hall\"", "  a:b:c: { location: Hall }" },
        { "Thing a:b:c (a:x:y)", "  a:b:c: { bridge: \"a:x:y\" }" },
        { "Bridge a:b:c (a:x:y)", "  a:b:c: { bridge: \"a:x:y\" }" },
        { "Thing a:b:c \"Label\" (a:x:y) @ \"Hall\" [ip=\"1.2.3.4\"]", "  a:b:c: { label: Label, bridge: \"a:x:y\", location: Hall, config: { ip: 1.2.3.4 } }" },
        { "Thing a:b:c [ip=\"1.2.3.4\"] @ \"Hall\" (a:x:y) \"Label\"", "  a:b:c: { label: Label, bridge: \"a:x:y\", location: Hall, config: { ip: 1.2.3.4 } }" },
        { "Thing a:b:c []", "  a:b:c: {}" },
        { "Thing a:b:c [ip=\"1.2.3.4\",refreshInterval=5]", "  a:b:c: { config: { ip: 1.2.3.4, refreshInterval: 5 } }" },
        { "Thing a:b:c [ a=true, b=-1.5, c=\"5\", d=0123, e=1e3 ]", "  a:b:c: { config: { a: true, b: -1.5, c: \"5\", d: 0123, e: 1000 } }" },
        { "Thing a:b:c [ a=\"x\",\"y\", b=1,2 , c=true,false ]", "  a:b:c: { config: { a: [x, y], b: [1, 2], c: [true, false] } }" },
        { "Thing a:b:c [ a.b=1, c-d=2, Thing=3, Switch=4, true=5, \"e f\"=6, ]", "  a:b:c: { config: { a.b: 1, c-d: 2, Thing: 3, Switch: 4, \"true\": 5, \"e f\": 6 } }" },
        { "Thing Thing:Bridge:Type", "  Thing:Bridge:Type: {}" },
        { "Thing a:^Thing:^Switch", "  a:Thing:Switch: {}" },
        { "Thing topic lamp (m:broker:home)", "  m:topic:lamp: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { Thing topic lamp }", Broker + "m:topic:home:lamp: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home {\n  topic lamp \"Lamp\" [x=1]\n  topic 02\n}", Broker + "m:topic:home:lamp: { bridge: \"m:broker:home\", label: Lamp, config: { x: 1 } }\n  m:topic:home:02: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { Things: Thing topic lamp }", Broker + "m:topic:home:lamp: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { Things:Thing topic lamp Channels:Type x : y }", "  m:broker:home: { channels: { y: { type: x } } }\n  m:topic:home:lamp: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { Thing m:topic:other:lamp }", Broker + "m:topic:other:lamp: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { m:topic:lamp [ x=1 ] }", Broker + "m:topic:lamp: { bridge: \"m:broker:home\", config: { x: 1 } }" },
        { "Bridge m:broker:home { Thing topic lamp (m:broker:home) }", Broker + "m:topic:home:lamp: { bridge: \"m:broker:home\" }" },
        {
            "Bridge m:tcp:home {\n Bridge poller hold [a=1] {\n  Thing data one\n  Thing data two\n }\n Thing other x\n}\nThing m:y:z",
            """
              m:tcp:home: {}
              m:poller:home:hold: { bridge: "m:tcp:home", config: { a: 1 } }
              m:data:home:hold:one: { bridge: "m:poller:home:hold" }
              m:data:home:hold:two: { bridge: "m:poller:home:hold" }
              m:other:home:x: { bridge: "m:tcp:home" }
              m:y:z: {}
            """
        },
        { "Bridge m:broker:home { Thing Thing Thing Thing Switch Number }", Broker + "m:Thing:home:Thing: { bridge: \"m:broker:home\" }\n  m:Switch:home:Number: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { location 78 \"Yvelines\" zone heating }", Broker + "m:location:home:78: { bridge: \"m:broker:home\", label: Yvelines }\n  m:zone:home:heating: { bridge: \"m:broker:home\" }" },
        { "Bridge m:broker:home { Thing Type switch }", Broker + "m:Type:home:switch: { bridge: \"m:broker:home\" }" },
        { "Thing a:b:c { Type switch : power }", "  a:b:c: { channels: { power: { type: switch } } }" },
        { "Thing a:b:c { Type switch:power }", "  a:b:c: { channels: { power: { type: switch } } }" },
        { "Thing a:b:c { Channels: Type x:switch : g#power }", "  a:b:c: { channels: { \"g#power\": { type: \"x:switch\" } } }" },
        {
            "Thing a:b:c {\n Channels:\n  Type switch : power \"Power\" [ stateTopic=\"a/b\", list=\"x\",\"y\" ]\n  Type number : Type\n Type input#1 : x }",
            "  a:b:c: { channels: { power: { type: switch, label: Power, config: { stateTopic: a/b, list: [x, y] } }, Type: { type: number }, x: { type: \"input#1\" } } }"
        },
        { "Thing a:b:c { Type x : y [ ] [\n]}", "  a:b:c: { channels: { y: { type: x } } }" },
        { "Thing a:b:c { State Number:Temperature : temp \"Temp\" [ x=1 ] }", "  a:b:c: { channels: { temp: { kind: state, itemType: number, itemDimension: Temperature, label: Temp, config: { x: 1 } } } }" },
        { "Thing a:b:c { Number:Temperature : temp }", "  a:b:c: { channels: { temp: { itemType: \"Number:Temperature\" } } }" },
        { "Thing a:b:c { Number:Temperature:temp Number:hum Switch:x }", "  a:b:c: { channels: { temp: { itemType: \"Number:Temperature\" }, hum: { itemType: Number }, x: { itemType: Switch } } }" },
        { "Thing a:b:c { Switch : Switch State String : b Contact : binarysensor#6 }", "  a:b:c: { channels: { Switch: { itemType: Switch }, b: { itemType: String }, \"binarysensor#6\": { itemType: Contact } } }" },
        { "Thing a:b:c { Trigger String : button \"Button\" }", "  a:b:c: { channels: { button: { kind: TRIGGER, label: Button } } }" },
        { "Bridge a:b:c { Channels: Trigger String : x Things: Thing d e }", "  a:b:c: { channels: { x: { kind: trigger } } }\n  a:d:c:e: { bridge: \"a:b:c\" }" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void Read_Things_MeanWhatYamlMeans(string text, string yaml)
    {
        var ours = TestHome.ReadFile(text, "things/a.things");
        var theirs = TestHome.ReadFile($"version: 1\nthings:\n{yaml}\n", "things/a.things");

        Assert.Empty(ours.Diagnostics);
        Assert.Empty(theirs.Diagnostics);
        Assert.Equal(theirs.Things.Select(static each => Describe(each.Definition)), ours.Things.Select(static each => Describe(each.Definition)));
    }

    [Fact]
    public void Read_Thing_KeepsTheirPlaces()
    {
        var model = TestHome.ReadFile(
            """
            Bridge m:broker:home (m:x:y) [ host="h",
                port=1883 ] {
              Thing topic lamp {
                Type switch : power [ topic=1 ]
                State Number:Power : w
                Trigger String : t
              }
            }
            """,
            "things/a.things");

        Assert.Empty(model.Diagnostics);
        var (bridge, thing) = (model.Things[0], model.Things[1]);
        Assert.Equal(("1:8", "1:23", "1:32", "1:37", "2:5", "2:10", "1:1"), (
            Place(bridge.Span), Place(bridge.BridgeSpan), Place(bridge.ConfigNameSpans["host"]), Place(bridge.ConfigSpans["host"]), Place(bridge.ConfigNameSpans["port"]), Place(bridge.ConfigSpans["port"]),
            Place(bridge.Bridge!.Value.Span)));
        Assert.Equal(("3:15", "3:15"), (Place(thing.Span), Place(thing.BridgeSpan)));
        Assert.Equal(
            ["power 4:19 4:10 4:27 4:33", "w 5:26 5:11", "t 6:22 6:13"],
            thing.ChannelPlaces.Select(static each => string.Join(' ', new[] { each.Key, Place(each.Value.Id), Place(each.Value.Type) }.Concat(each.Value.Names.Values.Concat(each.Value.Values.Values).Select(Place)))));
    }

    private static string Place(SourceSpan span) => $"{span.Line}:{span.Column}";

    private static string Describe(ThingDefinition thing) =>
        $"{thing.Uid} '{thing.Label}' '{thing.Location}' {thing.Bridge} {Values(thing.Configuration)} {{ {string.Join("; ", thing.Channels.Select(static each => $"{each.Id} {each.Type} {each.Kind} {each.ItemType?.Name} '{each.Label}' {Values(each.Configuration)}"))} }}";

    private static string Values(IReadOnlyDictionary<string, object?> values) =>
        $"[{string.Join(", ", values.Select(static each => $"{each.Key}={(each.Value is object?[] list ? string.Join('+', list.Select(Typed)) : Typed(each.Value))}"))}]";

    private static string Typed(object? value) => $"{value?.GetType().Name}:{value}";
}
