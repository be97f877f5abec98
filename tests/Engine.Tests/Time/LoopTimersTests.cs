using FsCheck.Xunit;
using HomeBinding.Engine.EventLoop;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Engine.Tests.Time;

public sealed class LoopTimersTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly LoopTimers _timers;
    private int _wakes;

    public LoopTimersTests() => _timers = new LoopTimers(_time, () =>
    {
        _wakes++;
        _timers!.RunDue(static exception => throw exception);
    });

    public void Dispose() => _timers.Dispose();

    [Fact]
    public void Set_ForALaterTime_RunsThenAndOnce()
    {
        var runs = 0;
        var timer = _timers.Create(() => runs++);
        timer.Set(TimeSpan.FromSeconds(10));

        _time.Advance(TimeSpan.FromMilliseconds(9999));
        Assert.Equal(0, runs);
        Assert.True(timer.IsSet);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, runs);
        Assert.False(timer.IsSet);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, runs);
    }

    [Fact]
    public void Set_Again_MovesIt()
    {
        var runs = 0;
        var timer = _timers.Create(() => runs++);
        timer.Set(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(9));
        timer.Set(TimeSpan.FromSeconds(10));

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, runs);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, runs);
        Assert.Equal(0, _timers.Count);
    }

    [Fact]
    public void Set_ForLongerThanTheClocksTimerCan_StillRuns()
    {
        var runs = 0;
        _timers.Create(() => runs++).Set(TimeSpan.FromDays(365));

        for (var day = 0; day < 364; day++) _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, runs);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, runs);
    }

    [Fact]
    public void RunDue_WithACallbackThatThrows_PassesItOnAndRunsTheOthers()
    {
        var failures = new List<Exception>();
        using var timers = new LoopTimers(_time, () => { });
        var runs = 0;
        timers.Create(static () => throw new InvalidOperationException("broken")).Set(TimeSpan.FromSeconds(1));
        timers.Create(() => runs++).Set(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));

        timers.RunDue(failures.Add);

        Assert.Equal("broken", Assert.Single(failures).Message);
        Assert.Equal(1, runs);
    }

    [Property(MaxTest = 500)]
    public void AnySequence_RunsInOrderOfTimeAndSetting(byte[] operations)
    {
        var ran = new List<int>();
        var timers = Enumerable.Range(0, 6).Select(each => _timers.Create(() => ran.Add(each))).ToArray();
        var due = new Dictionary<int, (long At, int Order)>();
        var now = 0L;
        var order = 0;
        for (var i = 0; i < operations.Length; i++)
        {
            var which = operations[i] % timers.Length;
            switch (operations[i] / 8 % 4)
            {
                case 0:
                    timers[which].Stop();
                    due.Remove(which);
                    break;
                case 1:
                    ran.Clear();
                    now += operations[i];
                    var expected = due.Where(each => each.Value.At <= now).OrderBy(each => each.Value.At).ThenBy(each => each.Value.Order).Select(each => each.Key).ToArray();
                    _time.Advance(TimeSpan.FromMilliseconds(operations[i]));
                    Assert.Equal(expected, ran);
                    foreach (var each in expected) due.Remove(each);
                    break;
                default:
                    timers[which].Set(TimeSpan.FromMilliseconds(1 + (operations[i] * 3)));
                    due[which] = (now + 1 + (operations[i] * 3), order++);
                    break;
            }
            Assert.Equal(due.Count, _timers.Count);
        }
        foreach (var timer in timers) timer.Stop();
        Assert.Equal(0, _timers.Count);
    }
}
