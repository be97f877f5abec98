using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Values;
using Xunit;

namespace HomeBinding.Engine.Tests.Things;

public sealed class ThingChangeTests
{
    private readonly TestBinding _binding = new();

    [Fact]
    public async Task Apply_ThingItemAndLink_AreThereTogether()
    {
        await using var home = await StartAsync();

        var applied = await home.Engine.Things.ApplyAsync(
            new ModelChange { AddItems = [Item("Light")], AddLinks = [new LinkDefinition("Light", ChannelUid.Parse("test:lamp:a:switch"))] },
            new ThingChange { Add = [Thing("test:lamp:a")] });
        await applied.Settled.WaitAsync(Eventually.Limit);

        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
        Assert.Equal(CommandResult.Accepted, await home.SendAsync("Light", OnOff.On));
    }

    [Fact]
    public async Task Apply_HandlerHangs_TheModelIsThereBeforeItGivesUp()
    {
        await using var home = await StartAsync();
        var release = new TaskCompletionSource();
        _binding.Starting = (_, _) => new ValueTask(release.Task);

        var applied = await home.Engine.Things.ApplyAsync(new ModelChange { AddItems = [Item("Light")] }, new ThingChange { Add = [Thing("test:lamp:a")] });

        Assert.False(applied.Settled.IsCompleted);
        Assert.NotNull(home.Engine.FindItem("Light"));
        Assert.NotNull(home.Thing("test:lamp:a"));
        release.SetResult();
        await applied.Settled.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task Apply_ItemsDoNotFit_NothingChanges()
    {
        await using var home = await StartAsync("test:lamp:a");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.Things.ApplyAsync(
            new ModelChange { RemoveItems = ["Missing"] },
            new ThingChange { Add = [Thing("test:lamp:b")], Remove = [ThingUid.Parse("test:lamp:a")], Update = [] }));

        Assert.Contains("There is no item 'Missing'.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["test:lamp:a"], home.Engine.Things.All.Select(each => each.Uid.ToString()));
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
    }

    [Fact]
    public async Task Apply_ThingIsThereAlready_IsRefused()
    {
        await using var home = await StartAsync("test:lamp:a");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.Things.ApplyAsync(new ModelChange(), new ThingChange { Add = [Thing("other:light:a")] }));

        Assert.Contains("There is a thing other:light:a already.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OnlyTheLabelDiffers_TheHandlerGoesOn()
    {
        await using var home = await StartAsync("test:lamp:a");

        await SettleAsync(home, new ThingChange { Update = [Thing("test:lamp:a") with { Label = "Hall" }] });

        Assert.Equal("Hall", home.Thing("test:lamp:a").Definition.Label);
        Assert.Single(_binding.Handlers);
    }

    [Fact]
    public async Task Apply_ConfigurationDiffers_TheHandlerFollows()
    {
        await using var home = await StartAsync("test:lamp:a");

        await SettleAsync(home, new ThingChange { Update = [Thing("test:lamp:a", size: 7)] });

        Assert.Equal(7, _binding.Handler.Config.Size);
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
    }

    [Fact]
    public async Task Apply_TwoConfigurationsAtOnce_TheLastOneCounts()
    {
        await using var home = await StartAsync("test:lamp:a");

        var first = await home.Engine.Things.ApplyAsync(new ModelChange(), new ThingChange { Update = [Thing("test:lamp:a", size: 7)] });
        var second = await home.Engine.Things.ApplyAsync(new ModelChange(), new ThingChange { Update = [Thing("test:lamp:a", size: 8)] });
        await Task.WhenAll(first.Settled, second.Settled).WaitAsync(Eventually.Limit);

        Assert.Equal(8, _binding.Handler.Config.Size);
        Assert.Equal(8, home.Thing("test:lamp:a").Definition.Configuration["size"]);
    }

    [Fact]
    public async Task Apply_Removed_StopsWithoutCleaningUp_AndIsGone()
    {
        await using var home = await StartAsync("test:lamp:a");
        var handler = _binding.Handler;
        var stopped = false;
        _binding.Stopping = (_, _) =>
        {
            stopped = true;
            return ValueTask.CompletedTask;
        };

        await SettleAsync(home, new ThingChange { Remove = [ThingUid.Parse("test:lamp:a")] });

        Assert.True(stopped);
        Assert.False(handler.WasRemoved);
        Assert.Empty(home.Engine.Things.All);
    }

    [Fact]
    public async Task Apply_RemovedAndBackAtOnce_TheNewOneStartsOnceTheOldOneHasStopped()
    {
        await using var home = await StartAsync("test:lamp:a");
        var release = new TaskCompletionSource();
        _binding.Stopping = (_, _) => new ValueTask(release.Task);
        var removed = await home.Engine.Things.ApplyAsync(new ModelChange(), new ThingChange { Remove = [ThingUid.Parse("test:lamp:a")] });
        _binding.Stopping = static (_, _) => ValueTask.CompletedTask;

        var added = await home.Engine.Things.ApplyAsync(new ModelChange(), new ThingChange { Add = [Thing("test:lamp:a")] });

        Assert.Single(_binding.Handlers);
        release.SetResult();
        await Task.WhenAll(removed.Settled, added.Settled).WaitAsync(Eventually.Limit);
        Assert.Equal(2, _binding.Handlers.Count);
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:a").Status);
    }

    [Fact]
    public async Task Apply_RemovedWhileDisabled_IsStillDisabledWhenItComesBack()
    {
        await using var home = await StartAsync("test:lamp:a");
        await home.Engine.Things.SetEnabledAsync(ThingUid.Parse("test:lamp:a"), enabled: false);

        await SettleAsync(home, new ThingChange { Remove = [ThingUid.Parse("test:lamp:a")] });
        await SettleAsync(home, new ThingChange { Add = [Thing("test:lamp:a")] });

        Assert.Equal("UNINITIALIZED (DISABLED)", home.Thing("test:lamp:a").Status.ToString());
    }

    [Fact]
    public async Task Apply_RenamedToAnAlias_IsOneChange()
    {
        await using var home = await StartAsync("test:lamp:a");

        await SettleAsync(home, new ThingChange { Remove = [ThingUid.Parse("test:lamp:a")], Add = [Thing("other:light:a")] });

        Assert.Equal("other:light:a", Assert.Single(home.Engine.Things.All).Uid.ToString());
        Assert.Equal(ThingStatusInfo.Online, home.Thing("other:light:a").Status);
    }

    private async Task<Home> StartAsync(params string[] things)
    {
        var home = await Home.StartAsync();
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync(things);
        return home;
    }

    private static async Task SettleAsync(Home home, ThingChange change)
    {
        var applied = await home.Engine.Things.ApplyAsync(new ModelChange(), change).WaitAsync(Eventually.Limit);
        await applied.Settled.WaitAsync(Eventually.Limit);
    }

    private static ItemDefinition Item(string name) => new() { Name = name, Type = ItemType.Switch };

    private static ThingDefinition Thing(string uid, int? size = null) => new()
    {
        Uid = ThingUid.Parse(uid),
        Configuration = size is { } value ? new Dictionary<string, object?> { ["size"] = value } : [],
    };
}
