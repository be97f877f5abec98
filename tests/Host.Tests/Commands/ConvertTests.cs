using System.Text.Json;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

/// <summary><c>convert</c>, <c>import</c> and <c>schema</c>, as a user starts them.</summary>
public sealed class ConvertTests
{
    private const string OpenHabItems = "// the hall\nSwitch Hall \"Hall [%s]\" <light> (G) [\"Lightbulb\"] { channel=\"a:b:c:d\", alexa=\"Switch\" [ name=\"x\" ] }\nGroup G\n";

    [Fact]
    public async Task Convert_ToYaml_PrintsIt()
    {
        using var home = new HomeFolder();
        home.Write("a.items", OpenHabItems);

        var done = await HostProcess.RunAsync("convert", "--to", "yaml", home.PathOf("a.items"));

        Assert.Equal(0, done.Code);
        Assert.Equal(
            """
            version: 1

            items:
              # the hall
              Hall:
                type: Switch
                label: Hall
                icon: light
                format: "%s"
                tags: [Lightbulb]
                groups: [G]
                channel: a:b:c:d
                metadata:
                  alexa:
                    value: Switch
                    config:
                      name: x
              G:
                type: Group
            """,
            done.Output.Trim());
        Assert.Equal(OpenHabItems, await File.ReadAllTextAsync(home.PathOf("a.items")));
    }

    [Fact]
    public async Task Convert_InPlaceBothWays_LeavesTheSameItems()
    {
        using var home = new HomeFolder();
        home.Write("items/a.items", HomeFolder.Items);
        var before = await HostProcess.RunAsync("items", home.Root, "--json");

        Assert.Equal(0, (await HostProcess.RunAsync("convert", "--to", "dsl", "--in-place", home.PathOf("items/a.items"))).Code);
        Assert.StartsWith("Number:ElectricCurrent Current { channel=\"goecharger:goe:garage:maxCurrent\" }", await File.ReadAllTextAsync(home.PathOf("items/a.items")), StringComparison.Ordinal);

        Assert.Equal(before.Output, (await HostProcess.RunAsync("items", home.Root, "--json")).Output);
    }

    [Fact]
    public async Task Convert_FileWithAnError_SaysWhereAndWritesNothing()
    {
        using var home = new HomeFolder();
        home.Write("a.items", "version: 1\nitems:\n  A: { type: Swich }\n");

        var done = await HostProcess.RunAsync("convert", "--to", "dsl", "--in-place", home.PathOf("a.items"));

        Assert.Equal(1, done.Code);
        Assert.Contains("a.items:3:14: error: 'Swich' is not an item type", done.Errors, StringComparison.Ordinal);
        Assert.Contains("Swich", await File.ReadAllTextAsync(home.PathOf("a.items")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_OfAHome_IsJsonWithItsThingTypesAndChannels()
    {
        using var home = HomeFolder.WithCharger("192.168.1.6");

        var done = await HostProcess.RunAsync("schema", home.Root);

        Assert.Equal(0, done.Code);
        using var schema = JsonDocument.Parse(done.Output);
        Assert.Contains("refreshInterval", schema.RootElement.GetProperty("properties").GetProperty("things").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("goecharger:goe:garage:maxCurrent", schema.RootElement.GetProperty("properties").GetProperty("items").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OpenHabFolder_TakesOverWhatItCanAndNamesTheRest()
    {
        using var conf = new HomeFolder();
        conf.Write("items/hall.items", OpenHabItems);
        conf.Write("items/broken.items", "Swich Lamp\n");
        conf.Write("things/garage.things", "Thing goecharger:goe:garage [ ip=\"192.168.1.6\" ]\n");
        conf.Write("transform/x.map", "ON=on\n");
        conf.Write("sitemaps/default.sitemap", "sitemap default label=\"x\" { }\n");
        conf.Write("rules/hall.rules", "rule \"Hall light\" when Item Hall changed to ON or Item Nothing changed\nthen\n  logInfo(\"x\", \"y\")\nend\nrule \"Mine\" when ... then end\n");
        conf.Write("rules/ruby.rules", "rule \"x\" do\nend\n");
        using var home = new HomeFolder();
        home.Write("transform/x.map", "ON=mine\n");
        home.Write("rules/Mine.cs", HomeFolder.Rule("Mine", 6).Replace("Items.Current", "Items.Hall", StringComparison.Ordinal));

        var done = await HostProcess.RunAsync("import", conf.Root, home.Root, "--to", "yaml");

        Assert.Equal(1, done.Code);
        Assert.StartsWith("version: 1", await File.ReadAllTextAsync(home.PathOf("items/hall.items")), StringComparison.Ordinal);
        Assert.Equal("Swich Lamp\n", await File.ReadAllTextAsync(home.PathOf("items/broken.items")));
        Assert.Equal("ON=mine\n", await File.ReadAllTextAsync(home.PathOf("transform/x.map")));
        var report = await File.ReadAllTextAsync(home.PathOf("import-report.md"));
        foreach (var line in (string[])["- items/hall.items: Converted.", "- items/broken.items: Copied. It has errors.", "items/broken.items:1:1: error:", "- things/garage.things: Converted.", "- transform/x.map: Not taken over: there is a file transform/x.map already.", "- sitemaps/default.sitemap: Not taken over",
            "- rules/hall.rules → rules/HallLight.cs: Begun", "- rules/hall.rules → rules/Mine2.cs: Begun", "rules/hall.rules:5:18: warning: Expected a trigger", "- rules/ruby.rules: Not taken over: its rules are written in JRuby."])
            Assert.Contains(line, report, StringComparison.Ordinal);
        Assert.Contains("On(Items.Hall.Changes", await File.ReadAllTextAsync(home.PathOf("rules/HallLight.cs")), StringComparison.Ordinal);
        Assert.Contains("There is no item Nothing.", await File.ReadAllTextAsync(home.PathOf("rules/HallLight.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain("rules/HallLight.cs", (await HostProcess.RunAsync("check", home.Root)).Output, StringComparison.Ordinal);
        Assert.Contains("\"goecharger:goe:garage\"", (await HostProcess.RunAsync("things", home.Root, "--json")).Output, StringComparison.Ordinal);
    }
}
