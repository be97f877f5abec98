using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Groups;

/// <summary>What an update allocates on the event loop, whose thread nothing else runs on.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int Updates = 2000;

    // An event is below a hundred bytes; a batch's array now and then comes on top.
    private const int Event = 128;

    [Theory]
    [InlineData("Plain", 1)]
    [InlineData("Member", 2)]
    public async Task Update_AllocatesOneEvent_AndOneForEachGroupAbove(string item, int events)
    {
        await using var home = await Home.StartAsync();
        await home.Engine.UnsubscribeAllAsync(home.Engine.Mailboxes.Single(each => each.Name == "test"));
        await home.AddAsync(
            GroupHome.Group("G", ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off)), GroupHome.Item("Member", ItemType.Switch, "G"), GroupHome.Item("Plain", ItemType.Switch));
        await MeasureAsync(home, item);

        var allocated = await MeasureAsync(home, item);

        Assert.InRange(allocated, 1, Updates * Event * events);
    }

    private static async Task<long> MeasureAsync(Home home, string item)
    {
        var (before, after) = (0L, 0L);
        await home.Engine.InvokeAsync(() => before = GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Updates; i++) await home.Engine.PostUpdateAsync(item, OnOff.From(i % 2 == 0), Home.User);
        await home.Engine.InvokeAsync(() => after = GC.GetAllocatedBytesForCurrentThread());
        return after - before;
    }
}
