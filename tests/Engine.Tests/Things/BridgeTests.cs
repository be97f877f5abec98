using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Things;

public sealed class BridgeTests
{
    private static readonly EngineOptions Quick = new() { HandlerTimeout = TimeSpan.FromSeconds(1.5) };
    private static readonly ThingStatusInfo Offline = ThingStatusInfo.CommunicationError("away");

    private readonly Family _family = new();

    [Fact]
    public async Task Child_WaitsForItsBridge_AndStartsOnceThatHasReported()
    {
        await using var home = await StartAsync();
        _family.Starting = handler => default;
        await AddAsync(home, Leaf("l", "fam:hub:h"), Of("fam:hub:h"));
        Assert.Equal("UNINITIALIZED (BRIDGE_UNINITIALIZED): It waits for its bridge fam:hub:h.", Status(home, "fam:leaf:l"));
        Assert.Equal("INITIALIZING", Status(home, "fam:hub:h"));

        _family.Of("h").Context.SetStatus(ThingStatusInfo.Unknown);

        await Eventually.HoldsAsync(() => Status(home, "fam:leaf:l") == "INITIALIZING");
        Assert.Equal("fam:hub:h", home.Thing("fam:leaf:l").Bridge?.Uid.ToString());
    }

    [Fact]
    public async Task Add_BridgeChildAndGrandchildInAnyOrder_AllStartBeforeItReturns()
    {
        await using var home = await StartAsync();

        await AddAsync(home, Leaf("l", "fam:sub:s"), Of("fam:sub:s") with { Bridge = ThingUid.Parse("fam:hub:h") }, Of("fam:hub:h"));

        Assert.All(["fam:hub:h", "fam:sub:s", "fam:leaf:l"], each => Assert.Equal("ONLINE", Status(home, each)));
        Assert.Equal(["h: start", "s: start", "l: start"], _family.Calls.Where(each => each.EndsWith("start", StringComparison.Ordinal)));
        await Eventually.HoldsAsync(() => _family.Calls.Contains("h: child s") && _family.Calls.Contains("s: child l"));
        Assert.Same(_family.Of("s"), _family.Of("l").Context.GetBridgeHandler<FamilyHandler>());
        Assert.Throws<InvalidOperationException>(() => _family.Of("l").Context.GetBridgeHandler<string>());
        Assert.Throws<InvalidOperationException>(() => _family.Of("h").Context.GetBridgeHandler<FamilyHandler>());
    }

    [Theory]
    [InlineData("fam:leaf:h:l")]
    [InlineData("fam:leaf:x:h:l")]
    public async Task Child_WithItsBridgeInTheSegmentsOfItsId_FindsIt(string child)
    {
        await using var home = await StartAsync();

        await AddAsync(home, Of("fam:hub:h"), Of(child));

        Assert.Equal("ONLINE", Status(home, child));
        Assert.Equal(ThingUid.Parse("fam:hub:h"), _family.Of("l").Context.BridgeUid);
        Assert.Equal(ThingStatusInfo.Online, _family.Of("l").Context.BridgeStatus);
    }

    [Fact]
    public async Task BridgeGoesOffline_ItsChildrenGoWithIt_AndComeBack()
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"), Leaf("l", "fam:hub:h"), Leaf("own", "fam:hub:h"));

        _family.Of("h").Context.SetStatus(Offline);
        await Eventually.HoldsAsync(() => Status(home, "fam:leaf:l") == "OFFLINE (BRIDGE_OFFLINE)" && Status(home, "fam:leaf:own") == "OFFLINE (BRIDGE_OFFLINE)");
        _family.Of("own").Context.SetStatus(Offline);
        _family.Of("h").Context.SetStatus(ThingStatusInfo.Online);

        await Eventually.HoldsAsync(() => Status(home, "fam:leaf:l") == "ONLINE" && _family.Calls.Contains("own: bridge ONLINE"));
        Assert.Equal(Offline, home.Thing("fam:leaf:own").Status);
    }

    [Fact]
    public async Task Child_ThatStartsBehindAnOfflineBridge_IsTold()
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"));
        _family.Of("h").Context.SetStatus(Offline);

        await AddAsync(home, Leaf("l", "fam:hub:h"));

        await Eventually.HoldsAsync(() => Status(home, "fam:leaf:l") == "OFFLINE (BRIDGE_OFFLINE)");
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("remove")]
    [InlineData("update")]
    [InlineData("binding")]
    public async Task BridgeStops_ChildrenStopFirst(string how)
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"), Of("fam:sub:s") with { Bridge = ThingUid.Parse("fam:hub:h") }, Leaf("l", "fam:sub:s"));
        _family.Calls.Clear();

        await (how switch
        {
            "disable" => home.Engine.Things.SetEnabledAsync(ThingUid.Parse("fam:hub:h"), false),
            "remove" => home.Engine.Things.RemoveAsync(ThingUid.Parse("fam:hub:h"), force: true),
            "update" => home.Engine.Things.UpdateAsync(Of("fam:hub:h") with { Configuration = new Dictionary<string, object?> { ["size"] = 11m } }),
            _ => home.Engine.Things.RemoveBindingAsync("fam"),
        });

        var stops = _family.Calls.Where(each => each.EndsWith(": stop", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, stops.Length);
        if (how != "binding") Assert.Equal(["l: stop", "s: stop", "h: stop"], stops);
        Assert.Equal(
            how switch { "binding" => ThingStatusDetail.HandlerMissingError, _ => ThingStatusDetail.BridgeUninitialized },
            home.Thing("fam:sub:s").Status.Detail);
        Assert.All(home.Engine.Things.All, each => Assert.Empty(each.Channels));
        Assert.Single(home.Engine.Mailboxes);
    }

    [Fact]
    public async Task BridgeIsEnabledAgain_ChildrenStartAgain()
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"), Leaf("l", "fam:hub:h"));

        await home.Engine.Things.SetEnabledAsync(ThingUid.Parse("fam:hub:h"), false);
        Assert.Equal("UNINITIALIZED (DISABLED)", Status(home, "fam:hub:h"));
        await home.Engine.Things.SetEnabledAsync(ThingUid.Parse("fam:hub:h"), true);

        Assert.Equal("ONLINE", Status(home, "fam:leaf:l"));
    }

    [Fact]
    public async Task BridgeIsRemovedAndAddedAgain_TheChildSaysWhatItMisses_ThenStarts()
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"), Leaf("l", "fam:hub:h"));

        await home.Engine.Things.RemoveAsync(ThingUid.Parse("fam:hub:h"));
        Assert.Equal("UNINITIALIZED (BRIDGE_UNINITIALIZED): There is no bridge fam:hub:h.", Status(home, "fam:leaf:l"));
        await AddAsync(home, Of("fam:hub:h"));

        Assert.Equal("ONLINE", Status(home, "fam:leaf:l"));
    }

    [Fact]
    public async Task ChildStops_ItsBridgeIsTold()
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"), Leaf("l", "fam:hub:h"));

        await home.Engine.Things.RemoveAsync(ThingUid.Parse("fam:leaf:l"));

        await Eventually.HoldsAsync(() => _family.Calls.Contains("h: no child l"));
    }

    public static TheoryData<string, string?, string> Unfit => new()
    {
        { "fam:leaf:l", null, "UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): A thing of type fam:leaf needs a bridge: one of type fam:hub or fam:sub. Write bridge: with its id." },
        { "fam:leaf:l", "fam:hub:none", "UNINITIALIZED (BRIDGE_UNINITIALIZED): There is no bridge fam:hub:none." },
        { "fam:leaf:l", "fam:solo:o", "UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): fam:solo:o is no bridge." },
        { "fam:leaf:l", "other:hub:o", "UNINITIALIZED (BRIDGE_UNINITIALIZED): It waits for its bridge other:hub:o." },
        { "fam:sub:s", "fam:sub:s", "UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): Its bridge fam:sub:s is, perhaps over others, behind itself." },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task Bridge_ThatDoesNotFit_IsSaid(string thing, string? bridge, string status)
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:solo:o"), Of("other:hub:o"));

        await AddAsync(home, Of(thing) with { Bridge = bridge is null ? null : ThingUid.Parse(bridge) });

        Assert.Equal(status, Status(home, thing));
        Assert.Equal("ONLINE", Status(home, "fam:solo:o"));
    }

    [Fact]
    public async Task Cycle_OnceItIsBroken_Starts()
    {
        await using var home = await StartAsync();
        await AddAsync(home, Of("fam:hub:h"), Sub("a", "fam:sub:b"), Sub("b", "fam:sub:a"));
        Assert.Equal(ThingStatusDetail.HandlerConfigurationPending, home.Thing("fam:sub:a").Status.Detail);
        Assert.Equal(ThingStatusDetail.HandlerConfigurationPending, home.Thing("fam:sub:b").Status.Detail);

        await home.Engine.Things.UpdateAsync(Sub("b", "fam:hub:h"));

        Assert.Equal("ONLINE", Status(home, "fam:sub:b"));
        Assert.Equal("ONLINE", Status(home, "fam:sub:a"));
    }

    [Theory]
    [InlineData(50, "ONLINE")]
    [InlineData(51, "UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): There are more than 50 bridges above it.")]
    public async Task Nesting_UpToFifty_Works(int depth, string status)
    {
        await using var home = await StartAsync();
        var chain = Enumerable.Range(1, depth).Select(each => each == 1 ? Of("fam:hub:b1") : Sub($"b{each}", $"fam:{(each == 2 ? "hub" : "sub")}:b{each - 1}"));

        await AddAsync(home, [.. chain, Leaf("l", $"fam:sub:b{depth}")]);

        Assert.Equal(status, Status(home, "fam:leaf:l"));
    }

    [Theory]
    [InlineData("child", true)]
    [InlineData("child", false)]
    [InlineData("bridge", true)]
    [InlineData("bridge", false)]
    [InlineData("no child", true)]
    public async Task Call_ThatHangsOrThrows_HoldsUpNobodyElse(string call, bool throws)
    {
        await using var home = await StartAsync(Quick);
        var never = new TaskCompletionSource();
        _family.Called = (handler, what) => what != call || handler.Context.Uid.Id == "other" ? default
            : throws ? throw new InvalidOperationException("broken call")
            : new ValueTask(never.Task);
        await AddAsync(home, Of("fam:hub:h"), Leaf("l", "fam:hub:h"), Leaf("other", "fam:hub:h")).WaitAsync(Eventually.Limit);

        _family.Of("h").Context.SetStatus(Offline);
        await Eventually.HoldsAsync(() => Status(home, "fam:leaf:other") == "OFFLINE (BRIDGE_OFFLINE)");
        await home.Engine.Things.RemoveAsync(ThingUid.Parse("fam:leaf:l")).WaitAsync(Eventually.Limit);
        if (throws) await Eventually.HoldsAsync(() => home.Log.Count(LogLevel.Error, "broken call") > 0);
        await home.Engine.Things.RemoveAsync(ThingUid.Parse("fam:hub:h")).WaitAsync(Eventually.Limit);

        Assert.Equal(ThingStatusDetail.BridgeUninitialized, home.Thing("fam:leaf:other").Status.Detail);
        never.SetResult();
    }

    [Fact]
    public async Task Child_ThatHangsInItsRemoval_DoesNotHoldItsBridge()
    {
        await using var home = await StartAsync();
        _family.Removing = static (_, token) => new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await AddAsync(home, Of("fam:hub:h"), Leaf("l", "fam:hub:h"));
        var removal = home.Engine.Things.RemoveAsync(ThingUid.Parse("fam:leaf:l"));
        await Eventually.HoldsAsync(() => home.Thing("fam:leaf:l")?.Status.Status == ThingStatus.Removing);

        await home.Engine.Things.SetEnabledAsync(ThingUid.Parse("fam:hub:h"), false).WaitAsync(Eventually.Limit);

        Assert.Equal("It was not waited for.", await removal.WaitAsync(Eventually.Limit));
        Assert.Null(home.Engine.Things.Find(ThingUid.Parse("fam:leaf:l")));
    }

    [Fact]
    public async Task BindingOfTheBridge_IsReplaced_ChildrenOfAnotherBindingStopAndComeBack()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "kid:leaf:k:level"));
        await home.Engine.Things.AddBindingAsync(new LoadedBinding
        {
            Id = "kid",
            Name = "kid",
            ThingTypes =
            [
                new ThingType<FamilyConfig>("kid:leaf", (context, config) => new FamilyHandler(_family, context, config))
                {
                    Label = "Kid",
                    Channels = [Family.Level],
                    SupportedBridges = [ThingTypeUid.Parse("fam:hub")],
                },
            ],
            Services = new NoServices(),
            CreateHttpClient = static () => new HttpClient(),
        });
        await AddAsync(home, Of("fam:hub:h"), Of("kid:leaf:k") with { Bridge = ThingUid.Parse("fam:hub:h") });
        _family.Of("k").Context.Channel(Family.Level).Publish(Home.Number(1));
        var before = _family.Of("h");

        await home.Engine.Things.RemoveBindingAsync("fam", undefine: false);
        Assert.Equal(ThingStatusDetail.BridgeUninitialized, home.Thing("kid:leaf:k").Status.Detail);
        Assert.Equal(Home.Number(1), home.State("A"));
        await home.Engine.Things.AddBindingAsync(_family.Load());

        Assert.Equal("ONLINE", Status(home, "kid:leaf:k"));
        Assert.NotSame(before, _family.Of("k").Context.GetBridgeHandler<FamilyHandler>());
    }

    private static ThingDefinition Of(string uid) => new() { Uid = ThingUid.Parse(uid) };

    private static ThingDefinition Leaf(string id, string bridge) => Of($"fam:leaf:{id}") with { Bridge = ThingUid.Parse(bridge) };

    private static ThingDefinition Sub(string id, string bridge) => Of($"fam:sub:{id}") with { Bridge = ThingUid.Parse(bridge) };

    private static Task AddAsync(Home home, params ThingDefinition[] things) => home.Engine.Things.AddAsync(things);

    private static string Status(Home home, string uid) => home.Thing(uid).Status.ToString();

    private async Task<Home> StartAsync(EngineOptions? options = null)
    {
        var home = await Home.StartAsync(options, ("A", ItemType.Number));
        await home.Engine.Things.AddBindingAsync(_family.Load());
        return home;
    }
}
