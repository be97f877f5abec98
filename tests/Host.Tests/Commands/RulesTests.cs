using HomeBinding.Host.RuleProjects;
using HomeBinding.Host.Tests.Support;
using HomeBinding.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

/// <summary>Rules in an editor: <c>homebinding rules</c>, and the SDK on what it writes.</summary>
public sealed class RulesTests
{
    private const string Wrong =
        """
        public sealed class Wrong : Rule<Items>
        {
            protected override void Define() => On(Items.Curent.Changes, _ => { });
        }
        """;

    [Fact]
    public async Task Project_OfAHome_BuildsWithItsItems_AndFindsMistakesInRulesAndFiles()
    {
        using var folder = new HomeFolder();
        // A folder as people have them.
        const string Home = "Anna's home & 100%";
        var root = folder.PathOf(Home);
        folder.Write($"{Home}/items/garage.items", HomeFolder.Items.Replace("type: Number:ElectricCurrent", "label: Most <A>\n    type: Number:ElectricCurrent", StringComparison.Ordinal));
        folder.Write($"{Home}/things/garage.things", HomeFolder.Charger("127.0.0.1:9"));
        folder.Write($"{Home}/rules/Ten.cs", HomeFolder.Rule("Ten", 10));
        folder.Write($"{Home}/rules/below/NoRule.cs", "this is not compiled");

        var written = await HostProcess.RunAsync("rules", "project", root);
        var project = Path.Combine(root, "rules", "Rules.csproj");
        Assert.Contains($"Wrote {project}.", written.Output, StringComparison.Ordinal);
        var good = await Sdk.RunAsync("build", project, "-v", "m");

        Assert.True(good.Code == 0, good.Output);
        Assert.DoesNotContain("warning", good.Output, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Most &lt;A&gt; (Number:ElectricCurrent in A)</summary>", File.ReadAllText(Path.Combine(root, "rules", "obj", "Debug", "net10.0", "Items.g.cs")), StringComparison.Ordinal);

        // The home runs the same rules, and nothing of what was built.
        Assert.Contains("No errors in 2 files: 1 thing, 3 items", (await HostProcess.RunAsync("check", root)).Output, StringComparison.Ordinal);

        folder.Write($"{Home}/rules/Wrong.cs", Wrong);
        var misspelt = await Sdk.RunAsync("build", project, "-v", "n", "--no-restore");
        Assert.Equal(1, misspelt.Code);
        Assert.Contains($"{Path.Combine(root, "rules", "Wrong.cs")}(3,50): error CS1061: ", misspelt.Output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"GenerateItems\" because all output files are up-to-date", misspelt.Output, StringComparison.Ordinal);

        // An older file in the place of a newer one is a change, too.
        folder.Write($"{Home}/items/garage.items", HomeFolder.Items.Replace("Number:Power", "Number:Pwer", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Path.Combine(root, "items", "garage.items"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var broken = await Sdk.RunAsync("build", project, "-v", "m", "--no-restore");
        Assert.Equal(1, broken.Code);
        Assert.Contains($"{Path.Combine(root, "items", "garage.items")}(7,11): error HB1001: ", broken.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Power'?", broken.Output, StringComparison.Ordinal);
        Assert.Contains("error CS1061: ", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_OnAMachineWithoutTheHost_SaysWhatToDo()
    {
        using var home = new HomeFolder();
        await HostProcess.RunAsync("rules", "project", home.Root);
        Directory.Delete(home.PathOf(".homebinding"), recursive: true);

        var built = await Sdk.RunAsync("msbuild", home.PathOf("rules/Rules.csproj"), "-t:FindHost", "-v:m");

        Assert.Equal(1, built.Code);
        Assert.Contains("error HB1002: HomeBinding is not at ''. Run 'homebinding rules project' for this home", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_ThatTheUserChanged_IsLeftAlone()
    {
        using var home = new HomeFolder();
        home.Write("rules/Rules.csproj", "<Project />");

        var written = await HostProcess.RunAsync("rules", "project", home.Root);

        Assert.Contains("is there already and was left as it is", written.Output, StringComparison.Ordinal);
        Assert.Equal("<Project />", File.ReadAllText(home.PathOf("rules/Rules.csproj")));
        Assert.Contains(Repository.HostFolder, File.ReadAllText(home.PathOf(".homebinding/rules.props")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_OfFilesWithErrors_ArePrintedAsFarAsTheyAreRight()
    {
        using var home = new HomeFolder();
        home.Write("items/a.items", "version: 1\nitems:\n  A:\n    type: Swtch\n  B:\n    type: Switch\n    lable: x\n  C:\n    type: Contact\n");
        home.Write("settings.yaml", "measurementSystem: UK\n");

        var items = await HostProcess.RunAsync("rules", "items", home.Root);

        Assert.Equal(1, items.Code);
        Assert.Contains("ContactItem @C = new(context, \"C\");", items.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("@A", items.Output, StringComparison.Ordinal);
        Assert.Contains($"{home.PathOf("items/a.items")}(4,11): error HB1001: ", items.Errors, StringComparison.Ordinal);
        Assert.Contains($"{home.PathOf("settings.yaml")}(1,20): ", items.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_ThatAreTheSame_DoNotTouchTheFile()
    {
        using var home = new HomeFolder();
        home.Write("items/a.items", HomeFolder.Items);
        var file = home.PathOf("out/Items.g.cs");
        await HostProcess.RunAsync("rules", "items", home.Root, "--output", file);
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, before);

        home.Write("items/b.items", "# nothing more\n");
        await HostProcess.RunAsync("rules", "items", home.Root, "--output", file);
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
        home.Write("items/b.items", "version: 1\nitems:\n  More:\n    type: Switch\n");
        await HostProcess.RunAsync("rules", "items", home.Root, "--output", file);

        Assert.NotEqual(before, File.GetLastWriteTimeUtc(file));
        Assert.Contains("@More", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_ThatCannotBeWritten_SaysSo()
    {
        using var home = new HomeFolder();
        home.Write("items/a.items", HomeFolder.Items);

        var items = await HostProcess.RunAsync("rules", "items", home.Root, "--output", home.Root);

        Assert.StartsWith("error: ", items.Errors, StringComparison.Ordinal);
        Assert.Contains(home.Root, items.Errors, StringComparison.Ordinal);
        Assert.Equal(3, items.Code);
    }

    [Theory]
    [InlineData("/opt/home binding/", "/opt/home binding/")]
    [InlineData("/a;b/$(c)/@(d)/e%41/f'g/h*i?", "/a%3Bb/%24%28c%29/%40%28d%29/e%2541/f%27g/h%2Ai%3F")]
    [InlineData("/a&b<c>", "/a&amp;b&lt;c&gt;")]
    public void Escape_OfAPath_MeansItself(string path, string expected) => Assert.Equal(expected, MSBuildText.Escape(path));
}
