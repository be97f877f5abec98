using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Items;

public sealed class AddTests
{
    [Fact]
    public async Task AddAsync_WhileAChannelPublishes_LinksAllItemsInOneStep()
    {
        await using var home = await Home.StartAsync();
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        using var stop = new CancellationTokenSource();
        var publishing = Task.Run(() =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
            {
                binding.Handler.Publish(TestBinding.Level, Home.Number(i));
                if (i % 64 == 0) Thread.Yield();
            }
        });
        string[] names = ["A", "B", "C", "D"];
        var mailbox = home.Engine.CreateMailbox("watch");
        var incomplete = 0;
        await home.Engine.SubscribeAllAsync(mailbox, ItemEventKinds.Updated, (_, _) =>
        {
            if (names.Any(each => home.Engine.FindItem(each) is null)) incomplete++;
        });

        await home.Engine.AddAsync(
            [.. names.Select(each => new ItemDefinition { Name = each, Type = ItemType.Number })],
            [.. names.Select(each => new LinkDefinition(each, ChannelUid.Parse("test:lamp:a:level")))]);
        await Eventually.HoldsAsync(() => home.Engine.Statistics.Events > 100);
        await stop.CancelAsync();
        await publishing;
        await home.AppliedAsync();

        Assert.Equal(0, incomplete);
        Assert.Single(names.Select(each => home.State(each)).Distinct());
    }

    [Fact]
    public async Task AddAsync_NameThatIsThereOrTwice_AddsNothing()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        ItemDefinition New(string name) => new() { Name = name, Type = ItemType.Number };

        var there = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.AddAsync([New("B"), New("A")], []));
        var twice = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.AddAsync([New("B"), New("B")], []));

        Assert.StartsWith("There is an item 'A' already.", there.Message, StringComparison.Ordinal);
        Assert.StartsWith("There is an item 'B' already.", twice.Message, StringComparison.Ordinal);
        Assert.Single(home.Engine.Items);
    }

    [Fact]
    public async Task AddAsync_LinkToNoItem_AddsNothing()
    {
        await using var home = await Home.StartAsync();

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.AddAsync(
            [new ItemDefinition { Name = "A", Type = ItemType.Number }],
            [new LinkDefinition("B", ChannelUid.Parse("test:lamp:a:level"))]));

        Assert.StartsWith("The link to test:lamp:a:level names 'B', which is no item.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(home.Engine.Items);
    }

    [Fact]
    public async Task AddAsync_LinkToARunningThing_TakesItsNewestState()
    {
        await using var home = await Home.StartAsync();
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        binding.Handler.Publish(TestBinding.Level, Home.Number(3));

        await home.Engine.AddAsync([new ItemDefinition { Name = "A", Type = ItemType.Number }], [new LinkDefinition("A", ChannelUid.Parse("test:lamp:a:level"))]);

        Assert.Equal(Home.Number(3), home.State("A"));
    }

    [Fact]
    public async Task Publish_InTheConstructorOfTheHandler_ReachesTheItem()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        await home.LinkAsync(("A", "test:lamp:a:level"));
        var binding = new TestBinding { Constructing = context => context.Channel(TestBinding.Level).Publish(Home.Number(3)) };
        await home.Engine.Things.AddBindingAsync(binding.Load());

        await home.AddThingsAsync("test:lamp:a");

        Assert.Equal(Home.Number(3), home.State("A"));
    }

    [Fact]
    public async Task UnsubscribeAllAsync_ThenAnUpdate_IsNotDelivered()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Switch));
        var mailbox = home.Engine.CreateMailbox("observer");
        var seen = 0;
        await home.Engine.SubscribeAllAsync(mailbox, ItemEventKinds.All, (_, _) => seen++);

        await home.Engine.UnsubscribeAllAsync(mailbox);
        await home.Engine.PostUpdateAsync("A", OnOff.On, Home.User);
        await home.SeenAsync();

        Assert.Equal(0, seen);
        Assert.Equal(0, mailbox.Depth);
    }
}
