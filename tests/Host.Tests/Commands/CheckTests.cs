using System.Text.Json;
using System.Text.RegularExpressions;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Host.Output;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task Check_OfTheSample_FindsNothing()
    {
        var check = await HostProcess.RunAsync("check", Repository.Root);

        Assert.Equal("No errors in 2 files: 1 thing, 25 items, 24 links.", check.Output);
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

        Assert.Equal("No errors in 2 files: 1 thing, 21 items, 21 links.", check.Output);
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public async Task Check_OfAFileOfPersistence_NamesItsMistakesAndThatNothingIsStored()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("persistence/influxdb.persist", "Items {\n  Power, Curent : strategy = everyChange, restoreOnStartup\n}\n");

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains("persistence/influxdb.persist:2:10: error: There is no item 'Curent'.", check.Output, StringComparison.Ordinal);
        Assert.Contains("persistence/influxdb.persist: warning: States are not stored yet", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Check_OfRulesInOpenHabsLanguage_WarnsThatTheyDoNotRun()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("rules/old.rules", "rule \"a\" when Item Current changd then end\n");

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains("rules/old.rules: warning: The rule in this file is written in openHAB's language, which does not run here.", check.Output, StringComparison.Ordinal);
        Assert.Contains("Port them to C#", check.Output, StringComparison.Ordinal);
        Assert.Contains("rules/old.rules:1:28: warning: Expected received command, received update, or changed; found 'changd'.", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public async Task Check_OfAnEmptyFolder_WarnsThatItIsNone()
    {
        using var home = new HomeFolder();

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains("warning: The folder contains neither 'things' nor 'items'.", check.Output, StringComparison.Ordinal);
        Assert.EndsWith("No errors, 1 warning in 0 files: 0 things, 0 items, 0 links.", check.Output, StringComparison.Ordinal);
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
    [InlineData("items/x.items", "Switch A {channel=\"goecharger:goe:garge:allowCharging\"}\n", "items/x.items:1:20: error: ", "Did you mean 'goecharger:goe:garage'?")]
    [InlineData("bindings/Junk/Junk.dll", "no assembly", "bindings/Junk: error: ", "")]
    public async Task Check_OfAMistake_SaysWhereAndWhat(string file, string text, string place, string message)
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write(file, text);

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains(place, check.Output, StringComparison.Ordinal);
        Assert.Contains(message, check.Output, StringComparison.Ordinal);
        Assert.EndsWith($"1 error in {(file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".dll", StringComparison.Ordinal) ? 2 : 3)} files.", check.Output, StringComparison.Ordinal);
        if (!place.Contains("bindings", StringComparison.Ordinal)) Assert.Contains("\n    ", check.Output, StringComparison.Ordinal);
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

    [Fact]
    public async Task Check_OfManyMistakes_SaysAllInOrderErrorsFirst()
    {
        using var home = MistakenHome();

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Equal(
            [
                "bindings/Junk: error: ",
                "settings.yaml:1:1: error: ",
                "secrets.yaml:1:1: error: ",
                "things/garage.things:7:24: error: ",
                "items/x.items:3:14: error: ",
                "rules/X.cs:1:1: error: ",
                "secrets.yaml: warning: ",
                "items/x.items:4:70: warning: ",
            ],
            check.Output.Split('\n').Where(static each => !each.StartsWith(' ')).SkipLast(1).Select(static each => each[..(each.IndexOf(": ", each.IndexOf(": ", StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2)]));
        Assert.EndsWith("\n6 errors, 2 warnings in 3 files.", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Check_OfAFileOfPersistence_SaysWhatIsWrongWithIt()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("persistence/rrd4j.persist", "Items {\n  Curent : strategy = everyChange\n}\n");

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.StartsWith("persistence/rrd4j.persist:2:3: error: There is no item 'Curent'. (HB711)\n      Curent : strategy = everyChange\n      ^\n    Did you mean 'Current'?\n", check.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 error, 1 warning in 2 files.", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Check_Json_HasTheDocumentedShape()
    {
        using var home = MistakenHome();

        var check = await HostProcess.RunAsync("check", home.Root, "--json");

        using var document = JsonDocument.Parse(check.Output);
        var root = document.RootElement;
        Assert.Equal(["version", "summary", "diagnostics", "devices"], root.EnumerateObject().Select(static each => each.Name));
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal(
            [("errors", 6), ("warnings", 2), ("files", 3), ("things", 1), ("items", 4), ("links", 4)],
            root.GetProperty("summary").EnumerateObject().Where(static each => each.Value.ValueKind == JsonValueKind.Number).Select(static each => (each.Name, each.Value.GetInt32())));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("devices").ValueKind);
        Assert.Contains("\"'refreshInterval' is 'often'; expected a whole number in s.\"", check.Output, StringComparison.Ordinal);
        var diagnostics = root.GetProperty("diagnostics").EnumerateArray().ToArray();
        Assert.Equal(8, diagnostics.Length);
        Assert.All(diagnostics, static each => Assert.Equal(["file", "line", "column", "severity", "code", "message", "hint"], each.EnumerateObject().Select(static property => property.Name)));
        var wrong = diagnostics.Single(static each => each.GetProperty("file").GetString() == "items/x.items" && each.GetProperty("severity").GetString() == "error");
        Assert.Equal((3, 14), (wrong.GetProperty("line").GetInt32(), wrong.GetProperty("column").GetInt32()));
        Assert.Equal(("HB311", "Did you mean 'Number'?"), (wrong.GetProperty("code").GetString(), wrong.GetProperty("hint").GetString()));
        var binding = diagnostics.Single(static each => each.GetProperty("file").GetString() == "bindings/Junk");
        Assert.Equal(JsonValueKind.Null, binding.GetProperty("line").ValueKind);
        Assert.Equal("", check.Errors);
        Assert.Equal(1, check.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--warnings-as-errors")]
    public async Task Check_OfAHomeWithAWarning_FailsOnlyIfToldTo(int code, params string[] options)
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("items/x.items", "version: 1\nrules: {}\n");

        var check = await HostProcess.RunAsync(["check", home.Root, .. options]);

        Assert.EndsWith("No errors, 1 warning in 3 files: 1 thing, 3 items, 3 links.", check.Output, StringComparison.Ordinal);
        Assert.Equal(code, check.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Print_OnATerminal_IsColoured_OtherwiseNot(bool isColoured)
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        using var output = new StringWriter();
        var printer = new CheckPrinter(output, isColoured);

        printer.Print([new Diagnostic(Severity.Warning, DiagnosticCode.NoEffect, new SourceSpan("items/garage.items", 4, 5), "Odd.", null), new Diagnostic(Severity.Error, DiagnosticCode.NoEffect, new SourceSpan("items/garage.items", 3, 3), "Wrong.", "Do this.")], home.Root, SecretPlaces.None);
        printer.Print(new CheckSummary(1, 1, 2, 3, 4, 5));

        const string Expected = """
            items/garage.items:3:3: [31merror:[0m Wrong. (HB205)
                  Current:
                  [31m^[0m
                Do this.
            items/garage.items:4:5: [33mwarning:[0m Odd. (HB205)
                    type: Number:ElectricCurrent
                    [33m^[0m
            [31m1 error, 1 warning[0m in 2 files.

            """;
        Assert.Equal(isColoured ? Expected.Replace("[", "\u001b[", StringComparison.Ordinal) : Regex.Replace(Expected, @"\[\d+m", ""), output.ToString().ReplaceLineEndings("\n"));
    }

    private static HomeFolder MistakenHome()
    {
        var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("things/garage.things", HomeFolder.Charger("127.0.0.1:9").Replace("refreshInterval: 1", "refreshInterval: often", StringComparison.Ordinal));
        home.Write("items/x.items", "version: 1\nitems:\n  X: { type: Numbr }\n  Y: { type: String, channels: { \"goecharger:goe:garage:fwv\": { useTags: true } } }\n".Replace("fwv", "firmware", StringComparison.Ordinal));
        home.Write("rules/X.cs", "public sealed class X;\n");
        home.Write("bindings/Junk/Junk.dll", "no assembly");
        home.Write("settings.yaml", "measurement: SI\n");
        home.Write("secrets.yaml", "a b: hunter-7\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(home.PathOf("secrets.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        return home;
    }
}
