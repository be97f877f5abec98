namespace HomeBinding.Configuration.Tests.Files;

public sealed class ErrorTests
{
    private const string Things = "version: 1\nthings:\n  a:b:c:\n    ";
    private const string Items = "version: 1\nitems:\n  A:\n    ";

    public static TheoryData<string, string> TopLevel => new()
    {
        { "items: {}\n", "1:1: error: The file has no version. | Begin the file with the line 'version: 1'." },
        { "version: 2\n", "1:10: error: 'version' is '2'; expected 1. | This is the version of the format; there is only one." },
        { "version:\n", "1:1: error: 'version' is empty; expected 1. | This is the version of the format; there is only one." },
        { "version: [1]\n", "1:10: error: 'version' is a list; expected 1. | This is the version of the format; there is only one." },
        { "version: 1\nitmes:\n", "2:1: error: 'itmes' is not known at the top of a file; expected version, readOnly, things, items, tags. | Did you mean 'items'?" },
        { "version: 1\nThings:\n", "2:1: error: 'Things' is not known at the top of a file; expected version, readOnly, things, items, tags. | Did you mean 'things'?" },
        { "version: 1\nxyz:\n", "2:1: error: 'xyz' is not known at the top of a file; expected version, readOnly, things, items, tags." },
        { "version: 1\nrules:\n  a: b\n", "2:1: warning: 'rules' is not supported yet; ignored." },
        { "version: 1\nsitemaps: 5\n", "2:1: warning: 'sitemaps' is not supported yet; ignored." },
        { "version: 1\nitems: [a]\n", "2:8: error: 'items' is a list; expected a map of items by their names." },
        { "version: 1\nthings: a\n", "2:9: error: 'things' is 'a'; expected a map of things by their ids." },
        { "- a\n", "1:1: error: Expected a file with the keys 'version', 'things' and 'items'. | Begin the file with the line 'version: 1'." },
        { "hello\n", "1:1: error: Expected a file with the keys 'version', 'things' and 'items'. | Begin the file with the line 'version: 1'." },
    };

    public static TheoryData<string, string> OfThings => new()
    {
        { Things + "lable: x", "4:5: error: 'lable' is not known of things; expected label, location, bridge, config or channels. | Did you mean 'label'?" },
        { Things + "bridge: a:b", "4:13: error: 'a:b' is not a thing id; expected that of a bridge, binding:type:id." },
        { Things + "isBridge: ON", "4:15: error: 'isBridge' is 'ON'; expected true or false. | Write true, without quotes." },
        { Things + "channels: [x]", "4:15: error: 'channels' is a list; expected a map of channels by their ids." },
        { Things + "channels: { x: y }", "4:20: error: 'x' is 'y'; expected a map with type and config." },
        { Things + "channels: { x: { label: y } }", "4:17: error: The channel 'x' needs a type. | Write { type: … } with one of the channel types of the thing's binding, or { itemType: … } for one without a type." },
        { Things + "channels: { x: { type: y, lable: z } }", "4:31: error: 'lable' is not known of channels; expected type, label, description or config. | Did you mean 'label'?" },
        { Things + "channels: { x: { kind: state } }", "4:17: error: The channel 'x' needs a type. | Write { type: … } with one of the channel types of the thing's binding, or { itemType: … } for one without a type." },
        { Things + "channels: { x: { kind: stat, itemType: number } }", "4:28: error: 'stat' is no kind of channels; expected state or trigger. | Did you mean 'state'?" },
        { Things + "channels: { x: { itemType: numbr } }", "4:32: error: 'numbr' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Number'?" },
        { Things + "channels: { x: { itemType: number, itemDimension: Powr } }", "4:55: error: 'Powr' is not a dimension; expected e.g. Power, Energy or Temperature. | Did you mean 'Power'?" },
        { Things + "channels: { x: { type: y, itemType: number, itemDimension: z } }", "4:31: warning: 'itemType' has no effect; the channel's type says it.\nitems/a.items:4:49: warning: 'itemDimension' has no effect; the channel's type says it." },
        { Things + "channels: { x: { type: y, kind: state } }", "4:31: warning: 'kind' has no effect; the channel's type says it." },
        { Things + "label: [a, b]", "4:12: error: 'label' is a list; expected a text. | Put text that begins with [ or { into quotes." },
        { Things + "label: {a: b}", "4:12: error: 'label' is a map; expected a text. | Put text that begins with [ or { into quotes." },
        { Things + "config: 5", "4:13: error: 'config' is '5'; expected a map of parameters by their names." },
        { Things + "config: { ip: [a, [b]] }", "4:19: error: 'ip' is a list; expected a text, a number, true or false, or a list of these." },
        { Things + "config: { ip: a }\n    configuration: { ip: b }", "5:22: error: The parameter 'ip' is there twice, in 'config' and in 'configuration'. | Delete one of the two." },
        { Things + "config:\n      ip: a\n      ip: b", "6:7: error: The key 'ip' is there twice; the first is at items/a.items:5:7. | Delete or rename one of the two." },
        { "version: 1\nthings:\n  a:b: {}\n", "3:3: error: 'a:b' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage." },
        { "version: 1\nthings:\n  a:b:c d: {}\n", "3:3: error: 'a:b:c d' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage." },
        { "version: 1\nthings:\n  a:b:c: text\n", "3:10: error: 'a:b:c' is 'text'; expected a map with e.g. label and config." },
    };

    public static TheoryData<string, string> OfItems => new()
    {
        { "version: 1\nitems:\n  A:\n", "3:3: error: Item 'A' has no type. | Add a line 'type:' with one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call." },
        { "version: 1\nitems:\n  A: Switch\n", "3:6: error: 'A' is 'Switch'; expected a map with e.g. type, label and channel. | Write { type: Switch }." },
        { "version: 1\nitems:\n  1A: { type: Switch }\n", "3:3: error: '1A' is not an item name; expected letters, digits and _, not beginning with a digit. | '_1A' would be one." },
        { "version: 1\nitems:\n  Living room: { type: Switch }\n", "3:3: error: 'Living room' is not an item name; expected letters, digits and _, not beginning with a digit. | 'Living_room' would be one." },
        { Items + "type: Swich", "4:11: error: 'Swich' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Switch'?" },
        { Items + "type: Power", "4:11: error: 'Power' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Write type: Number and dimension: Power." },
        { Items + "type: Switch:Power", "4:11: error: Switch items have no dimension; only Number items have. | Write type: Switch." },
        { Items + "type: Number:Pwer", "4:11: error: 'Pwer' is not a dimension; expected e.g. Power, Energy or Temperature. | Did you mean 'Power'?" },
        { Items + "type: Number:kWh", "4:11: error: 'kWh' is not a dimension; expected e.g. Power, Energy or Temperature. | kWh is a unit; its dimension is Energy." },
        { Items + "type: Number\n    dimension: ElectricCurent", "5:16: error: 'ElectricCurent' is not a dimension; expected e.g. Power, Energy or Temperature. | Did you mean 'ElectricCurrent'?" },
        { Items + "type: String\n    dimension: Power", "5:16: error: String items have no dimension; only Number items have. | Delete this line, or write type: Number." },
        { Items + "type: Number:Power\n    dimension: Energy", "5:16: error: The type says Number:Power, but the dimension 'Energy'. | Delete one of the two." },
        { Items + "type: Number:Power\n    unit: kw", "5:11: error: 'kw' is not a unit of Power; expected e.g. W, mW, kW. | Did you mean 'kW'?" },
        { Items + "type: Number:Power\n    unit: kWh", "5:11: error: kWh is a unit of Energy, but the item is Number:Power; expected e.g. W, mW, kW." },
        { Items + "type: Number\n    unit: kW", "5:11: error: Number items have no unit; only Number items with a dimension have. | Add the line 'dimension: Power'." },
        { Items + "type: Switch\n    unit: kW", "5:11: error: Switch items have no unit; only Number items with a dimension have. | Delete this line." },
        { Items + "type: Switch\n    chanel: x", "5:5: error: 'chanel' is not known of items; expected e.g. type, label, format, unit or channel. | Did you mean 'channel'?" },
        { Items + "type: Switch\n    tags: Light", "5:11: error: 'tags' is 'Light'; expected a list of texts. | Write [Light]." },
        { Items + "type: Switch\n    tags: [Light, [x]]", "5:19: error: Expected a text in the list of 'tags'; found a list." },
        { Items + "type: Switch\n    channel: a:b:c", "5:14: error: 'a:b:c' is not a channel id; expected binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent." },
        { Items + "type: Switch\n    channel: [a]", "5:14: error: 'channel' is a list; expected a text. | Put text that begins with [ or { into quotes." },
        { Items + "type: Switch\n    channels: a:b:c:d", "5:15: error: 'channels' is 'a:b:c:d'; expected a map or a list of channel ids. | For a single channel write 'channel:'." },
        { Items + "type: Switch\n    channels:\n      a:b:c:d: { profile: \"a:b:c\" }", "6:27: error: 'a:b:c' is not a profile's id; expected scope:profile or profile, e.g. system:offset or offset." },
        { Items + "type: Switch\n    channels:\n      a:b:c:d: { offset: 5 }", "6:18: warning: 'offset' has no effect; the profile system:default has no settings." },
        { Items + "type: Switch\n    channel: a:b:c:d\n    channels: [\"a:b:c:d\"]", "6:16: error: Item A is linked to a:b:c:d already. | Delete one of the two links; give the profile to the other." },
        { Items + "type: Switch\n    type: Contact", "5:5: error: The key 'type' is there twice; the first is at items/a.items:4:5. | Delete or rename one of the two." },
    };

    public static TheoryData<string, string> OfYaml => new()
    {
        { "version: 1\nitems:\n\tA:\n\t\ttype: Switch\n", "3:1: error: A tab is not allowed as indentation. | Indent with spaces." },
        { "version: 1\nitems:\n  A:\n  \ttype: Switch\n", "4:3: error: A tab is not allowed as indentation. | Indent with spaces." },
        { Items + "format: %.1f", "4:13: error: No text may begin with '%' here unless it is in quotes. | Put the text into quotes." },
        { Items + "label: @home", "4:12: error: No text may begin with '@' here unless it is in quotes. | Put the text into quotes." },
        { Items + "label: Power: now", "4:17: error: A second ':' in one value. | Put text that contains ': ' into quotes." },
        { Items + "type: Switch\n    label Power\n", "5:5: error: Expected 'key: value' here, with the indentation of the keys above. | Give all keys of one map the same indentation, and each a ':'." },
        { Items + "label Power\n    type: Switch\n", "5:9: error: This line continues the value of the line above, and may not contain ': '. | Give it the indentation of the keys above, and the line above a ':' if it has none." },
        { Items + "label: \"Power", "4:12: error: The quotes that open here are not closed." },
        { Items + "type: Switch\n   label: x\n", "5:4: error: Expected 'key: value' here, with the indentation of the keys above. | Give all keys of one map the same indentation, and each a ':'." },
        { Items + "tags: [a, b\n", "5:1: error: Expected ',' or ']'. | Close the list, or put text that begins with [ into quotes." },
        { Items + "label: *home", "4:12: error: There is no anchor &home before this. | Put text that begins with * into quotes." },
        { Items + "label: !shout x", "4:12: error: The tag '!shout' is not supported. | Put text that begins with ! into quotes." },
        { Items + "label: !!binary x", "4:12: error: The tag '!!binary' is not supported. | Put text that begins with ! into quotes." },
        { "version: 1\nx: &a [*a]\n", "2:8: error: *a is used inside of itself." },
        { "version: 1\n? [a]\n: b\n", "2:3: error: A key has to be a text, not a list or a map. | Put text that begins with { or [ into quotes." },
        { "version: 1\n---\nversion: 1\n", "2:1: error: A second document begins here; a file has one document only. | Delete the line '---', or move what follows to a file of its own." },
        { "version: 1\nversion: 1\n", "2:1: error: The key 'version' is there twice; the first is at items/a.items:1:1. | Delete or rename one of the two." },
        { "version: 1\nitems:\n  A: { type: Switch }\n  A: { type: Switch }\n", "4:3: error: The key 'A' is there twice; the first is at items/a.items:3:3. | Delete or rename one of the two." },
        { Items + "label: \"\\UFFFFFFFF\"", "4:10: error: What follows is not valid YAML." },
        { "version: 1\nx: " + new string('[', 80), "2:67: error: Values are nested more than 64 deep." },
        { "version: 1\nx: a\0b", "2:5: error: The control character U+0000 is not allowed here. | Delete it, or write it as an escape between double quotes." },
        { "version: 1\nx: \u001b[31m", "2:4: error: The control character U+001B is not allowed here. | Delete it, or write it as an escape between double quotes." },
    };

    [Theory]
    [MemberData(nameof(TopLevel))]
    [MemberData(nameof(OfThings))]
    [MemberData(nameof(OfItems))]
    [MemberData(nameof(OfYaml))]
    public void Read_FileWithAProblem_SaysWhereAndWhat(string content, string expected)
    {
        var model = TestHome.ReadFile(content);

        Assert.Equal("items/a.items:" + expected, string.Join('\n', model.Diagnostics.Select(each => each + (each.Hint is null ? "" : $" | {each.Hint}"))));
    }

    [Fact]
    public void Read_BadElements_LeavesTheOthersAndReportsAll()
    {
        var model = TestHome.ReadFile("""
            version: 1
            things:
              a:b:bad: { lable: x, bridge: y }
              a:b:good: { label: x }
            items:
              Bad: { type: Group, unit: x, chanel: y, channel: z }
              AlsoBad: { type: Switch, channel: z }
              Twice: { type: Switch, label: a, label: b }
              Good: { type: Switch, channel: a:b:good:x, groups: [a] }
            """);

        Assert.Equal(["a:b:good"], model.Things.Select(each => each.Definition.Uid.ToString()));
        Assert.Equal(["Good"], model.Items.Select(each => each.Definition.Name));
        Assert.Equal(["Good"], model.Links.Select(each => each.Definition.ItemName));
        Assert.Equal([3, 3, 6, 6, 6, 7, 8], model.Diagnostics.Select(each => each.Span.Line));
        Assert.True(model.HasErrors);
    }

    [Fact]
    public void HasErrors_WarningsOnly_IsFalse() => Assert.False(TestHome.ReadFile("version: 1\nrules: {}\n").HasErrors);
}
