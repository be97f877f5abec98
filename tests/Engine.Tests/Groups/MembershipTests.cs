using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Groups;

public sealed class MembershipTests
{
    [Fact]
    public async Task MemberUpdate_UpdatesTheGroupEachTime_BecauseOfTheMember()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G", ItemType.Number, GroupFunction.Sum), GroupHome.Item("M", ItemType.Number, "G"));
        await home.SeenAsync();
        home.Events.Clear();
        var before = home.Engine.Statistics.Events;

        await home.UpdateAsync("M", Home.Number(3));
        await home.UpdateAsync("M", Home.Number(3));
        await Eventually.HoldsAsync(() => home.Events.Count == 4);

        var events = home.Events.ToArray();
        Assert.Equal(["M", "G", "M", "G"], events.Select(each => each.Item.Name));
        Assert.All(events, each => Assert.Equal((ItemEventKind.Updated, Home.User), (each.Kind, each.Source)));
        Assert.Equal([0, before + 1, 0, before + 3], events.Select(each => each.Cause));
        Assert.Equal([true, true, false, false], events.Select(each => each.Changed));
    }

    [Fact]
    public async Task MemberUpdate_OfTheSameObject_WithNobodyListening_MakesNoEventForMemberOrGroup()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G", ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off)), GroupHome.Item("M", ItemType.Switch, "G"));
        await home.UpdateAsync("M", OnOff.On);
        await home.SeenAsync();
        await home.Engine.UnsubscribeAllAsync(home.Engine.Mailboxes.Single(each => each.Name == "test"));
        var (before, updated) = (home.Engine.Statistics.Events, home.Engine.FindItem("G")!.LastSequence);

        await home.UpdateAsync("M", OnOff.On);

        Assert.Equal(before + 2, home.Engine.Statistics.Events);
        Assert.Null(home.Engine.Journal.Find(before + 1));
        Assert.Null(home.Engine.Journal.Find(before + 2));
        Assert.Equal(before + 2, home.Engine.FindItem("G")!.LastSequence);
        Assert.NotEqual(updated, home.Engine.FindItem("G")!.LastSequence);
    }

    [Fact]
    public async Task Members_AreInTheOrderOfTheirDefinition_AlsoAfterReplacement()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Item("B", ItemType.Number, "G"), GroupHome.Item("A", ItemType.Number), GroupHome.Group("G"), GroupHome.Item("C", ItemType.Number, "G"));

        await home.Engine.ApplyAsync(new ModelChange { ReplaceItems = [GroupHome.Item("A", ItemType.Number, "G"), GroupHome.Item("B", ItemType.Switch, "G")] });

        Assert.Equal(["B", "A", "C"], home.Engine.FindItem("G")!.Members.Select(each => each.Name));
    }

    [Fact]
    public async Task GroupWithoutType_HasNoState_AndRefusesOne()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G"), GroupHome.Item("M", ItemType.Switch, "G"));

        await home.UpdateAsync("M", OnOff.On);
        await home.UpdateAsync("G", OnOff.On);

        Assert.Equal("NULL", home.Text("G"));
        Assert.Equal(1, home.Engine.Statistics.RefusedStates);
    }

    [Fact]
    public async Task PostedUpdate_OnAGroup_HoldsUntilTheNextMember()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G", ItemType.Number, GroupFunction.Sum), GroupHome.Item("M", ItemType.Number, "G"));

        await home.UpdateAsync("G", Home.Number(99));
        Assert.Equal("99", home.Text("G"));
        await home.UpdateAsync("M", Home.Number(1));

        Assert.Equal("1", home.Text("G"));
    }

    [Fact]
    public async Task NestedGroup_WithState_IsOneUnit_WithoutState_IsItsMembers()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(
            GroupHome.Group("Avg", ItemType.Number, GroupFunction.Avg),
            GroupHome.Group("Unit", ItemType.Number, GroupFunction.Sum, "Avg"),
            GroupHome.Group("Folder", null, null, "Avg"),
            GroupHome.Item("A", ItemType.Number, "Unit"),
            GroupHome.Item("B", ItemType.Number, "Unit"),
            GroupHome.Item("C", ItemType.Number, "Folder"),
            GroupHome.Item("D", ItemType.Number, "Folder", "Avg"));

        foreach (var (item, state) in new[] { ("A", 10), ("B", 20), ("C", 3), ("D", 6) }) await home.UpdateAsync(item, Home.Number(state));

        // (30 + 3 + 6) / 3: D is reached twice and counts once.
        Assert.Equal("13", home.Text("Avg"));
    }

    [Fact]
    public async Task Update_WithMillionsOfWaysUp_UpdatesEachGroupOnce_InOrder()
    {
        await using var home = await Home.StartAsync();
        var groups = Enumerable.Range(0, 30).SelectMany(i => new[] { "L", "R" }.Select(side => GroupHome.Group($"{side}{i}", ItemType.Number, GroupFunction.Sum, $"L{i + 1}", $"R{i + 1}")));
        await home.AddAsync([.. groups, GroupHome.Item("M", ItemType.Number, "L0", "R0")]);
        await home.SeenAsync();
        home.Events.Clear();

        await home.UpdateAsync("M", Home.Number(1));
        await Eventually.HoldsAsync(() => home.Events.Count == 61);
        await home.AppliedAsync();

        Assert.Equal("536870912", home.Text("R29"));
        Assert.Equal(61, home.Events.Select(each => each.Item.Name).Distinct().Count());
    }

    [Fact]
    public async Task Groups_AllInEachOther_TakeBoundedTime()
    {
        await using var home = await Home.StartAsync();
        var names = Enumerable.Range(0, 12).Select(i => $"G{i}").ToArray();
        await home.AddAsync([.. names.Select(each => GroupHome.Group(each, ItemType.Number, GroupFunction.Max, names)), GroupHome.Item("M", ItemType.Number, names)]);

        await home.UpdateAsync("M", Home.Number(1));

        Assert.All(names, each => Assert.Equal("1", home.Text(each)));
    }

    [Fact]
    public async Task Groups_InACycle_AreSafe()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(
            GroupHome.Group("A", ItemType.Number, GroupFunction.Sum, "B"),
            GroupHome.Group("B", ItemType.Number, GroupFunction.Sum, "A"),
            GroupHome.Group("C", null, null, "D", "A"),
            GroupHome.Group("D", null, null, "C", "D"),
            GroupHome.Item("M", ItemType.Number, "D"));

        await home.UpdateAsync("M", Home.Number(1));
        var result = await home.SendAsync("A", Home.Number(2));

        Assert.True(result.IsSuccess);
        Assert.Equal("2", home.Text("M"));
    }

    [Fact]
    public async Task Group_ThatComesLater_FindsItsMembers_AndLosesThemWithItsName()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Item("M", ItemType.Number, "G"));
        await home.UpdateAsync("M", Home.Number(4));

        await home.AddAsync(GroupHome.Group("G", ItemType.Number, GroupFunction.Sum));
        Assert.Equal("4", home.Text("G"));

        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["G"] });
        await home.UpdateAsync("M", Home.Number(5));
        Assert.Null(home.Engine.FindItem("G"));

        await home.AddAsync(GroupHome.Group("G", ItemType.Number, GroupFunction.Max));
        Assert.Equal("5", home.Text("G"));
    }

    [Fact]
    public async Task Update_OfOneAmongTenThousandMembers_CostsOneExchange()
    {
        await using var home = await Home.StartAsync();
        GroupFunction[] functions =
        [
            GroupFunction.Equality, GroupFunction.Sum, GroupFunction.Avg, GroupFunction.Median, GroupFunction.Min, GroupFunction.Max, GroupFunction.Count("1.*"),
            GroupFunction.Latest, GroupFunction.Earliest, GroupFunction.Or(Home.Number(1), Home.Number(0)),
        ];
        var groups = functions.Select((each, i) => GroupHome.Group($"G{i}", each.Kind is GroupFunctionKind.Latest or GroupFunctionKind.Earliest ? ItemType.DateTime : ItemType.Number, each)).ToArray();
        var names = groups.Select(each => each.Name).ToArray();
        await home.AddAsync([.. groups, .. Enumerable.Range(0, 10_000).Select(i => GroupHome.Item($"M{i}", ItemType.Number, names))]);
        long Operations() => names.Sum(each => home.Engine.FindItem(each)!.Extras!.Group!.Operations);
        var before = Operations();
        Assert.Equal(10_000 * names.Length, before);

        for (var i = 0; i < 100; i++) await home.Engine.PostUpdateAsync($"M{i * 97}", Home.Number(i), Home.User);
        await home.AppliedAsync();

        // One state leaves and one comes, in each group.
        Assert.Equal(100 * 2 * names.Length, Operations() - before);
        Assert.Equal("4950", home.Text("G1"));
        Assert.Equal("99", home.Text("G5"));
    }

    [Fact]
    public async Task TryParseCommand_OfAGroupWithoutType_IsWhatAllMembersTake()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(
            GroupHome.Group("Lights"), GroupHome.Group("Empty"), GroupHome.Group("Typed", ItemType.Number),
            GroupHome.Item("A", ItemType.Dimmer, "Lights"), GroupHome.Item("B", ItemType.Switch, "Lights"));
        var lights = home.Engine.FindItem("Lights")!;

        Assert.True(lights.TryParseCommand("ON", out var on, out _));
        Assert.Equal(OnOff.On, on);
        Assert.False(lights.TryParseCommand("50", out _, out var error));
        Assert.Contains("Lights", error, StringComparison.Ordinal);
        Assert.False(home.Engine.FindItem("Empty")!.TryParseCommand("ON", out _, out error));
        Assert.Equal("The group Empty has no members.", error);
        Assert.True(home.Engine.FindItem("Typed")!.TryParseCommand("5", out _, out _));
    }
}
