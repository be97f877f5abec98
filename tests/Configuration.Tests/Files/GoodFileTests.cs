using HomeBinding.Engine.Items;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Tests.Files;

public sealed class GoodFileTests
{
    [Fact]
    public void Read_ThingWithEverything_GivesItsDefinitionAndSpans()
    {
        var model = TestHome.ReadFile("""
            version: 1
            things:
              goecharger:goe:garage:
                label: Wallbox
                location: Garage
                isBridge: false
                configuration:
                  ip: 192.168.1.6
                  refreshInterval: 5
            """, "things/a.things");

        Assert.Empty(model.Diagnostics);
        var thing = Assert.Single(model.Things);
        Assert.Equal("goecharger:goe:garage", thing.Definition.Uid.ToString());
        Assert.Equal("Wallbox", thing.Definition.Label);
        Assert.Equal("Garage", thing.Definition.Location);
        Assert.Equal("192.168.1.6", thing.Definition.Configuration["ip"]);
        Assert.Equal(5m, thing.Definition.Configuration["refreshInterval"]);
        Assert.Equal("things/a.things:3:3", thing.Span.ToString());
        Assert.Equal("things/a.things:9:24", thing.ConfigSpans["refreshInterval"].ToString());
    }

    [Fact]
    public void Read_ItemWithEverything_GivesItsDefinition()
    {
        var model = TestHome.ReadFile("""
            version: 1
            readOnly: true
            items:
              Power:
                type: Number
                dimension: Power
                label: "Power: now"
                icon: oh:classic:energy
                format: "%.1f kW"
                unit: kW
                tags: [Measurement, Power]
                channel: a:b:c:power
            """);

        Assert.Empty(model.Diagnostics);
        var item = Assert.Single(model.Items);
        Assert.Equal("Power", item.Definition.Name);
        Assert.Equal("Number:Power", item.Definition.Type.Name);
        Assert.Equal("Power: now", item.Definition.Label);
        Assert.Equal("oh:classic:energy", item.Definition.Icon);
        Assert.Equal("%.1f kW", item.Definition.Format);
        Assert.Same(Units.Units.Kilowatt, item.Definition.Unit);
        Assert.Equal(["Measurement", "Power"], item.Definition.Tags);
        Assert.Equal("items/a.items:4:3", item.Span.ToString());
        var link = Assert.Single(model.Links);
        Assert.Equal(("Power", "a:b:c:power"), (link.Definition.ItemName, link.Definition.Channel.ToString()));
        Assert.Equal("items/a.items:12:14", link.Span.ToString());
    }

    [Theory]
    [InlineData("Switch", "Switch")]
    [InlineData("switch", "Switch")]
    [InlineData("Contact", "Contact")]
    [InlineData("String", "String")]
    [InlineData("DateTime", "DateTime")]
    [InlineData("Number", "Number")]
    [InlineData("Number:Power", "Number:Power")]
    [InlineData("\"Number:Power\"", "Number:Power")]
    [InlineData("Number\n    dimension: Energy", "Number:Energy")]
    [InlineData("number\n    dimension: energy", "Number:Energy")]
    [InlineData("Number:Energy\n    dimension: Energy", "Number:Energy")]
    public void Read_ItemType_IsFound(string written, string expected)
    {
        var model = TestHome.ReadFile($"version: 1\nitems:\n  A:\n    type: {written}\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, Assert.Single(model.Items).Definition.Type.Name);
    }

    [Theory]
    [InlineData("channel: a:b:c:d", "a:b:c:d")]
    [InlineData("channel: \"a:b:c:g#d\"", "a:b:c:g#d")]
    [InlineData("channel:", "")]
    [InlineData("channels:", "")]
    [InlineData("channels: { \"a:b:c:d\": }", "a:b:c:d")]
    [InlineData("channels: { \"a:b:c:d\": {} }", "a:b:c:d")]
    [InlineData("channels: { \"a:b:c:d\": { profile: \"system:default\" } }", "a:b:c:d")]
    [InlineData("channels: { \"a:b:c:d\": { profile: default } }", "a:b:c:d")]
    [InlineData("channels:\n      a:b:c:d:\n      a:b:c:e:", "a:b:c:d a:b:c:e")]
    [InlineData("channels:\n      - a:b:c:d\n      - a:b:c:e", "a:b:c:d a:b:c:e")]
    [InlineData("channel: a:b:c:d\n    channels: [\"a:b:c:e\"]", "a:b:c:d a:b:c:e")]
    public void Read_Channels_BecomeLinks(string written, string expected)
    {
        var model = TestHome.ReadFile($"version: 1\nitems:\n  A:\n    type: String\n    {written}\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, string.Join(' ', model.Links.Select(each => each.Definition.Channel)));
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("-5", -5)]
    [InlineData("0", 0)]
    public void Read_CanonicalNumber_IsANumber(string written, int expected) => Assert.Equal((decimal)expected, ReadParameter(written));

    [Theory]
    [InlineData("012345", "012345")]
    [InlineData("+5", "+5")]
    [InlineData("1e3", "1e3")]
    [InlineData("0x10", "0x10")]
    [InlineData("0o17", "0o17")]
    [InlineData("1_000", "1_000")]
    [InlineData("1,000", "1,000")]
    [InlineData("-0", "-0")]
    [InlineData(".5", ".5")]
    [InlineData(".inf", ".inf")]
    [InlineData("12:30:45", "12:30:45")]
    [InlineData("2024-01-31", "2024-01-31")]
    [InlineData("99999999999999999999999999999999", "99999999999999999999999999999999")]
    [InlineData("NO", "NO")]
    [InlineData("ON", "ON")]
    [InlineData("off", "off")]
    [InlineData("yes", "yes")]
    [InlineData("true", "true")]
    [InlineData("\"5\"", "5")]
    [InlineData("'5'", "5")]
    [InlineData("!!str 5", "5")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("~", null)]
    [InlineData("", null)]
    [InlineData("a b  # comment", "a b")]
    [InlineData("a#b", "a#b")]
    public void Read_OtherScalar_KeepsItsText(string written, string? expected) => Assert.Equal(expected, ReadParameter(written));

    [Fact]
    public void Read_NumberWithTrailingZero_PrintsAsWritten() =>
        Assert.Equal("1.50", Assert.IsType<decimal>(ReadParameter("1.50")).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("NO")]
    [InlineData("ON")]
    [InlineData("no")]
    [InlineData("true")]
    [InlineData("1e3")]
    [InlineData("2024-01-31")]
    [InlineData("007")]
    public void Read_LabelThatLooksLikeAnotherType_IsText(string label)
    {
        var model = TestHome.ReadFile($"version: 1\nitems:\n  A: {{ type: String, label: {label} }}\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(label, Assert.Single(model.Items).Definition.Label);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("\n\n")]
    [InlineData("---\n")]
    [InlineData("version: 1\n")]
    [InlineData("version: 1\nitems:\nthings:\n")]
    [InlineData("\uFEFFversion: 1\r\nitems: {}\r\n")]
    public void Read_FileWithoutElements_IsNoError(string content) => Assert.Empty(TestHome.ReadFile(content).Diagnostics);

    [Fact]
    public void Read_AnchorsAndAliases_AreResolved()
    {
        var model = TestHome.ReadFile("""
            version: 1
            things:
              a:b:one: { config: &shared { ip: 1.2.3.4, port: &port 80 } }
              a:b:two: { config: *shared }
              a:b:three: { config: { port: *port } }
            """);

        Assert.Empty(model.Diagnostics);
        Assert.Equal(["1.2.3.4", "1.2.3.4"], model.Things.Take(2).Select(each => each.Definition.Configuration["ip"]));
        Assert.Equal(80m, model.Things[2].Definition.Configuration["port"]);
        Assert.Equal("items/a.items:5:32", model.Things[2].ConfigSpans["port"].ToString());
    }

    [Fact]
    public void Read_ElementsOfAnyKindInAnyFileOfAnyFolder_AreFound()
    {
        using var home = new TestHome();
        _ = home
            .Write("things/a.things", "version: 1\nitems: { A: { type: Switch } }\n")
            .Write("things/deep/er/b.yaml", "version: 1\nitems: { B: { type: Switch } }\n")
            .Write("items/c.yml", "version: 1\nthings: { a:b:c: }\nitems: { C: { type: Switch } }\n")
            .Write("items/D.ITEMS", "version: 1\nitems: { D: { type: Switch } }\n")
            .Write("items/.hidden.items", "broken: [")
            .Write("items/readme.txt", "broken: [")
            .Write("elsewhere/e.items", "broken: [");

        var model = home.Read();

        Assert.Empty(model.Diagnostics);
        Assert.Equal(["A", "B", "C", "D"], model.Items.Select(each => each.Definition.Name).Order());
        Assert.Equal("a:b:c", Assert.Single(model.Things).Definition.Uid.ToString());
    }

    [Fact]
    public void Read_UnitWithPrefixThatTheCatalogueDoesNotList_IsTaken()
    {
        var model = TestHome.ReadFile("version: 1\nitems: { A: { type: Number:Power, unit: GW }, T: { type: Number:Temperature, unit: °F } }\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(["GW", "°F"], model.Items.Select(each => each.Definition.Unit!.Symbol));
    }

    private static object? ReadParameter(string written)
    {
        var model = TestHome.ReadFile($"version: 1\nthings:\n  a:b:c:\n    config:\n      p: {written}\n");
        Assert.Empty(model.Diagnostics);
        return Assert.Single(model.Things).Definition.Configuration["p"];
    }
}
