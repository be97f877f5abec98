using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Tests.Support;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules.Tests;

/// <summary>Rules follow the items while the home runs.</summary>
public sealed class ItemChangeTests
{
    // Counts in a field: a rule that was started anew begins at 1 again.
    private const string Counts = "On(Items.Meter.Updates, _ => Items.Count.PostUpdate(++_count));";

    [Fact]
    public async Task ItemAdded_RulesThatDoNotUseIt_GoOnUntouched()
    {
        await using var home = await CountingAsync();
        var changed = home.NoteChanges();

        await home.ApplyAsync(new ModelChange { AddItems = [RuleHome.Item("Another", ItemType.Switch)] });

        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");
        Assert.Empty(changed);
        Assert.Equal(1, home.Compilations);
    }

    [Theory]
    [InlineData("OnOff")]
    [InlineData("remark")]
    [InlineData("MeterReading")]
    [InlineData("Text")]
    public async Task ItemAdded_WithANameThatTheFileUsesForSomethingElse_ItsRuleGoesOnUntouched(string name)
    {
        await using var home = await CountingAsync(without: "Text", more: """/* a remark */ var MeterReading = "Text"; _ = (OnOff.On, MeterReading);""");
        var changed = home.NoteChanges();

        await home.ApplyAsync(new ModelChange { AddItems = [RuleHome.Item(name, ItemType.Switch)] });
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");
        await home.ApplyAsync(new ModelChange { RemoveItems = [name] });
        await home.SetAsync("Meter", 3);

        await home.BecomesAsync("Count", "3");
        Assert.Empty(changed);
        Assert.Equal(1, home.Compilations);
    }

    [Fact]
    public async Task ItemWithAnotherLabel_ItsRuleGoesOnUntouched_AndIsNotCompiledAtTheNextStart()
    {
        await using var home = await CountingAsync();
        var changed = home.NoteChanges();

        await home.ApplyAsync(new ModelChange { ReplaceItems = [RuleHome.Item("Meter", ItemType.Number) with { Label = "House", Format = "%.1f", Icon = "energy", Tags = ["Point"] }] });

        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");
        Assert.Empty(changed);
        await home.RestartRulesAsync();
        Assert.Equal(1, home.Compilations);
    }

    [Fact]
    public async Task ItemRemoved_IsAnErrorWithItsPlace_AndTheLastGoodVersionGoesOnWithTheRest()
    {
        await using var home = await CountingAsync(more: """On(Items.Light.Commands, async _ => Items.Text.PostUpdate($"{Items.Window.State is null} {Items.Window.RawState} {Items.Window.DisplayState} {(await Items.Window.SendCommand(OnOff.On)).Reason}"));""");
        await home.SetAsync("Window", OpenClosed.Open);

        await home.ApplyAsync(new ModelChange { RemoveItems = ["Window"] });

        var errors = home.Rules.Errors;
        Assert.Equal(4, errors.Count);
        Assert.All(errors, each => Assert.Equal("CS1061: There is no item 'Window'.", each.Message));
        Assert.Equal((Path.Combine(home.Folder, "Counting.cs"), 8), (errors[0].File, errors[0].Line));
        Assert.Contains("Counting.cs:8:", home.Rule("Counting").Error, StringComparison.Ordinal);
        Assert.Equal(1, home.Log.Count(LogLevel.Warning, "goes on without Window"));
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");
        await home.Engine.SendCommandAsync("Light", OnOff.On, RuleHome.User);
        await home.BecomesAsync("Text", "True UNDEF UNDEF There is no item 'Window'.");
        Assert.Equal(0, home.Rule("Counting").Failures);
    }

    [Fact]
    public async Task ItemRemovedAndAddedAgain_IsHeardAgain_AndTheRuleWasNeverRestarted()
    {
        await using var home = await CountingAsync(more: """On(Items.Power.Changes, each => Items.Text.PostUpdate($"{each.Old} {each.New}"));""");
        var power = home.Engine.FindItem("Power")!.Definition;
        await home.SetAsync("Power", 5 * Units.Units.Watt);
        await home.BecomesAsync("Text", " 5 W");
        for (var round = 1; round <= 2; round++)
        {
            var changed = home.NoteChanges();

            await home.ApplyAsync(new ModelChange { RemoveItems = ["Power"] });
            await home.BecomesAsync("Text", "5 W ");
            Assert.Single(home.Rules.Errors);
            await home.ApplyAsync(new ModelChange { AddItems = [power] });

            Assert.Empty(home.Rules.Errors);
            Assert.Null(home.Rule("Counting").Error);
            Assert.Equal(["Counting.cs", "Counting.cs"], changed);
            await home.SetAsync("Power", 5 * Units.Units.Watt);
            await home.BecomesAsync("Text", " 5 W");
            await home.SetAsync("Meter", round + 1);
            await home.BecomesAsync("Count", $"{round + 1}");
        }
    }

    [Fact]
    public async Task ItemRemoved_FileEditedToDoWithoutIt_TheNewVersionRuns()
    {
        await using var home = await CountingAsync(more: "On(Items.Power.Changes, _ => { });");
        await home.ApplyAsync(new ModelChange { RemoveItems = ["Power"] });
        Assert.Single(home.Rules.Errors);

        await home.LoadAsync("Counting", "On(Items.Meter.Updates, _ => Items.Count.PostUpdate(-1));");

        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "-1");
    }

    [Fact]
    public async Task ItemRemoved_OtherRulesGoOnUntouched()
    {
        await using var home = await CountingAsync();
        await home.LoadAsync("Other", "On(Items.Power.Changes, _ => { });");
        var changed = home.NoteChanges();

        await home.ApplyAsync(new ModelChange { RemoveItems = ["Power"] });

        Assert.Equal(["Other.cs"], changed);
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");
        Assert.Null(home.Rule("Counting").Error);
    }

    [Fact]
    public async Task ItemOfAnotherType_ThatDoesNotFit_IsAnErrorWithItsPlace_UntilItIsBack()
    {
        await using var home = await CountingAsync(more: """On(Items.Light.Changes, each => Items.Text.PostUpdate(each.New == OnOff.On ? "on" : "off"));""");

        await home.ApplyAsync(new ModelChange { ReplaceItems = [RuleHome.Item("Light", ItemType.Number)] });
        var error = Assert.Single(home.Rules.Errors);
        Assert.Equal(8, error.Line);
        await home.SetAsync("Light", 1);
        await home.BecomesAsync("Text", "off");
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");
        await home.ApplyAsync(new ModelChange { ReplaceItems = [RuleHome.Item("Light", ItemType.Switch)] });

        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Light", OnOff.On);
        await home.BecomesAsync("Text", "on");
        await home.SetAsync("Meter", 3);
        await home.BecomesAsync("Count", "3");
    }

    [Theory]
    [InlineData("Power")]
    [InlineData("Temperature")]
    public async Task ItemOfAnotherType_ThatFitsToo_IsCompiledForIt(string dimension)
    {
        Assert.True(ItemType.TryParse($"Number:{dimension}", out var type));
        await using var home = await RuleHome.StartAsync([RuleHome.Item("X", ItemType.Number), RuleHome.Item("Text", ItemType.Text)]);
        await home.LoadAsync("Shows", """On(Items.X.Values, each => Items.Text.PostUpdate($"{each}"));""");
        await home.SetAsync("X", 5);
        await home.BecomesAsync("Text", "5");

        await home.ApplyAsync(new ModelChange { ReplaceItems = [RuleHome.Item("X", type)] });

        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("X", 7);
        await home.BecomesAsync("Text", $"7 {type.Dimension!.DefaultUnit(Units.MeasurementSystem.SI).Symbol}");
        Assert.Equal(2, home.Compilations);
    }

    [Fact]
    public async Task ItemThatAFileMisses_Comes_TheRuleStarts()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Waits", "On(Items.Another.Changes, _ => Items.Text.PostUpdate(\"heard\"));");
        Assert.Single(home.Rules.Errors);

        await home.ApplyAsync(new ModelChange { AddItems = [RuleHome.Item("Another", ItemType.Switch)] });

        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Another", OnOff.On);
        await home.BecomesAsync("Text", "heard");
    }

    [Fact]
    public async Task ItemThatARuleAsksForByName_Comes_TheRuleStarts()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Waits", """On(Context.Updates("Another"), _ => Items.Text.PostUpdate("heard"));""");
        Assert.Equal("Waits: There is no item 'Another'. (Parameter 'item')", Assert.Single(home.Rules.Errors).Message);

        await home.ApplyAsync(new ModelChange { AddItems = [RuleHome.Item("Another", ItemType.Switch)] });

        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Another", OnOff.On);
        await home.BecomesAsync("Text", "heard");
    }

    [Fact]
    public async Task PostUpdate_ToARemovedItem_IsLogged_AndTheCallbackGoesOn()
    {
        await using var home = await CountingAsync(more: """On(Items.Light.Commands, _ => { Items.Window.PostUpdate(OpenClosed.Open); Items.Text.PostUpdate("after it"); });""");
        await home.ApplyAsync(new ModelChange { RemoveItems = ["Window"] });

        await home.Engine.SendCommandAsync("Light", OnOff.On, RuleHome.User);

        await home.BecomesAsync("Text", "after it");
        Assert.Equal(1, home.Log.Count(LogLevel.Warning, "State OPEN of Window: there is no such item any more"));
    }

    [Fact]
    public async Task RuleDeletedWhileItsItemIsGone_NothingOfItIsLeft()
    {
        await using var home = await CountingAsync(more: "On(Items.Power.Changes, _ => { });");
        await home.ApplyAsync(new ModelChange { RemoveItems = ["Power"] });

        File.Delete(Path.Combine(home.Folder, "Counting.cs"));
        await home.ApplyAsync(new ModelChange { AddItems = [RuleHome.Item("Power", ItemType.Number)] });
        await home.Rules.LoadAllAsync();

        Assert.Empty(home.Rules.Rules);
        Assert.Empty(home.Rules.Errors);
        Assert.All(home.Engine.Items, each => Assert.DoesNotContain(home.Engine.Mailboxes, mailbox => mailbox.Name.StartsWith("rule", StringComparison.Ordinal)));
    }

    /// <summary>A home whose rule has counted one update of Meter.</summary>
    private static async Task<RuleHome> CountingAsync(string more = "", string? without = null)
    {
        var home = await RuleHome.StartAsync([.. RuleHome.Items.Where(each => each.Name != without)]);
        await home.LoadAsync("Counting", $$"""
            public sealed class Counting : Rule<Items>
            {
                private int _count;

                protected override void Define()
                {
                    {{Counts}}
                    {{more}}
                }
            }
            """);
        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Count", "1");
        return home;
    }
}
