using HomeBinding.Rules.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Rules.Tests;

public sealed class CompileTests
{
    [Fact]
    public async Task Items_AreTyped()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Typed", """
            decimal? meter = Items.Meter.State;
            OnOff? light = Items.Light.State;
            OpenClosed? window = Items.Window.State;
            string? text = Items.Text.State;
            Quantity<Power>? power = Items.Power.State;
            DateTimeOffset? wakeup = Items.Wakeup.State;
            On(Items.Power.Changes, change =>
            {
                if (change.New is { } now) Items.Count.PostUpdate(now.In(Units.Kilowatt));
            });
            """);
        Assert.Empty(home.Rules.Errors);

        await home.SetAsync("Power", 1500 * Units.Units.Watt);

        await home.BecomesAsync("Count", "1.5");
    }

    [Fact]
    public async Task MisspeltItem_IsAnErrorWithPlaceAndHint()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Misspelt", """
            public sealed class Misspelt : Rule<Items>
            {
                protected override void Define() => On(Items.Metre.Changes, _ => { });
            }
            """);

        var error = Assert.Single(home.Rules.Errors);
        Assert.Equal(Path.Combine(home.Folder, "Misspelt.cs"), error.File);
        Assert.Equal((3, 50), (error.Line, error.Column));
        Assert.Equal("CS1061: There is no item 'Metre'. Did you mean 'Meter'?", error.Message);
        Assert.Equal(Running.RuleState.Error, home.Rule("Misspelt").State);
    }

    [Fact]
    public async Task NoSuchItem_NothingNear_SaysSo()
    {
        await using var home = await RuleHome.StartAsync();

        await home.LoadAsync("Wrong", "On(Items.SomethingElseAltogether.Changes, _ => { });");

        Assert.Equal("CS1061: There is no item 'SomethingElseAltogether'.", Assert.Single(home.Rules.Errors).Message);
    }

    [Fact]
    public async Task WrongUnit_IsACompileError()
    {
        await using var home = await RuleHome.StartAsync();

        await home.LoadAsync("WrongUnit", "Items.Power.SendCommand(5 * Units.Ampere);");

        Assert.EndsWith("'The command has another dimension than the item.'", Assert.Single(home.Rules.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class NoRule { }", "The file has no rule. A rule is a public class that derives from Rule<Items>.")]
    [InlineData("public sealed class Picky(int number) : Rule<Items> { protected override void Define() => _ = number; }", "Picky needs a public constructor without parameters.")]
    [InlineData("public sealed class Early : Rule<Items> { public Early() => Log.LogInformation(\"x\"); protected override void Define() { } }", "Early: Use items, timers and the log in Define or later, not in the constructor.")]
    [InlineData("public sealed class Zero : Rule<Items> { protected override void Define() => Every(TimeSpan.Zero, () => { }); }", "Zero: The interval is 00:00:00; it has to be longer than zero. (Parameter 'interval')")]
    public async Task FileThatCannotStart_SaysWhy_AndOthersRun(string text, string expected)
    {
        await using var home = await RuleHome.StartAsync();
        home.Write("Works", "On(Items.Meter.Changes, _ => Items.Light.PostUpdate(OnOff.On));");

        await home.LoadAsync("Fails", text);

        Assert.Equal(expected, Assert.Single(home.Rules.Errors).Message);
        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Light", "ON");
    }

    [Fact]
    public async Task SecondStart_TakesTheCache_AndNotTheCompiler()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Cached", "On(Items.Meter.Changes, _ => Items.Light.PostUpdate(OnOff.On));");
        Assert.True(home.Rules.CompilerWasUsed);

        await home.RestartRulesAsync();

        Assert.False(home.Rules.CompilerWasUsed);
        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Light", "ON");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task DamagedCache_IsCompiledAnew(int length)
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Cached", "On(Items.Meter.Changes, _ => Items.Light.PostUpdate(OnOff.On));");
        var entry = Assert.Single(Directory.GetFiles(home.Cache, "*.rule"));
        var bytes = await File.ReadAllBytesAsync(entry);
        if (length < 0) bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(entry, length < 0 ? bytes : bytes[..length]);

        await home.RestartRulesAsync();

        Assert.True(home.Rules.CompilerWasUsed);
        Assert.Empty(home.Rules.Errors);
        await home.RestartRulesAsync();
        Assert.False(home.Rules.CompilerWasUsed);
    }

    [Fact]
    public async Task ChangedItems_AreCompiledAnew_AlsoWithoutARestart()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("New", "On(Items.Another.Changes, _ => { });");
        Assert.Single(home.Rules.Errors);

        await home.Engine.AddAsync([RuleHome.Item("Another", Engine.Items.ItemType.Switch)], []);
        await home.Rules.LoadAllAsync();

        Assert.Empty(home.Rules.Errors);
        Assert.Equal(Running.RuleState.Idle, home.Rule("New").State);
    }

    [Fact]
    public async Task StrangeItemNames_AreMembersOfItems()
    {
        string[] names = ["class", "Items", "Items_", "Items__", "context", "ToString", "_1", "_", "field", "value", "get_Meter", "set_Meter", "Meter", "ReferenceEquals", "global", "HomeBinding"];
        await using var home = await RuleHome.StartAsync([.. names.Select(each => RuleHome.Item(each, Engine.Items.ItemType.Switch))]);

        await home.LoadAsync("Strange", """
            RuleItem[] all =
            [
                Items.@class, Items.Items_, Items.Items__, Items.Items___, Items.context_, Items.ToString_, Items._1, Items._, Items.field, Items.value, Items.get_Meter, Items.set_Meter,
                Items.Meter, Items.ReferenceEquals, Items.global, Items.HomeBinding,
            ];
            Log.LogInformation("All: {All}", string.Join(' ', all.Select(each => each.Name)));
            """);

        Assert.Empty(home.Rules.Errors);
        Assert.Equal(1, home.Log.Count(Microsoft.Extensions.Logging.LogLevel.Information, $"All: {string.Join(' ', names)}"));
    }

    [Theory]
    [InlineData(@"Items.M\u0065ter.Changes")]
    [InlineData("Items . /* the */\n Meter . Changes")]
    [InlineData("Items.Me\u00ADter.Changes")]
    [InlineData("(Items is { Meter: { } meter } ? meter.Changes : throw new InvalidOperationException())")]
    public async Task Item_ThatIsNamedInAnOddWay_IsFound_AndItsRemovalNoticed(string changes)
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Odd", $"On({changes}, _ => Items.Light.PostUpdate(OnOff.On));");
        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Light", "ON");

        await home.ApplyAsync(new Engine.ModelChange { RemoveItems = ["Meter"] });

        Assert.Single(home.Rules.Errors);
    }

    [Fact]
    public async Task FilesThatAreNoRules_AreNotLoaded()
    {
        await using var home = await RuleHome.StartAsync();
        home.Write("Items.g", "this is generated");
        home.Write(".hidden", "an editor's");
        foreach (var folder in new[] { "obj", "bin" })
        {
            Directory.CreateDirectory(Path.Combine(home.Folder, folder));
            home.Write(Path.Combine(folder, "Items"), "this is built");
        }

        await home.LoadAsync("Works", "");

        Assert.Empty(home.Rules.Errors);
        Assert.Equal("Works", Assert.Single(home.Rules.Rules).Name);
    }
}
