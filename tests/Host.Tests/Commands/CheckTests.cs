using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task Check_OfTheSample_FindsNothing()
    {
        var check = await HostProcess.RunAsync("check", Repository.Root);

        Assert.Equal("No errors: 1 thing, 25 items, 24 links.", check.Output);
        Assert.Equal("", check.Errors);
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public async Task Check_OfTheExampleOfTheOlderBinding_InOpenHabsSyntax_FindsNothing()
    {
        using var home = new HomeFolder();
        home.Write("things/demo.things", OlderBinding.Things);
        home.Write("items/demo.items", OlderBinding.Items);

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Equal("No errors: 1 thing, 21 items, 21 links.", check.Output);
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public async Task Check_OfAnEmptyFolder_WarnsThatItIsNone()
    {
        using var home = new HomeFolder();

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains("warning: The folder contains neither 'things' nor 'items'.", check.Output, StringComparison.Ordinal);
        Assert.EndsWith("No errors: 0 things, 0 items, 0 links, 1 warning.", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, check.Code);
    }

    [Theory]
    [InlineData("items/x.items", "version: 1\nitems:\n  A:\n    type: Numbr\n", "items/x.items:4:11: error: ", "Did you mean 'Number'?")]
    [InlineData("items/x.items", "version: 1\nitems:\n  A: [\n", "items/x.items:", "error: ")]
    [InlineData("items/x.items", "version: 1\nitems:\n  A:\n    type: Number:ElectricCurrent\n    channel: goecharger:goe:garage:maxCurent\n", "items/x.items:5:14: error: ", "Did you mean 'maxCurrent'?")]
    [InlineData("items/x.items", "version: 1\nitems:\n  A:\n    type: Switch\n    channel: goecharger:goe:garage:maxCurrent\n", "items/x.items:5:14: error: ", "Write type: Number and dimension: ElectricCurrent.")]
    [InlineData("items/x.items", "version: 1\nitems:\n  A:\n    type: Switch\n    channel: goecharger:goe:garge:allowCharging\n", "items/x.items:5:14: error: ", "Did you mean 'goecharger:goe:garage'?")]
    [InlineData("things/x.things", "version: 1\nthings:\n  goecharger:goe:other:\n    config:\n      ip: 1.2.3.4\n      refreshIntervall: 5\n", "things/x.things:6:7: error: ", "Did you mean 'refreshInterval'?")]
    [InlineData("things/x.things", "version: 1\nthings:\n  goecharger:goe:other:\n    config:\n      ip: 1.2.3.4\n      refreshInterval: often\n", "things/x.things:6:24: error: ", "refreshInterval")]
    [InlineData("things/x.things", "version: 1\nthings:\n  gocharger:goe:other:\n    config:\n      ip: 1.2.3.4\n", "things/x.things:3:3: error: ", "Did you mean 'goecharger:goe'?")]
    [InlineData("things/x.things", "version: 1\nthings:\n  goechargerapiv2:goeapiv2:garage:\n    config:\n      ip: 1.2.3.4\n", "things/x.things:3:3: error: ", "Delete one of the two")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    protected override void Define() => Items.Curent.SendCommand(6 * Units.Ampere);\n}\n", "rules/X.cs:3:47: error: ", "Did you mean 'Current'?")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    protected override void Define() => Items.Power.PostUpdate(6);\n}\n", "rules/X.cs:3:64: error: ", "CS1503")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    protected override void Define() => Items.Current.SendCommand(6 * Units.Watt);\n}\n", "rules/X.cs:3:41: error: ", "CS0619")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    protected override void Define() => On(Trigger(\"goecharger:goe:garage:maxCurrent\"), _ => { });\n}\n", "rules/X.cs:3:52: error: ", "has states and no events. Link it to an item, and use that.")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    private const string Thing = \"goecharger:goe:garge\";\n    protected override void Define() => On(Trigger(Thing + \":button\"), _ => { });\n}\n", "rules/X.cs:4:52: error: ", "There is no thing goecharger:goe:garge. Did you mean 'goecharger:goe:garage'?")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    protected override void Define() => On(Trigger(\"goechargerapiv2:goeapiv2:garage:button\"), _ => { });\n}\n", "rules/X.cs:3:52: error: ", "Things of type goecharger:goe have no channel 'button'.")]
    [InlineData("rules/X.cs", "public sealed class X : Rule<Items>\n{\n    protected override void Define() => On(Trigger(triggerEvent: \"ON\", channel: \"button\"), _ => { });\n}\n", "rules/X.cs:3:81: error: ", "'button' is not a channel id")]
    [InlineData("rules/X.cs", "public sealed class X;\n", "rules/X.cs:1:1: error: ", "The file has no rule.")]
    [InlineData("bindings/Junk/Junk.dll", "no assembly", "bindings/Junk: error: ", "")]
    public async Task Check_OfAMistake_SaysWhereAndWhat(string file, string text, string place, string message)
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write(file, text);

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains(place, check.Output, StringComparison.Ordinal);
        Assert.Contains(message, check.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 error, 0 warnings.", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Check_OfAHomeWithACharger_ContactsNothingAndWritesNothing()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Ten.cs", HomeFolder.Rule("Ten", 10));

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Equal(0, check.Code);
        Assert.Equal(0, simulator.Chargers[0].RequestCount);
        Assert.False(Directory.Exists(home.PathOf(".homebinding")));
    }
}
