using HomeBinding.Channels;
using HomeBinding.Configuration.Checks;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Tests.Checks;

public sealed class BridgeAndChannelTests
{
    private const string Hub = "hub:bridge:home: {}\n  ";

    private static readonly ThingType[] Types =
    [
        Type("hub:bridge", isBridge: true),
        Type("hub:tunnel", isBridge: true, "hub:bridge"),
        Type("hub:lamp", isBridge: false, "hub:bridge", "hub:tunnel"),
        new ThingType<NoConfig>("hub:free", (_, _) => throw new NotSupportedException())
        {
            Label = "free",
            Channels = [ChannelDefinitions.Switch("power")],
            ExtensibleChannelTypes = [new ChannelType<PointConfig>("hub:number", (id, _) => ChannelDefinitions.Number(id)) { Label = "Number" }],
        },
    ];

    public static TheoryData<string, string> Wrong => new()
    {
        { "hub:lamp:a: {}", "3:3: error: A thing of type hub:lamp needs a bridge: one of type hub:bridge or hub:tunnel. | Write bridge: with its id." },
        { "hub:lamp:a: { bridge: hub:bridge:hom }\n  hub:bridge:home: {}", "3:25: error: There is no thing hub:bridge:hom that could be the bridge. | Did you mean 'hub:bridge:home'?" },
        { "hub:lamp:other:a: {}", "3:3: error: There is no thing hub:bridge:other that could be the bridge. | No bridge is declared." },
        { Hub + "hub:free:f: {}\n  hub:lamp:a: { bridge: hub:free:f }", "5:25: error: hub:free:f is no bridge: things of type hub:free are none." },
        { Hub + "hub:tunnel:t: { bridge: hub:bridge:home }\n  hub:tunnel:u: { bridge: hub:tunnel:t }", "5:27: error: hub:tunnel:t is a bridge of type hub:tunnel; a thing of type hub:tunnel needs one of type hub:bridge." },
        { Hub + "hub:free:f: { isBridge: true }", "4:17: warning: Things of type hub:free are no bridges; what is written here has no effect." },
        { Hub + "hub:lamp:home:a: { channels: { x: { type: number } } }", "4:45: error: Things of type hub:lamp have the channels of their type only; no others can be added." },
        { "hub:free:f: { channels: { x: { type: nummer, config: { point: 1 } } } }", "3:40: error: Things of type hub:free take no channels of type 'nummer'; expected number. | Did you mean 'number'?" },
        { "hub:free:f: { channels: { power: { type: number, config: { point: 1 } } } }", "3:29: error: There is a channel 'power' already. Choose another id." },
        { "hub:free:f: { channels: { a b: { type: number, config: { point: 1 } } } }", "3:29: error: 'a b' is not a channel id. Use letters, digits, _ and -, or group#channel." },
        { "hub:free:f: { channels: { x: { type: number, config: { point: 11 } } } }", "3:65: error: Channel 'x': 'point' is 11; the most is 10." },
        { "hub:free:f: { channels: { x: { type: number } } }", "3:29: error: Channel 'x': 'point' is required." },
        { Hub + "hub:lamp:home:a: { channels: { x: { itemType: number } } }", "4:49: error: Things of type hub:lamp have the channels of their type only; no others can be added." },
        { "hub:free:f: { channels: { power: { itemType: Number } } }", "3:29: error: There is a channel 'power' already, of type Switch. Choose another id." },
        { "hub:free:f: { channels: { x: { itemType: Number } } }\nitems:\n  A: { type: Switch, channel: \"hub:free:f:x\" }", "5:31: error: Item A is of type Switch, but the channel 'x' is Number. | Write type: Number." },
        { "hub:ring:a: { bridge: hub:ring:b }\n  hub:ring:b: { bridge: hub:ring:a }", "3:25: error: The bridge hub:ring:b is, perhaps over others, behind this thing itself. | Take the bridge of one of them out." },
    };

    [Fact]
    public void Check_ChannelsWithoutAType_OfAnExtensibleThing_AreRight() => Assert.Empty(Check("""
        version: 1
        things:
          hub:free:f:
            channels:
              x: { kind: state, itemType: number, itemDimension: Temperature, label: X, config: { anything: [a, 1] } }
              y: { itemType: "Number:Power" }
              z: { kind: TRIGGER, itemType: string }
              power: { itemType: Switch, label: Mine }
        items:
          X: { type: "Number:Temperature", channel: "hub:free:f:x" }
          Y: { type: "Number:Power", channel: "hub:free:f:y" }
          Z: { type: String, channel: "hub:free:f:z" }
          P: { type: Switch, channel: "hub:free:f:power" }
        """));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_BridgeOrChannelWithAProblem_SaysWhereAndWhat(string things, string expected) =>
        Assert.Equal("items/a.items:" + expected, Check($"version: 1\nthings:\n  {things}\n").First());

    [Fact]
    public void Check_BridgesBySegmentAndByName_AndAnAddedChannelWithALink_AreRight() => Assert.Empty(Check("""
        version: 1
        things:
          hub:bridge:home: { isBridge: true }
          hub:tunnel:home:east: {}
          hub:lamp:home:east:1: {}
          hub:lamp:2: { bridge: hub:tunnel:home:east }
          hub:free:f:
            channels:
              x: { type: number, label: X, config: { point: 1, more: [a, b] } }
              y: { type: "hub:number", config: { point: 2 } }
        items:
          X: { type: Number, channel: "hub:free:f:x" }
          Y: { type: Number, channel: "hub:free:f:y" }
        """));

    [Fact]
    public void Check_LinkToAnAddedChannelThatIsWrong_IsOneErrorOnly() => Assert.Single(Check("""
        version: 1
        things:
          hub:free:f: { channels: { x: { type: number } } }
        items:
          X: { type: Number, channel: "hub:free:f:x" }
        """));

    private static IEnumerable<string> Check(string content)
    {
        var model = TestHome.ReadFile(content);
        Assert.Empty(model.Diagnostics);
        return ModelChecker.Check(model, [.. Types, Type("hub:ring", isBridge: true, "hub:ring")]).Select(each => each + (each.Hint is null ? "" : $" | {each.Hint}"));
    }

    private static ThingType<NoConfig> Type(string uid, bool isBridge, params string[] bridges) => new(uid, (_, _) => throw new NotSupportedException())
    {
        Label = uid,
        Channels = [],
        IsBridge = isBridge,
        SupportedBridges = [.. bridges.Select(ThingTypeUid.Parse)],
    };

    private sealed record NoConfig;

    private sealed record PointConfig
    {
        [ConfigParameter(Maximum = 10)]
        public required int Point { get; init; }

        [ConfigParameter]
        public string[] More { get; init; } = [];
    }
}
