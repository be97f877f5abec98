using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Tests.OpenHabText;

public sealed class TextItemTests
{
    /// <summary>An item in openHAB's syntax, and what is to be written below its name in YAML to say the same.</summary>
    public static TheoryData<string, string> Same => new()
    {
        { "Switch A", "type: Switch" },
        { "switch A", "type: Switch" },
        { "Number:Power A", "type: Number\n    dimension: Power" },
        { "Switch A \"Light in the hall\"", "type: Switch\n    label: Light in the hall" },
        { "Switch A 'Light'", "type: Switch\n    label: Light" },
        { "Number A \"Power [%.1f kW]\"", "type: Number\n    label: Power\n    format: \"%.1f kW\"" },
        { "Number A \"  Power  [ %d ]  \"", "type: Number\n    label: Power\n    format: \" %d \"" },
        { "String A \"State [MAP(car.map):%s]\"", "type: String\n    label: State\n    format: \"MAP(car.map):%s\"" },
        { "String A \"State [JSONPATH($.a[0]):%s]\"", "type: String\n    label: State\n    format: \"JSONPATH($.a[0]):%s\"" },
        { "String A \"[%s]\"", "type: String\n    format: \"%s\"" },
        { "String A \"\"", "type: String" },
        { "DateTime A \"At [%1$tH:%1$tM]\"", "type: DateTime\n    label: At\n    format: \"%1$tH:%1$tM\"" },
        { "String A \"a\\\"b\\\\c\\u00e9\\n\"", "type: String\n    label: \"a\\\"b\\\\cé\"" },
        { "Switch A <light>", "type: Switch\n    icon: light" },
        { "Switch A <oh:light>", "type: Switch\n    icon: \"oh:light\"" },
        { "Switch A <oh:classic:light-1>", "type: Switch\n    icon: \"oh:classic:light-1\"" },
        { "Switch A <\"light\">", "type: Switch\n    icon: light" },
        { "Switch A < light >", "type: Switch\n    icon: light" },
        { "Switch A (G)", "type: Switch\n    groups: [G]" },
        { "Switch A (G, H ,I)", "type: Switch\n    groups: [G, H, I]" },
        { "Switch A ()", "type: Switch" },
        { "Switch A [\"Lighting\", Switchable, Lightbulb_2]", "type: Switch\n    tags: [Lighting, Switchable, Lightbulb_2]" },
        { "Switch A [\n  Location,\n  Switch\n]", "type: Switch\n    tags: [Location, Switch]" },
        { "Group A", "type: Group" },
        { "Group A \"All\" (B)", "type: Group\n    label: All\n    groups: [B]" },
        { "Group:Switch A", "type: Group\n    group: { type: Switch }" },
        { "Group:Switch:OR(ON,OFF) A", "type: Group\n    group: { type: Switch, function: OR, parameters: [ON, OFF] }" },
        { "Group:Switch:OR (ON, \"OFF\") A", "type: Group\n    group: { type: Switch, function: OR, parameters: [ON, OFF] }" },
        { "Group:Number:SUM A", "type: Group\n    group: { type: Number, function: SUM }" },
        { "Group:Number:avg A", "type: Group\n    group: { type: Number, function: AVG }" },
        { "Group:Number:Power A", "type: Group\n    group: { type: Number, dimension: Power }" },
        { "Group:Number:Power:SUM A", "type: Group\n    group: { type: Number, dimension: Power, function: SUM }" },
        { "Group:Number:COUNT(\"ON|OPEN\") A", "type: Group\n    group: { type: Number, function: COUNT, parameters: [\"ON|OPEN\"] }" },
        { "Group:Number:COUNT(ON|OPEN) A", "type: Group\n    group: { type: Number, function: COUNT, parameters: [\"ON|OPEN\"] }" },
        { "Group:Number:COUNT(\".*\") A", "type: Group\n    group: { type: Number, function: COUNT, parameters: [\".*\"] }" },
        { "Group:Dimmer:EQUALITY A", "type: Group\n    group: { type: Dimmer, function: EQUALITY }" },
        { "Switch A {channel=\"a:b:c:d\"}", "type: Switch\n    channel: \"a:b:c:d\"" },
        { "Switch A { channel = \"a:b:c:g#d\" }", "type: Switch\n    channel: \"a:b:c:g#d\"" },
        { "Switch A {channel=\"a:b:c:d, a:b:c:e\"}", "type: Switch\n    channels: [\"a:b:c:d\", \"a:b:c:e\"]" },
        { "Switch A {channel=\"a:b:c:d\", channel=\"a:b:c:e\"}", "type: Switch\n    channels: [\"a:b:c:d\", \"a:b:c:e\"]" },
        { "Switch A {channel=\"a:b:c:d\" [profile=\"system:follow\"]}", "type: Switch\n    channels: { \"a:b:c:d\": { profile: \"system:follow\" } }" },
        {
            "Number A {channel=\"a:b:c:d,a:b:c:e\" [profile=\"offset\", offset=1.5], channel=\"a:b:c:f\"}",
            "type: Number\n    channels: { \"a:b:c:d\": { profile: offset, offset: 1.5 }, \"a:b:c:e\": { profile: offset, offset: 1.5 }, \"a:b:c:f\": }"
        },
        { "Number A {channel=\"a:b:c:d\" [profile=\"a:b\", inverted=true, list=1,\"two\",false, text=\"5\"]}", "type: Number\n    channels: { \"a:b:c:d\": { profile: \"a:b\", inverted: true, list: [1, two, false], text: \"5\" } }" },
        { "Number:Power A {unit=\"kW\"}", "type: Number:Power\n    unit: kW" },
        { "Switch A {expire=\"5m,OFF\"}", "type: Switch\n    expire: 5m,OFF" },
        { "Switch A {expire=\"5m,command=OFF\" [ignoreStateUpdates=true]}", "type: Switch\n    metadata: { expire: { value: \"5m,command=OFF\", config: { ignoreStateUpdates: true } } }" },
        { "Switch A {autoupdate=\"false\"}", "type: Switch\n    autoupdate: false" },
        { "Switch A {autoupdate=false}", "type: Switch\n    autoupdate: false" },
        {
            "Number A {stateDescription=\" \" [pattern=\"%d\", min=-1.5, max=1e2, step=0.10, readOnly=true, options=\"1=One,2=Two\"]}",
            "type: Number\n    metadata: { stateDescription: { value: \" \", config: { pattern: \"%d\", min: -1.5, max: 100, step: 0.10, readOnly: true, options: \"1=One,2=Two\" } } }"
        },
        { "Number A {commandDescription=\"\" [options=\"1=One\"]}", "type: Number\n    metadata: { commandDescription: { value: \"\", config: { options: \"1=One\" } } }" },
        {
            "String A {homekit=\"Lock\"[SECURE=\"LOCK\",\"LOCKED\", UNSECURE=\"UNLOCK\",5], alexa=\"a.b,c\", ga.x=\"Light\" [name-2.b=007]}",
            "type: String\n    metadata: { homekit: { value: Lock, config: { SECURE: [LOCK, LOCKED], UNSECURE: [UNLOCK, \"5\"] } }, alexa: \"a.b,c\", ga.x: { value: Light, config: { name-2.b: \"007\" } } }"
        },
        { "Switch A {}", "type: Switch" },
        { "Switch A {channel=\"a:b:c:d\",}", "type: Switch\n    channel: \"a:b:c:d\"" },
        { "Switch A\n\t\"Light\"\n\t<light>\n\t(G)\n\t[\"T\"]\n\t{\n\t\tchannel=\"a:b:c:d\"\n\t}", "type: Switch\n    label: Light\n    icon: light\n    groups: [G]\n    tags: [T]\n    channel: \"a:b:c:d\"" },
        { "Switch A {channel=\"a:b:c:d\"} [\"T\"] (G) <light> \"Light\"", "type: Switch\n    label: Light\n    icon: light\n    groups: [G]\n    tags: [T]\n    channel: \"a:b:c:d\"" },
        { "Switch /* no */ A // \"Light\"\n# <icon>\n(G) /* \n */ [\"T\"]", "type: Switch\n    groups: [G]\n    tags: [T]" },
        { "Switch\nA", "type: Switch" },
        { "Switch ^A (^G)", "type: Switch\n    groups: [G]" },
        { "String A \"two\nlines\"", "type: String\n    label: \"two\\nlines\"" },
        { "\uFEFFSwitch\u00a0A\r\n\"Light\"\r\n", "type: Switch\n    label: Light" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void Read_Item_MeansWhatYamlMeans(string text, string yaml)
    {
        var ours = TestHome.ReadFile(text);
        var theirs = TestHome.ReadFile($"version: 1\nitems:\n  A:\n    {yaml}\n");

        Assert.Empty(ours.Diagnostics);
        Assert.Empty(theirs.Diagnostics);
        Assert.Equal(Assert.Single(theirs.Items).Definition, Assert.Single(ours.Items).Definition);
        Assert.Equal(theirs.Links.Select(Describe), ours.Links.Select(Describe));
    }

    [Theory]
    [InlineData("Switch")]
    [InlineData("Group")]
    [InlineData("Number")]
    [InlineData("Bridge")]
    [InlineData("Type")]
    [InlineData("true")]
    public void Read_ItemNamedLikeAKeyword_IsRead(string name)
    {
        var model = TestHome.ReadFile($"Switch {name} \"Label\"\nGroup {name}_2 ({name})\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal([name, $"{name}_2"], model.Items.Select(static each => each.Definition.Name));
    }

    [Fact]
    public void Read_SeveralItems_KeepTheirOrderAndPlaces()
    {
        var model = TestHome.ReadFile("""
            // rooms
            Group gHall   "Hall"
            Group:Switch:OR(ON, OFF) gLights (gHall) Switch Other

              Number:Temperature  Hall_Temperature "Temperature [%.1f °C]" (gHall, gOther) {
                channel="a:b:c:one, a:b:c:two" [ profile="system:offset",
                  offset="1 °C" ]
              }
            """);

        Assert.Empty(model.Diagnostics);
        Assert.Equal(["gHall 2:7", "gLights 3:26", "Other 3:49", "Hall_Temperature 5:23"], model.Items.Select(static each => $"{each.Definition.Name} {each.Span.Line}:{each.Span.Column}"));
        Assert.Equal(["5:65", "5:72"], model.Items[3].GroupSpans.Select(Place));
        Assert.Equal(["6:14", "6:25"], model.Links.Select(static each => Place(each.Span)));
        Assert.All(model.Links, each => Assert.Equal(("6:46", "7:7", "7:14"), (Place(each.ProfileSpan!.Value), Place(each.ParameterSpans["offset"].Name), Place(each.ParameterSpans["offset"].Value))));
    }

    [Theory]
    [InlineData("1e-5", "0.00001")]
    [InlineData("1.5E3", "1500")]
    [InlineData("-2e+1", "-20")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Read_Number_IsExact(string written, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Assert.IsType<decimal>(Setting(written)));

    [Theory]
    [InlineData("0180010")]
    [InlineData("+5")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1e-29")]
    [InlineData("1e400")]
    [InlineData("99999999999999999999999999999999")]
    public void Read_NumberThatWouldChange_StaysAsItIsWritten(string written) => Assert.Equal(written, Setting(written));

    [Fact]
    public void Read_TwoItemsInAFileOfThings_AndAThingInAFileOfItems_AreRead()
    {
        using var home = new TestHome();
        var model = home
            .Write("things/a.things", "Thing a:b:c\nSwitch A\n")
            .Write("items/b.items", "Switch B\nBridge a:b:d\na:b:e\n")
            .Read();

        Assert.Empty(model.Diagnostics);
        Assert.Equal(["A", "B"], model.Items.Select(static each => each.Definition.Name));
        Assert.Equal(["a:b:c", "a:b:d", "a:b:e"], model.Things.Select(static each => each.Definition.Uid.ToString()));
    }

    private static object? Setting(string written)
    {
        var model = TestHome.ReadFile($"Switch A {{ x=\"\" [ a={written} ] }}\n");
        Assert.Empty(model.Diagnostics);
        return Assert.Single(model.Items).Definition.Metadata["x"].Config["a"];
    }

    private static string Place(SourceSpan span) => $"{span.Line}:{span.Column}";

    private static string Describe(LinkEntry link) =>
        $"{link.Definition.ItemName} {link.Definition.Channel} {link.Definition.Profile} {string.Join(' ', link.Definition.Configuration.Select(static each => $"{each.Key}={(each.Value is object?[] list ? string.Join('+', list.Select(Typed)) : Typed(each.Value))}"))}";

    private static string Typed(object? value) => $"{value?.GetType().Name}:{value}";
}
