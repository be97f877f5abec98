using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Time;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Engine.Tests.Time;

public sealed class TimeProviderSchedulerTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TimeProviderScheduler _scheduler;

    public TimeProviderSchedulerTests() => _scheduler = new TimeProviderScheduler(_time, static action => action());

    [Fact]
    public void Interval_TicksInVirtualTime()
    {
        var ticks = new List<long>();
        using var subscription = Observable.Interval(TimeSpan.FromSeconds(3), _scheduler).Subscribe(ticks.Add);

        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Empty(ticks);
        for (var i = 0; i < 3; i++) _time.Advance(TimeSpan.FromSeconds(3));
        subscription.Dispose();
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([0L, 1, 2], ticks);
    }

    [Fact]
    public void Interval_WhileTheOwnerIsLate_OneTickWaitsAtMost()
    {
        var waiting = new Queue<Action>();
        var ticks = 0;
        var scheduler = new TimeProviderScheduler(_time, waiting.Enqueue);
        using var subscription = Observable.Interval(TimeSpan.FromSeconds(1), scheduler).Subscribe(_ => ticks++);

        for (var i = 0; i < 100; i++) _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(waiting);
        waiting.Dequeue()();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(waiting);
        Assert.Equal(1, ticks);
    }

    [Fact]
    public void Throttle_GivesTheLastValueAfterQuiet()
    {
        using var source = new Subject<int>();
        var values = new List<int>();
        using var subscription = source.Throttle(TimeSpan.FromSeconds(1), _scheduler).Subscribe(values.Add);

        for (var i = 1; i <= 5; i++)
        {
            source.OnNext(i);
            _time.Advance(TimeSpan.FromSeconds(0.9));
        }
        Assert.Empty(values);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal([5], values);
    }

    [Fact]
    public void Delay_KeepsDistance()
    {
        using var source = new Subject<int>();
        var values = new List<(int Value, DateTimeOffset Time)>();
        using var subscription = source.Delay(TimeSpan.FromSeconds(10), _scheduler).Subscribe(each => values.Add((each, _scheduler.Now)));
        var start = _scheduler.Now;

        source.OnNext(1);
        _time.Advance(TimeSpan.FromSeconds(4));
        source.OnNext(2);
        for (var i = 0; i < 20; i++) _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([(1, start.AddSeconds(10)), (2, start.AddSeconds(14))], values);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(6)]
    [InlineData(24 * 60)]
    public void Timer_AtAPointInTime_IsVirtualToo(double hours)
    {
        var fired = false;
        using var subscription = Observable.Timer(_time.GetUtcNow().AddHours(hours), _scheduler).Subscribe(_ => fired = true);

        _time.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        Assert.False(fired);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(fired);
    }

    [Fact]
    public void Schedule_FurtherThanTimersReach_Works()
    {
        var fired = false;
        var scheduler = new TimeProviderScheduler(TimeProvider.System, static action => action());
        scheduler.Schedule(TimeSpan.FromDays(400), () => fired = true).Dispose();
        using var subscription = _scheduler.Schedule(TimeSpan.FromDays(400), () => fired = true);

        for (var i = 0; i < 399; i++) _time.Advance(TimeSpan.FromDays(1));
        Assert.False(fired);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.True(fired);
    }

    [Fact]
    public async Task Schedule_DueAtOnce_DoesNotRecurse()
    {
        var scheduler = new TimeProviderScheduler(_time, static action => action(), static action => ThreadPool.UnsafeQueueUserWorkItem(_ => action(), null));

        var count = await Observable.Range(1, 100_000, scheduler).Count().FirstAsync();

        Assert.Equal(100_000, count);
    }

    [Fact]
    public void Schedule_CancelledBeforeItIsDue_NeverRuns()
    {
        var ran = 0;

        for (var i = 0; i < 100; i++) _scheduler.Schedule(TimeSpan.FromSeconds(1), () => ran++).Dispose();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, ran);
    }

    [Fact]
    public void SchedulePeriodic_WithoutPeriod_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _scheduler.SchedulePeriodic(0, TimeSpan.Zero, static state => state));
}

[Collection(nameof(Alone))]
public sealed class TimerMemoryTests
{
    [Fact]
    public void Throttle_FiveHundredThousandValues_LeaveNoMemory()
    {
        var scheduler = new TimeProviderScheduler(TimeProvider.System, static action => action());
        using var source = new Subject<int>();
        using var subscription = source.Throttle(TimeSpan.FromHours(1), scheduler).Subscribe(static _ => { });
        for (var i = 0; i < 1000; i++) source.OnNext(i);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 500_000; i++) source.OnNext(i);

        var left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(left < 1_000_000, $"{left:N0} bytes are left.");
    }
}
