using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Things;

public sealed class BindingTests
{
    private readonly TestBinding _binding = new();

    [Fact]
    public async Task Links_ByAliasAndByCanonicalId_ReachTheSameThing()
    {
        await using var home = await StartAsync("test:lamp:a");
        await home.LinkAsync(("A", "other:light:a:level"), ("B", "test:lamp:a:level"));

        _binding.Handler.Publish(TestBinding.Level, Home.Number(3));
        await home.SendAsync("A", Home.Number(4));
        await home.AppliedAsync();

        Assert.Equal(Home.Number(3), home.State("A"));
        Assert.Equal(Home.Number(3), home.State("B"));
        Assert.Single(_binding.Commands);
        Assert.Same(home.Thing("test:lamp:a"), home.Thing("other:light:a"));
    }

    [Fact]
    public async Task Item_LinkedByAliasAndByCanonicalId_GetsEachStateAndSendsEachCommandOnce()
    {
        await using var home = await StartAsync("test:lamp:a");
        await home.LinkAsync(("A", "other:light:a:level"), ("A", "test:lamp:a:level"));

        _binding.Handler.Publish(TestBinding.Level, Home.Number(3));
        await home.SendAsync("A", Home.Number(4));
        var events = await home.SeenAsync();

        Assert.Single(events, each => each.Kind == Engine.Events.ItemEventKind.Updated);
        Assert.Single(_binding.Commands);
    }

    [Fact]
    public async Task Thing_DeclaredByAlias_IsLinkedByBoth_WhateverComesFirst()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number), ("B", ItemType.Number));
        await home.LinkAsync(("A", "other:light:a:level"), ("B", "test:lamp:a:level"));
        await home.AddThingsAsync("other:light:a");
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        _binding.Handler.Publish(TestBinding.Level, Home.Number(3));
        await home.AppliedAsync();

        Assert.Equal(Home.Number(3), home.State("A"));
        Assert.Equal(Home.Number(3), home.State("B"));
        Assert.Equal("other:light:a", home.Thing("test:lamp:a").Uid.ToString());
    }

    [Fact]
    public async Task AddAsync_TheSameThingUnderItsAlias_IsRefusedAndAddsNone()
    {
        await using var home = await StartAsync("test:lamp:a");

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => home.AddThingsAsync("test:lamp:b", "other:light:a"));
        await Assert.ThrowsAsync<ArgumentException>(() => home.AddThingsAsync("test:lamp:c", "other:light:c"));

        Assert.StartsWith("There is a thing other:light:a already.", exception.Message, StringComparison.Ordinal);
        Assert.Single(home.Engine.Things.All);
    }

    [Fact]
    public async Task AddBinding_OneDeviceUnderTwoNames_StartsOneAndSaysSoOfTheOther()
    {
        await using var home = await Home.StartAsync();
        await home.AddThingsAsync("other:light:a", "test:lamp:a");

        await home.Engine.Things.AddBindingAsync(_binding.Load());

        Assert.Single(_binding.Handlers);
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
        Assert.Equal(
            "UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): It is the same as test:lamp:a: other:light is another name of test:lamp. Remove one of them.",
            home.Engine.Things.All.Single(each => each.Uid.ToString() == "other:light:a").Status.ToString());
    }

    [Fact]
    public async Task AddBinding_TwiceOrATypeOfAnother_IsRefused()
    {
        await using var home = await StartAsync("test:lamp:a");

        var twice = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.Things.AddBindingAsync(_binding.Load()));

        Assert.StartsWith("A binding 'test' is loaded already.", twice.Message, StringComparison.Ordinal);
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
    }

    [Theory]
    [InlineData(true, "UNDEF")]
    [InlineData(false, "3")]
    public async Task RemoveBinding_ThenAddAgain_IsOnlineAgain(bool undefine, string meanwhile)
    {
        await using var home = await StartAsync("test:lamp:a");
        await home.LinkAsync(("A", "test:lamp:a:level"));
        _binding.Handler.Publish(TestBinding.Level, Home.Number(3));
        var old = _binding.Handler;

        await home.Engine.Things.RemoveBindingAsync("test", undefine);
        Assert.Equal(meanwhile, home.State("A").ToText());
        old.Publish(TestBinding.Level, Home.Number(99));
        await home.AppliedAsync();
        Assert.Equal(meanwhile, home.State("A").ToText());
        Assert.Empty(home.Thing("test:lamp:a").Channels);

        await home.Engine.Things.AddBindingAsync(_binding.Load());
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
        _binding.Handler.Publish(TestBinding.Level, Home.Number(4));
        await home.AppliedAsync();
        Assert.Equal(Home.Number(4), home.State("A"));
        Assert.NotSame(old, _binding.Handler);
    }

    [Fact]
    public async Task LinksChanged_LinkedAfterTheStart_IsTold()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        var told = new ConcurrentQueue<(string Channel, bool Linked)>();
        _binding.Starting = (handler, _) =>
        {
            handler.Context.Register(handler.Context.LinksChanged.Subscribe(channel => told.Enqueue((channel.Uid.Id, channel.IsLinked))));
            return ValueTask.CompletedTask;
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        Assert.False(_binding.Handler.Context.Channel(TestBinding.Level).IsLinked);

        await home.LinkAsync(("A", "test:lamp:a:level"));
        await Eventually.HoldsAsync(() => !told.IsEmpty);

        Assert.Equal([("level", true)], told);
    }

    [Fact]
    public async Task Channel_OfAnotherDeclaration_IsRefused()
    {
        await using var home = await StartAsync("test:lamp:a");

        Assert.Throws<ArgumentException>(() => _binding.Handler.Context.Channel(ChannelDefinitions.Number("level")));
    }

    private async Task<Home> StartAsync(params string[] things)
    {
        var home = await Home.StartAsync(null, ("A", ItemType.Number), ("B", ItemType.Number));
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync(things);
        return home;
    }
}
