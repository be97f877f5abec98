using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Events;

public sealed class EchoTests
{
    [Fact]
    public async Task ChannelCommand_ReachesTheOtherChannels_NotItsOwn()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a", "test:lamp:b");
        await home.LinkAsync(("Light", "test:lamp:a:switch"), ("Light", "test:lamp:b:switch"));

        binding.Handlers.Single(each => each.Context.Uid.Id == "a").Context.Channel(TestBinding.Switch).PostCommand(OnOff.On);
        await Eventually.HoldsAsync(() => !binding.Commands.IsEmpty);
        await home.SeenAsync();

        Assert.Equal("test:lamp:b:switch", Assert.Single(binding.Commands).Channel.ToString());
    }

    [Fact]
    public async Task ChannelCommand_WithNoOtherChannel_GoesNowhere()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        await home.LinkAsync(("Light", "test:lamp:a:switch"));

        binding.Handler.Context.Channel(TestBinding.Switch).PostCommand(OnOff.On);
        var events = await home.SeenAsync();

        Assert.Empty(binding.Commands);
        Assert.Equal([ItemEventKind.Commanded, ItemEventKind.Predicted], events.Select(each => each.Kind));
        Assert.Equal(UnDef.Null, home.State("Light"));
    }

    [Fact]
    public async Task ChannelState_UpdatesItsItems_AndIsSentToNoChannel()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch), ("Copy", ItemType.Switch));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a", "test:lamp:b");
        await home.LinkAsync(("Light", "test:lamp:a:switch"), ("Light", "test:lamp:b:switch"), ("Copy", "test:lamp:a:switch"));

        binding.Handlers.Single(each => each.Context.Uid.Id == "a").Publish(TestBinding.Switch, OnOff.On);
        var events = await home.SeenAsync();

        Assert.Equal(2, events.Count);
        Assert.All(events, each => Assert.Equal("channel test:lamp:a:switch", each.Source.Text));
        Assert.Equal(OnOff.On, home.State("Copy"));
        Assert.Empty(binding.Commands);
    }
}
