using HomeBinding.Configuration.Checks;

namespace HomeBinding.Configuration.Tests.Checks;

public sealed class ModelCheckerTests
{
    private const string Box = "version: 1\nthings:\n  goecharger:goe:garage:\n    config:\n      ip: 1.2.3.4\n";

    public static TheoryData<string, string> OfThings => new()
    {
        { "goecharger:gow:garage: { config: { ip: x } }", "3:3: error: The binding 'goecharger' has no thing type 'gow'. | Did you mean 'goecharger:goe'?" },
        { "goechargr:goe:garage: { config: { ip: x } }", "3:3: error: No binding 'goechargr' is in bindings/. | Did you mean 'goecharger:goe'?" },
        { "hue:bulb:one: {}", "3:3: error: No binding 'hue' is in bindings/. | Put the binding there. There are goecharger, goechargerapiv2." },
        { "goecharger:goe:garage: {}", "3:3: error: 'ip' is required." },
        { "goecharger:goe:garage: { config: { ip: } }", "3:38: error: 'ip' is required." },
        { "goecharger:goe:garage: { config: { ip: x, refreshInterval: 0 } }", "3:62: error: 'refreshInterval' is 0 s; the least is 1 s." },
        { "goecharger:goe:garage: { config: { ip: x, refreshInterval: five } }", "3:62: error: 'refreshInterval' is 'five'; expected a whole number in s." },
        { "goecharger:goe:garage: { config: { ip: x, verify: ON } }", "3:53: error: 'verify' is 'ON'; expected true or false." },
        { "goecharger:goe:garage: { config: { ip: x, refreshIntervall: 5 } }", "3:45: error: Things of type goecharger:goe have no parameter 'refreshIntervall'; expected ip, refreshInterval, verify, serial. | Did you mean 'refreshInterval'?" },
        { "goecharger:goe:garage: { config: { ip: x, refresh: 5 } }", "3:45: error: Things of type goecharger:goe have no parameter 'refresh'; expected ip, refreshInterval, verify, serial. | Did you mean 'refreshInterval'?" },
        { "goechargerapiv2:goeapiv2:garage: { config: { ip: x } }\n  goecharger:goe:garage: { config: { ip: x } }", "4:3: error: Thing goecharger:goe:garage is the thing goechargerapiv2:goeapiv2:garage at items/a.items:3:3: both ids name the same thing. | Delete one of the two; links work with either id." },
    };

    public static TheoryData<string, string, string> OfLinks => new()
    {
        { "Number:Power", "goecharger:goe:garge:powerL1", "There is no thing goecharger:goe:garge. | Did you mean 'goecharger:goe:garage'?" },
        { "Number:Power", "hue:bulb:one:power", "There is no thing hue:bulb:one. | There is goecharger:goe:garage." },
        { "Number:Power", "goecharger:goe:garage:powrL1", "Things of type goecharger:goe have no channel 'powrL1'. | Did you mean 'powerL1'?" },
        { "Number:Power", "goechargerapiv2:goeapiv2:garage:powerl1", "Things of type goecharger:goe have no channel 'powerl1'. | Did you mean 'powerL1'?" },
        { "Switch", "goecharger:goe:garage:powerL1", "Item A is of type Switch, but the channel 'powerL1' is Number:Power. | Write type: Number and dimension: Power." },
        { "Number:Energy", "goecharger:goe:garage:powerL1", "Item A is of type Number:Energy, but the channel 'powerL1' is Number:Power. | Write type: Number and dimension: Power." },
        { "Number", "goecharger:goe:garage:error", "Item A is of type Number, but the channel 'error' is String. | Write type: String." },
        { "Contact", "goecharger:goe:garage:allowCharging", "Item A is of type Contact, but the channel 'allowCharging' is Switch. | Write type: Switch." },
        { "Group", "goecharger:goe:garage:door", "Item A is of type Group, but the channel 'door' is Contact. | Write group: { type: Contact }." },
        { "Group", "goecharger:goe:garage:powerL1", "Item A is of type Group, but the channel 'powerL1' is Number:Power. | Write group: { type: Number, dimension: Power }." },
        { "DateTime", "goecharger:goe:garage:door", "Item A is of type DateTime, but the channel 'door' is Contact. | Write type: Contact." },
    };

    [Theory]
    [MemberData(nameof(OfThings))]
    public void Check_ThingWithAProblem_SaysWhereAndWhat(string thing, string expected) =>
        Assert.Equal(["items/a.items:" + expected], Check($"version: 1\nthings:\n  {thing}\n"));

    [Theory]
    [MemberData(nameof(OfLinks))]
    public void Check_LinkWithAProblem_SaysWhereAndWhat(string type, string channel, string expected) =>
        Assert.Equal(["items/a.items:9:14: error: " + expected], Check($"{Box}items:\n  A:\n    type: {type}\n    channel: {channel}\n"));

    [Theory]
    [InlineData("Number:Power", "powerL1")]
    [InlineData("Number", "powerL1")]
    [InlineData("String", "powerL1")]
    [InlineData("Number", "chargingPhases")]
    [InlineData("Number:Dimensionless", "chargingPhases")]
    [InlineData("Switch", "allowCharging")]
    [InlineData("String", "allowCharging")]
    [InlineData("Contact", "door")]
    [InlineData("String", "error")]
    [InlineData("DateTime", "since")]
    public void Check_FittingLink_IsRightWithEitherId(string type, string channel) => Assert.Empty(Check($"""
        {Box}
        items:
          A: {"{"} type: "{type}", channel: "goecharger:goe:garage:{channel}" {"}"}
          B: {"{"} type: "{type}", channel: "goechargerapiv2:goeapiv2:garage:{channel}" {"}"}
          C: {"{"} type: "{type}" {"}"}
        """));

    [Fact]
    public void Check_ThingUnderItsAlias_IsFoundByLinksUnderItsOwnId() => Assert.Empty(Check("""
        version: 1
        things: { "goechargerapiv2:goeapiv2:garage": { config: { ip: x, refreshInterval: "5", verify: true, serial: 012345 } } }
        items: { A: { type: String, channel: "goecharger:goe:garage:error" } }
        """));

    [Fact]
    public void Check_LinkToAThingThatWasLeftOut_IsNoSecondError() => Assert.Empty(Check("""
        version: 1
        things: { "goecharger:goe:garage": { lable: x, config: { ip: x } } }
        items: { A: { type: String, channel: "goechargerapiv2:goeapiv2:garage:error" } }
        """));

    [Fact]
    public void Check_LinkToAThingOfAnUnreadableFile_IsNoSecondError()
    {
        using var home = new TestHome();
        var model = home.Write("things/a.things", "version: 3\nthings: { \"goecharger:goe:garage\": { config: { ip: x } } }\n").Write("items/a.items", "version: 1\nitems: { A: { type: String, channel: \"goecharger:goe:garage:error\" } }\n").Read();

        _ = Assert.Single(model.Diagnostics);
        Assert.Empty(ModelChecker.Check(model, TestTypes.All));
    }

    [Fact]
    public void Check_LinkToAThingOfAnUnknownType_IsOneErrorOnly() =>
        Assert.Equal(["items/a.items:2:11: error: No binding 'hue' is in bindings/. | Put the binding there. There are goecharger, goechargerapiv2."], Check("version: 1\nthings: { \"hue:bulb:one\": {} }\nitems: { A: { type: Switch, channel: \"hue:bulb:one:power\" } }\n"));

    [Fact]
    public void Check_SeveralProblems_AreInTheOrderOfLines()
    {
        var found = Check("""
            version: 1
            items:
              A: { type: Switch, channel: "x:y:z:a" }
            things:
              hue:bulb:one: {}
              goecharger:goe:garage: { config: { refreshInterval: 0, x: 1 } }
            """);

        Assert.Equal([3, 5, 6, 6, 6], found.Select(each => int.Parse(each.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<string> Check(string content)
    {
        var model = TestHome.ReadFile(content);
        return ModelChecker.Check(model, TestTypes.All).Select(each => each + (each.Hint is null ? "" : $" | {each.Hint}"));
    }
}
