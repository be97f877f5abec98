using System.Collections.Concurrent;
using System.Diagnostics;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Things;

public sealed class LifecycleTests
{
    private static readonly EngineOptions Quick = new() { HandlerTimeout = TimeSpan.FromSeconds(1.5) };

    private readonly TestBinding _binding = new();

    [Fact]
    public async Task Thing_BeforeItsBinding_IsNotYetReady_ThenMissing_ThenOnline()
    {
        await using var home = await Home.StartAsync();
        await home.AddThingsAsync("test:lamp:a");
        Assert.Equal("UNINITIALIZED (NOT_YET_READY): Its binding has not been loaded yet.", Status(home));

        home.Engine.Things.ReportMissing();
        Assert.StartsWith("UNINITIALIZED (HANDLER_MISSING_ERROR): No loaded binding has the thing type test:lamp.", Status(home), StringComparison.Ordinal);

        await home.Engine.Things.AddBindingAsync(_binding.Load());
        Assert.Equal("ONLINE", Status(home));
    }

    [Fact]
    public async Task Statuses_OfOneStart_AreToldInOrderOnTheMailbox()
    {
        await using var home = await Home.StartAsync();
        var told = new ConcurrentQueue<ThingStatusChange>();
        home.Engine.Things.Subscribe(home.Engine.CreateMailbox("observer"), told.Enqueue);
        _binding.Starting = (handler, _) =>
        {
            handler.Context.SetStatus(ThingStatusInfo.Unknown);
            handler.Context.SetStatus(ThingStatusInfo.Online);
            handler.Context.SetStatus(ThingStatusInfo.Online);
            return ValueTask.CompletedTask;
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");

        await home.Engine.Things.RemoveBindingAsync("test");
        await Eventually.HoldsAsync(() => told.Count == 4);

        Assert.Equal(
            [ThingStatus.Initializing, ThingStatus.Unknown, ThingStatus.Online, ThingStatus.Uninitialized],
            told.Select(each => each.New.Status));
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.Equal(pair.First.New, pair.Second.Old));
    }

    [Fact]
    public async Task Start_WithAWrongConfiguration_IsPendingWithEveryReason()
    {
        await using var home = await Home.StartAsync();
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.Engine.Things.AddAsync([new ThingDefinition
        {
            Uid = ThingUid.Parse("test:lamp:a"),
            Configuration = new Dictionary<string, object?> { ["size"] = 11m, ["colour"] = "red" },
        }]);

        Assert.Equal("UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): There is no parameter 'colour'. Known: size. 'size' is 11; the most is 10.", Status(home));
        Assert.Empty(_binding.Handlers);
    }

    [Fact]
    public async Task Start_ConstructorThrows_IsARegisteringError_AndLeavesNothing()
    {
        await using var home = await Home.StartAsync();
        var registered = new Registered(new List<string>(), "timer");
        _binding.Constructing = context =>
        {
            context.Register(registered);
            throw new InvalidOperationException("no memory for this lamp");
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.AddThingsAsync("test:lamp:a");

        Assert.Equal("UNINITIALIZED (HANDLER_REGISTERING_ERROR): no memory for this lamp", Status(home));
        Assert.Equal(["timer"], registered.Order);
        Assert.Empty(home.Thing("test:lamp:a").Channels);
    }

    [Fact]
    public async Task Start_NoHttpClient_IsARegisteringError()
    {
        await using var home = await Home.StartAsync();
        _binding.CreateHttpClient = () => throw new InvalidOperationException("no sockets");
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.AddThingsAsync("test:lamp:a");

        Assert.Equal("UNINITIALIZED (HANDLER_REGISTERING_ERROR): no sockets", Status(home));
    }

    [Fact]
    public async Task Start_ConstructorBlocks_IsCutOff_AndOthersStart()
    {
        await using var home = await Home.StartAsync(Quick);
        using var release = new ManualResetEventSlim();
        _binding.Constructing = context =>
        {
            if (context.Uid.Id == "a") release.Wait();
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.AddThingsAsync("test:lamp:a", "test:lamp:b").WaitAsync(Eventually.Limit);

        Assert.Equal("UNINITIALIZED (HANDLER_REGISTERING_ERROR): Its handler did not start within 1.5 s.", Status(home));
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:b").Status);
        release.Set();
    }

    [Fact]
    public async Task Start_Throws_IsAnInitializingError()
    {
        await using var home = await Home.StartAsync();
        _binding.Starting = (_, _) => throw new InvalidOperationException("wrong wires");
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.AddThingsAsync("test:lamp:a");

        Assert.Equal("UNINITIALIZED (HANDLER_INITIALIZING_ERROR): wrong wires", Status(home));
        Assert.Null(home.Thing("test:lamp:a").HandlerType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_Hangs_IsAnInitializingError_AndLateReportsAreIgnored(bool blocks)
    {
        await using var home = await Home.StartAsync(Quick, ("Level", ItemType.Number));
        await home.LinkAsync(("Level", "test:lamp:a:level"));
        var release = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        _binding.Starting = async (handler, _) =>
        {
            if (blocks) ((IAsyncResult)release.Task).AsyncWaitHandle.WaitOne();
            else await release.Task;
            handler.Context.SetStatus(ThingStatusInfo.Online);
            handler.Context.SetProperty(ThingProperties.Vendor, "late");
            handler.Publish(TestBinding.Level, Home.Number(1));
            ended.SetResult();
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.AddThingsAsync("test:lamp:a").WaitAsync(Eventually.Limit);
        release.SetResult();
        await ended.Task.WaitAsync(Eventually.Limit);
        await home.AppliedAsync();

        Assert.Equal("UNINITIALIZED (HANDLER_INITIALIZING_ERROR): Its handler did not start within 1.5 s.", Status(home));
        Assert.Empty(home.Thing("test:lamp:a").Properties);
        Assert.Equal(UnDef.Null, home.State("Level"));
    }

    [Fact]
    public async Task Start_NeverWaitsForADevice_WorkGoesOnBeside()
    {
        await using var home = await Home.StartAsync();
        var device = new TaskCompletionSource();
        _binding.Starting = (handler, _) =>
        {
            handler.Context.SetStatus(ThingStatusInfo.Unknown);
            handler.Context.Run(async token =>
            {
                await device.Task.WaitAsync(token);
                handler.Context.SetStatus(ThingStatusInfo.Online);
            });
            return ValueTask.CompletedTask;
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());

        await home.AddThingsAsync("test:lamp:a").WaitAsync(Eventually.Limit);
        Assert.Equal("UNKNOWN", Status(home));
        device.SetResult();

        await Eventually.HoldsAsync(() => Status(home) == "ONLINE");
    }

    [Fact]
    public async Task SetStatus_ThatIsTheHosts_IsRefused()
    {
        await using var home = await Home.StartAsync();
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");

        Assert.Throws<ArgumentException>(() => _binding.Handler.Context.SetStatus(new ThingStatusInfo(ThingStatus.Removed)));

        Assert.Equal("ONLINE", Status(home));
    }

    [Fact]
    public async Task Run_Throws_TheThingGoesOfflineWithTheMessage()
    {
        await using var home = await Home.StartAsync();
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");

        _binding.Handler.Context.Run(_ => throw new InvalidOperationException("lost a bit"));

        await Eventually.HoldsAsync(() => Status(home) == "OFFLINE (COMMUNICATION_ERROR): The binding failed: lost a bit");
    }

    [Fact]
    public async Task Stop_EndsWork_DisposesInReverse_AndGoesOnWhereOneThrows()
    {
        await using var home = await Home.StartAsync();
        var order = new List<string>();
        _binding.Starting = (handler, _) =>
        {
            handler.Context.Register(new Registered(order, "first"));
            handler.Context.Register(new Registered(order, "second", fails: true));
            handler.Context.Register(new Registered(order, "third"));
            handler.Context.Run(async token =>
            {
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }
                finally
                {
                    lock (order) order.Add("work");
                }
            });
            return ValueTask.CompletedTask;
        };
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        var context = _binding.Handler.Context;

        await home.Engine.Things.RemoveBindingAsync("test");

        Assert.Equal(["work", "third", "second", "first"], order);
        Assert.Equal(1, home.Log.Count(LogLevel.Error, "second fails"));
        context.Register(new Registered(order, "late"));
        Assert.Equal("late", order[^1]);
        context.SetStatus(ThingStatusInfo.Online);
        Assert.Equal(ThingStatus.Uninitialized, home.Thing("test:lamp:a").Status.Status);
    }

    [Fact]
    public async Task Stop_WhereEverythingThrowsOrBlocks_StillEnds()
    {
        await using var home = await Home.StartAsync(Quick, ("Level", ItemType.Number));
        await home.LinkAsync(("Level", "test:lamp:a:level"));
        using var release = new ManualResetEventSlim();
        _binding.Starting = (handler, _) =>
        {
            handler.Publish(TestBinding.Level, Home.Number(1));
            handler.Context.Stopping.Register(() => throw new InvalidOperationException("throws in the token"));
            handler.Context.Stopping.Register(() => release.Wait());
            handler.Context.Register(new Blocking(release));
            handler.Context.Run(_ =>
            {
                release.Wait(CancellationToken.None);
                return Task.CompletedTask;
            });
            return ValueTask.CompletedTask;
        };
        _binding.Stopping = (_, _) => throw new InvalidOperationException("throws in the stop");
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        var waited = Stopwatch.StartNew();

        await home.Engine.Things.RemoveBindingAsync("test").WaitAsync(Eventually.Limit);

        Assert.InRange(waited.Elapsed, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(10));
        Assert.Equal(ThingStatusDetail.HandlerMissingError, home.Thing("test:lamp:a").Status.Detail);
        Assert.Equal(UnDef.Undef, home.State("Level"));
        release.Set();
    }

    [Fact]
    public async Task SetProperty_ThenNull_ThenStop()
    {
        await using var home = await Home.StartAsync();
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        var thing = home.Thing("test:lamp:a");

        _binding.Handler.Context.SetProperty(ThingProperties.Vendor, "V");
        _binding.Handler.Context.SetProperty(ThingProperties.ModelId, "M");
        _binding.Handler.Context.SetProperty(ThingProperties.ModelId, null);
        Assert.Equal("V", Assert.Single(thing.Properties).Value);

        await home.Engine.Things.RemoveBindingAsync("test");
        Assert.Empty(thing.Properties);
    }

    [Fact]
    public async Task DisposeAsync_TwiceThenAdd_SaysThatItHasEnded()
    {
        var home = await Home.StartAsync();
        await home.DisposeAsync();
        await home.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => home.AddThingsAsync("test:lamp:a"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => home.Engine.Things.AddBindingAsync(_binding.Load()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(home.AppliedAsync);
    }

    private static string Status(Home home) => home.Thing("test:lamp:a").Status.ToString();

    private sealed class Blocking(ManualResetEventSlim release) : IDisposable
    {
        public void Dispose() => release.Wait();
    }

    private sealed class Registered(List<string> order, string name, bool fails = false) : IDisposable
    {
        public IReadOnlyList<string> Order => order;

        public void Dispose()
        {
            lock (order) order.Add(name);
            if (fails) throw new InvalidOperationException($"{name} fails");
        }
    }
}
