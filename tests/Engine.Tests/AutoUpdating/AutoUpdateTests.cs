using HomeBinding.Channels;
using HomeBinding.Engine.AutoUpdating;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Tests.Groups;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.AutoUpdating;

public sealed class AutoUpdateTests
{
    // Letters: v VETO, d DEFAULT, r RECOMMEND, - a channel that is not online.
    [Theory]
    [InlineData(false, null, "", AutoUpdateAction.Required)]
    [InlineData(false, null, "-", AutoUpdateAction.Revert)]
    [InlineData(false, null, "--", AutoUpdateAction.Revert)]
    [InlineData(false, null, "d", AutoUpdateAction.Optimistic)]
    [InlineData(false, null, "r", AutoUpdateAction.Recommended)]
    [InlineData(false, null, "v", AutoUpdateAction.None)]
    [InlineData(false, null, "rr", AutoUpdateAction.Recommended)]
    [InlineData(false, null, "rd", AutoUpdateAction.Optimistic)]
    [InlineData(false, null, "dr", AutoUpdateAction.Optimistic)]
    [InlineData(false, null, "vr", AutoUpdateAction.None)]
    [InlineData(false, null, "rv", AutoUpdateAction.None)]
    [InlineData(false, null, "vd", AutoUpdateAction.None)]
    [InlineData(false, null, "dv", AutoUpdateAction.None)]
    [InlineData(false, null, "-d", AutoUpdateAction.Optimistic)]
    [InlineData(false, null, "r-", AutoUpdateAction.Recommended)]
    [InlineData(false, null, "v-", AutoUpdateAction.None)]
    [InlineData(false, "true", "v", AutoUpdateAction.Required)]
    [InlineData(false, "TRUE", "-", AutoUpdateAction.Required)]
    [InlineData(false, "false", "", AutoUpdateAction.None)]
    [InlineData(false, "nonsense", "", AutoUpdateAction.None)]
    [InlineData(false, " ", "r", AutoUpdateAction.Recommended)]
    [InlineData(true, null, "", AutoUpdateAction.None)]
    [InlineData(true, null, "-", AutoUpdateAction.None)]
    [InlineData(true, "true", "", AutoUpdateAction.Required)]
    [InlineData(true, "false", "", AutoUpdateAction.None)]
    public void Decide_FollowsTheTable(bool isGroup, string? metadata, string links, AutoUpdateAction expected)
    {
        AutoUpdatePolicy?[] policies = [.. links.Select(static each => (AutoUpdatePolicy?)(each switch
        {
            'v' => AutoUpdatePolicy.Veto,
            'd' => AutoUpdatePolicy.Default,
            'r' => AutoUpdatePolicy.Recommend,
            _ => null,
        }))];

        Assert.Equal(expected, AutoUpdate.Decide(isGroup, metadata, policies));
    }

    [Fact]
    public async Task Command_OfALinkedItem_IsPredicted_AndTheStateStays()
    {
        await using var home = await LinkedAsync(null);

        await home.SendAsync("Light", OnOff.On);
        await Eventually.HoldsAsync(() => home.Events.Any(each => each.Kind == ItemEventKind.Answered));

        Assert.Equal(UnDef.Null, home.State("Light"));
        Assert.Equal([ItemEventKind.Commanded, ItemEventKind.Predicted, ItemEventKind.Answered], home.Events.Select(each => each.Kind));
        var (commanded, predicted) = (home.Events.First(), home.Events.ElementAt(1));
        Assert.Equal((OnOff.On, false, commanded.Sequence), (predicted.NewState, predicted.IsConfirmation, predicted.Cause));
        Assert.False(predicted.Changed);
    }

    [Fact]
    public async Task Command_WithOptimisticUpdates_IsPredictedAndSet()
    {
        await using var home = await LinkedAsync(new EngineOptions { SendOptimisticUpdates = true });

        await home.SendAsync("Light", OnOff.On);
        await Eventually.HoldsAsync(() => home.Events.Any(each => each.Kind == ItemEventKind.Answered));

        Assert.Equal(OnOff.On, home.State("Light"));
        Assert.Equal([ItemEventKind.Commanded, ItemEventKind.Predicted, ItemEventKind.Updated, ItemEventKind.Answered], home.Events.Select(each => each.Kind));
    }

    [Fact]
    public async Task Command_WithNoThingOnline_PredictsThePresentState()
    {
        await using var home = await LinkedAsync(null);
        await home.UpdateAsync("Light", OnOff.Off);
        home.Binding().Handler.Context.SetStatus(ThingStatusInfo.CommunicationError("away"));
        home.Events.Clear();

        await home.SendAsync("Light", OnOff.On);
        await Eventually.HoldsAsync(() => home.Events.Any(each => each.Kind == ItemEventKind.Predicted));

        var predicted = home.Events.Single(each => each.Kind == ItemEventKind.Predicted);
        Assert.Equal((OnOff.Off, true), (predicted.NewState, predicted.IsConfirmation));
        Assert.Contains("OFF stays", predicted.ToString(), StringComparison.Ordinal);
        Assert.Equal(OnOff.Off, home.State("Light"));
    }

    [Fact]
    public async Task Command_WithTheMetadataTrue_IsSet_WithFalse_IsNot()
    {
        await using var home = await LinkedAsync(null);
        await home.AddAsync(With("Own", "false"));
        await home.Engine.ApplyAsync(new ModelChange { ReplaceItems = [With("Light", "true")] });

        await home.SendAsync("Light", OnOff.On);
        await home.SendAsync("Own", OnOff.On);
        await home.AppliedAsync();

        Assert.Equal(OnOff.On, home.State("Light"));
        Assert.Equal(UnDef.Null, home.State("Own"));
    }

    [Fact]
    public async Task Command_OfAGroup_WithTheMetadataTrue_IsSet()
    {
        await using var home = await Home.StartAsync();
        var group = GroupHome.Group("G", ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off));
        await home.AddAsync(group with { Metadata = new Dictionary<string, ItemMetadata> { ["autoupdate"] = new("true") } });

        await home.SendAsync("G", OnOff.On);
        await home.AppliedAsync();

        Assert.Equal(OnOff.On, home.State("G"));
    }

    [Fact]
    public async Task Command_ThatIsNoState_ChangesNothing()
    {
        await using var home = await Home.StartAsync(null, ("Level", ItemType.Dimmer));
        await home.UpdateAsync("Level", new PercentValue(30));
        await home.SeenAsync();
        home.Events.Clear();

        await home.SendAsync("Level", IncreaseDecrease.Increase);
        await home.SendAsync("Level", Refresh.Instance);
        await home.AppliedAsync();
        await Eventually.HoldsAsync(() => home.Events.Count == 2);

        Assert.All(home.Events, each => Assert.Equal(ItemEventKind.Commanded, each.Kind));
        Assert.Equal("30", home.Text("Level"));
    }

    [Fact]
    public async Task Command_IsSetInTheItemsUnitAndType()
    {
        await using var home = await Home.StartAsync(null, ("Power", ItemType.Quantity(HomeBinding.Units.Power.Definition)), ("Color", ItemType.Color));
        await home.UpdateAsync("Color", new HsbValue(120, 50, 10));

        await home.SendAsync("Power", 2 * Units.Units.Kilowatt);
        await home.SendAsync("Color", OnOff.On);
        await home.AppliedAsync();

        Assert.Equal("2000 W", home.Text("Power"));
        Assert.Equal("120,50,100", home.Text("Color"));
    }

    [Fact]
    public async Task Command_WithAutoUpdateOff_SetsNothing()
    {
        await using var home = await Home.StartAsync(new EngineOptions { AutoUpdate = false }, ("Light", ItemType.Switch));

        await home.SendAsync("Light", OnOff.On);
        await home.AppliedAsync();

        Assert.Equal(UnDef.Null, home.State("Light"));
    }

    private static ItemDefinition With(string name, string autoUpdate) =>
        new() { Name = name, Type = ItemType.Switch, Metadata = new Dictionary<string, ItemMetadata> { ["autoupdate"] = new(autoUpdate) } };

    private static async Task<Home> LinkedAsync(EngineOptions? options)
    {
        var home = await Home.StartAsync(options, ("Light", ItemType.Switch));
        var binding = new TestBinding();
        Bindings.Add(home, binding);
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        await home.LinkAsync(("Light", "test:lamp:a:switch"));
        return home;
    }

    internal static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Home, TestBinding> Bindings = [];
}

internal static class HomeBindings
{
    public static TestBinding Binding(this Home home) => AutoUpdateTests.Bindings.TryGetValue(home, out var binding) ? binding : throw new InvalidOperationException("It has none.");
}
