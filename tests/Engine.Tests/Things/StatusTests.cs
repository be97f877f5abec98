using System.Collections.Concurrent;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Things;

/// <summary>openHAB's statuses, details and transitions, row by row.</summary>
public sealed class StatusTests
{
    private static readonly EngineOptions Quick = new() { HandlerTimeout = TimeSpan.FromSeconds(1.5), RemovalTimeout = TimeSpan.FromMilliseconds(300) };
    private static readonly ThingUid Uid = ThingUid.Parse("fam:solo:a");

    private readonly Family _family = new();

    public static TheoryData<ThingStatus> Statuses => [.. Enum.GetValues<ThingStatus>()];

    public static TheoryData<ThingStatusDetail> Details => [.. Enum.GetValues<ThingStatusDetail>()];

    private static ThingStatusDetail[] OfflineDetails { get; } =
    [
        ThingStatusDetail.None, ThingStatusDetail.CommunicationError, ThingStatusDetail.ConfigurationError, ThingStatusDetail.BridgeOffline,
        ThingStatusDetail.FirmwareUpdating, ThingStatusDetail.DutyCycle, ThingStatusDetail.Gone,
    ];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task EachStatus_Occurs(ThingStatus status)
    {
        var seen = await WholeLifeAsync();

        Assert.Contains(status, seen.Select(each => each.Status));
    }

    [Theory]
    [MemberData(nameof(Details))]
    public async Task EachDetail_Occurs(ThingStatusDetail detail)
    {
        var seen = await WholeLifeAsync();

        Assert.Contains(detail, seen.Select(each => each.Detail));
    }

    [Fact]
    public async Task Statuses_HaveOnlyTheDetailsOfTheReference()
    {
        foreach (var status in await WholeLifeAsync())
        {
            ThingStatusDetail[] allowed = status.Status switch
            {
                ThingStatus.Uninitialized =>
                [
                    ThingStatusDetail.None, ThingStatusDetail.NotYetReady, ThingStatusDetail.HandlerMissingError, ThingStatusDetail.HandlerRegisteringError,
                    ThingStatusDetail.HandlerInitializingError, ThingStatusDetail.HandlerConfigurationPending, ThingStatusDetail.BridgeUninitialized, ThingStatusDetail.Disabled,
                ],
                ThingStatus.Online => [ThingStatusDetail.None, ThingStatusDetail.ConfigurationPending],
                ThingStatus.Offline => OfflineDetails,
                _ => [ThingStatusDetail.None],
            };
            Assert.Contains(status.Detail, allowed);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Report_OfAnOnlineThing_TakesUnknownOnlineAndOfflineOnly(ThingStatus status)
    {
        await using var home = await StartAsync();
        var context = _family.Of("a").Context;

        if (status is ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline)
        {
            context.SetStatus(new ThingStatusInfo(status));
            Assert.Equal(status, Status(home).Status);
        }
        else
        {
            Assert.Throws<ArgumentException>(() => context.SetStatus(new ThingStatusInfo(status)));
            Assert.Equal(ThingStatusInfo.Online, Status(home));
        }
    }

    [Fact]
    public async Task Disable_Persists_AndEnableStartsAgain()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "fam:solo:a:level"));
        _family.Of("a").Context.Channel(Family.Level).Publish(Home.Number(1));

        await home.Engine.Things.SetEnabledAsync(Uid, false);
        await home.Engine.Things.SetEnabledAsync(Uid, false);
        Assert.Equal("UNINITIALIZED (DISABLED)", Status(home).ToString());
        Assert.True(home.Engine.Things.StateStore.IsDisabled(Uid));
        Assert.Equal(UnDef.Undef, home.State("A"));
        await home.Engine.Things.RemoveBindingAsync("fam");
        await home.Engine.Things.AddBindingAsync(_family.Load());
        Assert.Equal("UNINITIALIZED (DISABLED)", Status(home).ToString());

        await home.Engine.Things.SetEnabledAsync(Uid, true);
        Assert.Equal(ThingStatusInfo.Online, Status(home));
        Assert.False(home.Engine.Things.StateStore.IsDisabled(Uid));
    }

    [Fact]
    public async Task Enable_WithoutItsBinding_SaysThatItIsMissing()
    {
        await using var home = await StartAsync();
        await home.Engine.Things.SetEnabledAsync(Uid, false);
        await home.Engine.Things.RemoveBindingAsync("fam");

        await home.Engine.Things.SetEnabledAsync(Uid, true);

        Assert.Equal(ThingStatusDetail.HandlerMissingError, Status(home).Detail);
    }

    [Fact]
    public async Task SetEnabled_WhereItCannotBeKept_ChangesNothing()
    {
        await using var home = await StartAsync();
        home.Engine.Things.StateStore = new FullDisk();

        await Assert.ThrowsAsync<IOException>(() => home.Engine.Things.SetEnabledAsync(Uid, false));

        Assert.Equal(ThingStatusInfo.Online, Status(home));
    }

    [Fact]
    public async Task Remove_AsksTheHandler_WhichHearsNothingElseMeanwhile()
    {
        await using var home = await StartAsync();
        var told = new ConcurrentQueue<ThingStatus>();
        using var subscription = home.Engine.Things.Subscribe(home.Engine.CreateMailbox("observer"), each => told.Enqueue(each.New.Status));
        _family.Removing = (handler, _) =>
        {
            handler.Context.SetStatus(ThingStatusInfo.Online);
            Assert.Equal(ThingStatus.Removing, handler.Context.Status.Status);
            return default;
        };

        Assert.Null(await home.Engine.Things.RemoveAsync(Uid));

        Assert.Null(home.Engine.Things.Find(Uid));
        await Eventually.HoldsAsync(() => told.Count == 2);
        Assert.Equal([ThingStatus.Removing, ThingStatus.Removed], told);
        Assert.Equal(["a: start", "a: remove", "a: stop"], _family.Calls);
        await home.AddThingsAsync("fam:solo:a");
        Assert.Equal(ThingStatusInfo.Online, Status(home));
    }

    [Fact]
    public async Task Remove_HandlerReportsRemovedBeforeItReturns_IsEnough()
    {
        await using var home = await StartAsync();
        _family.Removing = (handler, token) =>
        {
            handler.Context.SetStatus(new ThingStatusInfo(ThingStatus.Removed));
            return new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        };

        Assert.Null(await home.Engine.Things.RemoveAsync(Uid).WaitAsync(Eventually.Limit));
    }

    [Theory]
    [InlineData("throws", "It was removed, though its handler failed to clean up: no answer")]
    [InlineData("hangs", "It was removed, though its handler did not confirm that within 0.3 s.")]
    [InlineData("blocks", "It was removed, though its handler did not confirm that within 0.3 s.")]
    public async Task Remove_HandlerDoesNotCleanUp_IsRemovedAllTheSame(string how, string note)
    {
        await using var home = await StartAsync(Quick);
        using var release = new ManualResetEventSlim();
        _family.Removing = (_, token) =>
        {
            if (how == "throws") throw new InvalidOperationException("no answer");
            if (how == "blocks") release.Wait(CancellationToken.None);
            return new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        };

        var told = await home.Engine.Things.RemoveAsync(Uid).WaitAsync(Eventually.Limit);

        Assert.Equal(note, told);
        Assert.Null(home.Engine.Things.Find(Uid));
        release.Set();
    }

    [Fact]
    public async Task Remove_ForcedOrWithoutHandler_AsksNobody()
    {
        await using var home = await StartAsync();
        await home.AddThingsAsync("none:thing:b");

        await home.Engine.Things.RemoveAsync(Uid, force: true);
        await home.Engine.Things.RemoveAsync(ThingUid.Parse("none:thing:b"));

        Assert.Equal(["a: start", "a: stop"], _family.Calls);
        Assert.Empty(home.Engine.Things.All);
        await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.Things.RemoveAsync(Uid));
    }

    [Fact]
    public async Task Update_OfLabelAndLocation_StopsNothing()
    {
        await using var home = await StartAsync();

        await home.Engine.Things.UpdateAsync(Definition() with { Label = "Hall", Location = "Down" });

        Assert.Equal(["a: start"], _family.Calls);
        Assert.Equal(("Hall", "Down"), (home.Thing("fam:solo:a").Definition.Label, home.Thing("fam:solo:a").Definition.Location));
        Assert.Equal("Hall", _family.Of("a").Context.Label);
    }

    [Theory]
    [InlineData("takes", 1)]
    [InlineData("refuses", 2)]
    [InlineData("throws", 2)]
    [InlineData("hangs", 2)]
    public async Task Update_OfTheConfiguration_IsTakenOverOrStartsAnew(string how, int starts)
    {
        await using var home = await StartAsync(Quick);
        _family.Changing = (_, _) => how switch
        {
            "takes" => new(true),
            "refuses" => new(false),
            "throws" => throw new InvalidOperationException("no"),
            _ => new(new TaskCompletionSource<bool>().Task),
        };

        await home.Engine.Things.UpdateAsync(Definition(size: 7)).WaitAsync(Eventually.Limit);

        Assert.Equal(starts, _family.Handlers.Count);
        Assert.Equal(7, _family.Of("a").Config.Size);
        Assert.Equal(ThingStatusInfo.Online, Status(home));
        Assert.Equal(2, home.Engine.Mailboxes.Count);
    }

    [Fact]
    public async Task Update_ToAnInvalidConfiguration_ThenBack()
    {
        await using var home = await StartAsync();

        await home.Engine.Things.UpdateAsync(Definition(size: 11));
        Assert.Equal("UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): 'size' is 11; the most is 10.", Status(home).ToString());
        await home.Engine.Things.UpdateAsync(Definition(size: 10));

        Assert.Equal(ThingStatusInfo.Online, Status(home));
        Assert.Equal(10, _family.Of("a").Config.Size);
    }

    [Fact]
    public async Task Configuration_IsNormalisedToTheDeclaredTypes()
    {
        await using var home = await StartAsync();
        await home.Engine.Things.UpdateAsync(Definition() with { Configuration = new Dictionary<string, object?> { ["size"] = "7", ["token"] = 12m } });

        var values = _family.Of("a").Context.Configuration;

        Assert.Equal((7m, "12"), (values["size"], values["token"]));
    }

    [Fact]
    public async Task UpdateConfiguration_OfTheHandler_NeedsNoNewStart_AndStaysUntilTheFileChangesIt()
    {
        await using var home = await StartAsync();
        var context = _family.Of("a").Context;

        context.UpdateConfiguration(new Dictionary<string, object?> { ["token"] = "secret" });
        await home.Engine.Things.UpdateAsync(Definition() with { Label = "Hall" });
        Assert.Equal("secret", context.Configuration["token"]);
        Assert.Equal("'size' is 11; the most is 10.", Assert.Throws<ArgumentException>(() => context.UpdateConfiguration(new Dictionary<string, object?> { ["size"] = 11 })).Message.Split(" (Param")[0]);
        Assert.Equal(["a: start"], _family.Calls);
        await home.Engine.Things.SetEnabledAsync(Uid, false);
        await home.Engine.Things.SetEnabledAsync(Uid, true);
        Assert.Equal("secret", _family.Of("a").Config.Token);

        await home.Engine.Things.UpdateAsync(Definition(size: 3));
        Assert.Null(_family.Of("a").Config.Token);
    }

    [Fact]
    public async Task ChangeThingType_StartsAHandlerOfTheNewType_WithTheSameLinks()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "fam:solo:a:level"));
        var old = _family.Of("a");
        Assert.Throws<ArgumentException>(() => old.Context.ChangeThingType(ThingTypeUid.Parse("other:hub")));

        old.Context.ChangeThingType(ThingTypeUid.Parse("fam:hub"), new Dictionary<string, object?> { ["size"] = 2m });
        await Eventually.HoldsAsync(() => home.Thing("fam:solo:a").HandlerType == ThingTypeUid.Parse("fam:hub") && Status(home) == ThingStatusInfo.Online);

        Assert.NotSame(old, _family.Of("a"));
        Assert.Equal(2, _family.Of("a").Config.Size);
        _family.Of("a").Context.Channel(Family.Level).Publish(Home.Number(5));
        await home.AppliedAsync();
        Assert.Equal(Home.Number(5), home.State("A"));
    }

    [Fact]
    public async Task Properties_OfTheType_AreThereFromTheStart()
    {
        await using var home = await StartAsync();

        Assert.Equal("Family", home.Thing("fam:solo:a").Properties[ThingProperties.Vendor]);
        Assert.Equal("Family", _family.Of("a").Context.Properties[ThingProperties.Vendor]);
    }

    private static ThingStatusInfo Status(Home home) => home.Thing("fam:solo:a").Status;

    private static ThingDefinition Definition(int? size = null) => new()
    {
        Uid = Uid,
        Configuration = size is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["size"] = (decimal)size },
    };

    private async Task<Home> StartAsync(EngineOptions? options = null)
    {
        var home = await Home.StartAsync(options, ("A", ItemType.Number));
        await home.Engine.Things.AddBindingAsync(_family.Load());
        await home.AddThingsAsync("fam:solo:a");
        return home;
    }

    /// <summary>All statuses that things have when everything happens that can.</summary>
    private static async Task<IReadOnlyCollection<ThingStatusInfo>> WholeLifeAsync()
    {
        await using var home = await Home.StartAsync();
        var seen = new ConcurrentQueue<ThingStatusInfo>();
        home.Engine.Things.Subscribe(home.Engine.CreateMailbox("observer"), each =>
        {
            seen.Enqueue(each.Old);
            seen.Enqueue(each.New);
        });
        var family = new Family();
        var things = home.Engine.Things;
        await home.AddThingsAsync("fam:hub:h", "fam:solo:a", "none:at:all");
        await things.AddAsync([new ThingDefinition { Uid = ThingUid.Parse("fam:leaf:l"), Bridge = ThingUid.Parse("fam:hub:h") }]);
        things.ReportMissing();
        await things.AddBindingAsync(family.Load());
        family.Of("a").Context.SetStatus(ThingStatusInfo.Unknown);
        family.Of("a").Context.SetStatus(new ThingStatusInfo(ThingStatus.Online, ThingStatusDetail.ConfigurationPending));
        foreach (var detail in OfflineDetails) family.Of("a").Context.SetStatus(new ThingStatusInfo(ThingStatus.Offline, detail));
        await things.SetEnabledAsync(Uid, false);
        await things.SetEnabledAsync(Uid, true);
        await things.SetEnabledAsync(ThingUid.Parse("fam:hub:h"), false);
        await things.UpdateAsync(Definition(size: 11));
        family.Starting = static _ => throw new InvalidOperationException("does not start");
        await things.UpdateAsync(Definition(size: 1));
        await things.RemoveBindingAsync("fam");
        var broken = new LoadedBinding
        {
            Id = "fam",
            Name = "broken",
            ThingTypes = [.. family.Load().ThingTypes],
            Services = new NoServices(),
            CreateHttpClient = static () => throw new InvalidOperationException("no sockets"),
        };
        await things.AddBindingAsync(broken);
        await things.RemoveBindingAsync("fam");
        family.Starting = static _ => default;
        await things.AddBindingAsync(family.Load());
        await things.RemoveAsync(Uid);
        await Eventually.HoldsAsync(() => seen.Any(each => each.Status == ThingStatus.Removed));
        return seen;
    }

    private sealed class FullDisk : IThingStateStore
    {
        public bool IsDisabled(ThingUid thing) => false;

        public Task SetDisabledAsync(ThingUid thing, bool disabled) => throw new IOException("no space left");
    }
}
