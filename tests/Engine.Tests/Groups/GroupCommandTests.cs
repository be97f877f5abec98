using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Groups;

public sealed class GroupCommandTests
{
    [Fact]
    public async Task Command_GoesToEachMember_NestedGroupsPassItOn_NobodyTwice()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(
            GroupHome.Group("All", ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off)),
            GroupHome.Group("Inner", null, null, "All"),
            GroupHome.Item("A", ItemType.Switch, "All"),
            GroupHome.Item("B", ItemType.Switch, "All", "Inner"),
            GroupHome.Item("C", ItemType.Switch, "Inner"));
        await home.SeenAsync();
        home.Events.Clear();

        var result = await home.SendAsync("All", OnOff.On);
        await home.AppliedAsync();
        await Eventually.HoldsAsync(() => home.Events.Count(each => each.Kind == ItemEventKind.Commanded) == 5);

        Assert.Equal(CommandStatus.Accepted, result.Status);
        Assert.Equal(["ON", "ON", "ON"], new[] { "A", "B", "C" }.Select(home.Text));
        var commanded = home.Events.Where(each => each.Kind == ItemEventKind.Commanded).ToArray();
        Assert.Equal(["All", "Inner", "C", "A", "B"], commanded.Select(each => each.Item.Name));
        Assert.Equal([0, commanded[0].Sequence, commanded[1].Sequence, commanded[0].Sequence, commanded[0].Sequence], commanded.Select(each => each.Cause));
        Assert.All(commanded, each => Assert.Same(Home.User, each.Source));
    }

    [Fact]
    public async Task Command_DoesNotBecomeTheStateOfTheGroup()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G", ItemType.Number, GroupFunction.Sum), GroupHome.Item("A", ItemType.Number, "G"), GroupHome.Item("B", ItemType.Number, "G"));

        await home.SendAsync("G", Home.Number(5));
        await home.AppliedAsync();

        Assert.Equal("10", home.Text("G"));
    }

    [Fact]
    public async Task Command_AnswerOfTheGroup_IsTheWorstOfTheMembers()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G"), GroupHome.Item("A", ItemType.Switch, "G"), GroupHome.Item("Window", ItemType.Contact, "G"));

        var result = await home.SendAsync("G", OnOff.On);

        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.Contains("Contact items do not take the command ON", result.ToString(), StringComparison.Ordinal);
        Assert.Equal("ON", home.Text("A"));
    }

    [Fact]
    public async Task Command_ToAGroupWithoutMembers_IsAccepted()
    {
        await using var home = await Home.StartAsync();
        await home.AddAsync(GroupHome.Group("G"));

        Assert.Equal(CommandStatus.Accepted, (await home.SendAsync("G", OnOff.On)).Status);
    }

    [Fact]
    public async Task Command_OfAChannelToAGroup_DoesNotGoBackToThatChannelThroughAMember()
    {
        await using var home = await Home.StartAsync();
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a", "test:lamp:b");
        await home.AddAsync(GroupHome.Group("G"), GroupHome.Item("A", ItemType.Switch, "G"), GroupHome.Item("B", ItemType.Switch, "G"));
        await home.LinkAsync(("G", "test:lamp:a:switch"), ("A", "test:lamp:a:switch"), ("B", "test:lamp:b:switch"));

        binding.Handlers.Single(each => each.Context.Uid.Id == "a").Context.Channel(TestBinding.Switch).PostCommand(OnOff.On);
        await Eventually.HoldsAsync(() => !binding.Commands.IsEmpty);
        await home.SeenAsync();

        Assert.Equal("test:lamp:b:switch", Assert.Single(binding.Commands).Channel.ToString());
    }

    [Fact]
    public async Task Command_ToAGroupWithLinks_ReachesItsChannelAndItsMembers()
    {
        await using var home = await Home.StartAsync();
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a", "test:lamp:b");
        await home.AddAsync(GroupHome.Group("G", ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off)), GroupHome.Item("B", ItemType.Switch, "G"));
        await home.LinkAsync(("G", "test:lamp:a:switch"), ("B", "test:lamp:b:switch"));

        var result = await home.SendAsync("G", OnOff.On);

        Assert.True(result.IsSuccess);
        Assert.Equal(["test:lamp:a:switch", "test:lamp:b:switch"], binding.Commands.Select(each => each.Channel.ToString()).Order(StringComparer.Ordinal));
    }
}
