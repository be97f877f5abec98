using System.Runtime.Loader;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Running;
using HomeBinding.Rules.Tests.Support;

namespace HomeBinding.Rules.Tests;

public sealed class ReloadTests
{
    [Fact]
    public async Task Reload_WithAnError_KeepsTheLastGoodVersion_UntilItIsFixed()
    {
        await using var home = await RuleHome.StartAsync();
        var changed = new List<string>();
        home.Rules.Changed += path => changed.Add(Path.GetFileName(path));
        await home.LoadAsync("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 1));");

        await home.LoadAsync("Adds", "this is no C#");
        Assert.NotEmpty(home.Rules.Errors);
        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Count", "2");
        Assert.NotNull(home.Rule("Adds").Error);

        await home.LoadAsync("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 10));");
        Assert.Empty(home.Rules.Errors);
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "12");
        Assert.Equal(["Adds.cs", "Adds.cs", "Adds.cs"], changed);
    }

    [Fact]
    public async Task Reload_NewVersionDoesNotStart_KeepsTheOldOne()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 1));");

        await home.LoadAsync("Adds", """On(Items.Meter.Changes, change => Items.Count.PostUpdate(-1)); throw new InvalidOperationException("not today");""");
        await home.SetAsync("Meter", 1);
        await home.SettledAsync();

        Assert.Equal("Adds: not today", Assert.Single(home.Rules.Errors).Message);
        Assert.Equal("2", home.State("Count").ToText());
    }

    [Fact]
    public async Task Reload_BackToTheGoodVersion_RemovesTheError()
    {
        await using var home = await RuleHome.StartAsync();
        const string Good = "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 1));";
        await home.LoadAsync("Adds", Good);
        await home.LoadAsync("Adds", "this is no C#");

        await home.LoadAsync("Adds", Good);

        Assert.Empty(home.Rules.Errors);
        Assert.Null(home.Rule("Adds").Error);
    }

    [Fact]
    public async Task FileDeleted_TheRuleIsGone()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 1));");

        File.Delete(Path.Combine(home.Folder, "Adds.cs"));
        await home.Rules.LoadAllAsync();
        await home.SetAsync("Meter", 1);
        await home.SettledAsync();

        Assert.Empty(home.Rules.Rules);
        Assert.Equal("NULL", home.State("Count").ToText());
    }

    [Fact]
    public async Task Watching_ASavedFile_IsLiveAMomentLater()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 1));");
        home.Rules.StartWatching();
        var reloaded = new TaskCompletionSource();
        home.Rules.Changed += _ => reloaded.TrySetResult();

        home.Write("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 10));");
        await reloaded.Task.WaitAsync(Eventually.Limit);
        await home.SetAsync("Meter", 1);

        await home.BecomesAsync("Count", "11");
    }

    [Fact]
    public async Task LoadAllAsync_AfterTheEnd_StartsNothing()
    {
        await using var home = await RuleHome.StartAsync();
        home.Write("Adds", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value + 1));");
        await home.Rules.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(home.Rules.LoadAllAsync);

        Assert.Empty(home.Rules.Rules);
    }

    [Fact]
    public async Task TenReloads_LeaveNoLoadContext()
    {
        await using var home = await RuleHome.StartAsync();
        for (var i = 1; i <= 10; i++)
        {
            await home.LoadAsync("Leaves", $$"""
                Every(TimeSpan.FromSeconds(1), () => { });
                On(Items.Meter.Updates.Throttle(TimeSpan.FromHours(1), Context.Scheduler), _ => { });
                On(Items.Meter.Updates, async update => { await Task.Yield(); await Items.Count.SendCommand(update.New!.Value + {{i}}); });
                """);
            await home.SetAsync("Meter", i);
            await home.BecomesAsync("Count", (2 * i).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        await home.SettledAsync();

        await Eventually.HoldsAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return AssemblyLoadContext.All.Count(each => each.Name == "rule Leaves.cs") == 1;
        });
    }

    [Fact]
    public async Task Reload_WhileEventsCome_TheNewVersionSeesThemAfterTheOldOne()
    {
        await using var home = await RuleHome.StartAsync();
        const string Text = """On(Items.Meter.Updates, update => Items.Text.PostUpdate($"VERSION {update.New}"));""";
        await home.LoadAsync("Versions", Text.Replace("VERSION", "1", StringComparison.Ordinal));
        using var stop = new CancellationTokenSource();
        var posting = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await home.Engine.PostUpdateAsync("Meter", new Values.DecimalValue(i), RuleHome.User);
                if (i % 100 == 0) await home.SettledAsync();
            }
        });

        await home.LoadAsync("Versions", Text.Replace("VERSION", "2", StringComparison.Ordinal));
        await Eventually.HoldsAsync(() => home.State("Text").ToText().StartsWith('2'));
        await stop.CancelAsync();
        await posting;
        await home.SettledAsync();

        var versions = home.Events.Where(each => each.Item.Name == "Text").Select(each => each.NewState.ToText()[0]).ToArray();
        Assert.Equal(versions.Order(), versions);
    }

    [Fact]
    public async Task StartWatching_FolderComesLater_ItsRulesRun()
    {
        await using var home = await RuleHome.StartAsync();
        var folder = Path.Combine(home.Folder, "later");
        await using var rules = new RuleManager(home.Engine, folder, Path.Combine(home.Folder, "later-cache"), static () => new RoslynRuleCompiler());
        await rules.LoadAllAsync();
        rules.StartWatching();

        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Late.cs"), "public sealed class Late : Rule<Items> { protected override void Define() { } }");

        await Eventually.HoldsAsync(() => rules.Rules is [{ Name: "Late", Error: null }]);
    }
}
