using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>What holds for profiles whatever goes through them.</summary>
[Properties(MaxTest = 200, Arbitrary = [typeof(Generators)])]
public sealed class ProfileLaws
{
    /// <summary>A number of up to six digits, two of them behind the point.</summary>
    public sealed record Number(decimal Value);

    /// <summary>Numbers at times: the pauses are whole milliseconds, none to 400.</summary>
    public sealed record Feed(IReadOnlyList<(TimeSpan At, decimal Value)> Inputs);

    public static class Generators
    {
        private static readonly Gen<decimal> Numbers = Gen.Choose(-999_999, 999_999).Select(each => each / 100m);

        public static Arbitrary<Number> Number() => Numbers.Select(each => new Number(each)).ToArbitrary();

        public static Arbitrary<Feed> Feed() =>
            Gen.Zip(Gen.Choose(0, 400), Gen.Choose(-2000, 2000)).NonEmptyListOf().Select(each =>
            {
                var at = TimeSpan.Zero;
                return new Feed([.. each.Select(input => (at += TimeSpan.FromMilliseconds(input.Item1), input.Item2 / 10m))]);
            }).ToArbitrary();
    }

    [Property]
    public void Offset_ThereAndBack_IsTheSame(Number value, Number offset)
    {
        Assert.Equal(new DecimalValue(value.Value), ThereAndBack("offset", $"offset={offset.Value}", new DecimalValue(value.Value)));
        Assert.Equal(Units.Units.Celsius.Of(value.Value), ThereAndBack("offset", $"offset={offset.Value} K", Units.Units.Celsius.Of(value.Value)));
    }

    [Property]
    public void Scale_ThereAndBack_IsTheSame(Number value, Number factor)
    {
        if (factor.Value == 0m) return;
        Assert.Equal(new DecimalValue(value.Value), ThereAndBack("scale", $"factor={factor.Value}", new DecimalValue(value.Value)));
    }

    [Property]
    public void Invert_Twice_IsTheSame(Number value, bool on, byte percent)
    {
        object[] values = [new DecimalValue(value.Value), Units.Units.Watt.Of(value.Value), OnOff.From(on), UpDown.TryParse(on ? "UP" : "DOWN", out var up) ? up : UpDown.Up, new PercentValue(percent % 101)];
        foreach (var each in values)
        {
            Assert.Equal(each, ThereAndBack("invert", "", (IState)each));
            var once = Single(new ProfileBench("invert"), (IState)each);
            Assert.Equal(each, Single(new ProfileBench("invert"), (IState)once));
        }
    }

    [Property]
    public void Debounce_OutputsAreInputs_TheLastArrives_AndNoneWithinTheQuietTime(Feed feed)
    {
        var quiet = TimeSpan.FromMilliseconds(150);
        var outputs = Run("debounce", "quietTime=150", feed);

        CheckSubsequence(feed, outputs);
        Assert.Equal((feed.Inputs[^1].At + quiet, feed.Inputs[^1].Value), outputs[^1]);
        CheckDistances(outputs, quiet);
        // Each came just a quiet time after its input, and nothing came in between.
        Assert.All(outputs, output => Assert.DoesNotContain(feed.Inputs, input => input.At > output.At - quiet && input.At < output.At));
    }

    [Property]
    public void ThrottleLast_OutputsAreInputs_TheLastArrives_AtMostOneAnInterval(Feed feed)
    {
        var interval = TimeSpan.FromMilliseconds(250);
        var outputs = Run("throttle", "interval=250", feed);

        CheckSubsequence(feed, outputs);
        Assert.Equal(feed.Inputs[0], outputs[0]);
        Assert.Equal(feed.Inputs[^1].Value, outputs[^1].Value);
        Assert.True(outputs[^1].At <= feed.Inputs[^1].At + interval);
        CheckDistances(outputs, interval);
    }

    [Property]
    public void ThrottleFirst_OutputsAreInputsAtTheirTime_AtMostOneAnInterval(Feed feed)
    {
        var interval = TimeSpan.FromMilliseconds(250);
        var outputs = Run("throttle", "interval=250;mode=first", feed);

        Assert.All(outputs, each => Assert.Contains(each, feed.Inputs));
        CheckDistances(outputs, interval);
        // What was dropped came within an interval of what was not.
        Assert.All(feed.Inputs, input => Assert.Contains(outputs, output => output.At <= input.At && input.At - output.At < interval));
    }

    [Property]
    public void Deadband_NeverDropsWhatIsFurtherAwayThanTheBand(Feed feed)
    {
        const decimal Band = 12.5m;
        var bench = new ProfileBench("deadband", "absolute=12.5");
        decimal? passed = null;
        foreach (var (at, value) in feed.Inputs)
        {
            var before = bench.Values.Count;
            bench.GiveState(at, new DecimalValue(value));
            var hasPassed = bench.Values.Count > before;

            Assert.Equal(passed is null || Math.Abs(value - passed.Value) > Band, hasPassed);
            if (hasPassed) passed = value;
        }
    }

    [Property]
    public void Hysteresis_IsMonotone_AndOnlyTheBoundsSwitch(Feed feed)
    {
        var bench = new ProfileBench("hysteresis", "lower=-20;upper=30", "Switch");
        var higher = new ProfileBench("hysteresis", "lower=-20;upper=30", "Switch");
        IState before = UnDef.Undef;
        foreach (var (at, value) in feed.Inputs)
        {
            bench.GiveState(at, new DecimalValue(value));
            higher.GiveState(at, new DecimalValue(value + 7m));
            var now = (IState)bench.Values[^1].Value;

            Assert.Equal(value <= -20m ? OnOff.Off : value > 30m ? OnOff.On : before, now);
            // Higher values never switch off what lower ones have on.
            Assert.False(now == OnOff.On && higher.Values[^1].Value == (object)OnOff.Off);
            before = now;
        }
    }

    [Property]
    public void MovingAverage_IsBetweenTheLeastAndTheMostOfItsWindow(Feed feed)
    {
        var window = TimeSpan.FromMilliseconds(500);
        var outputs = Run("moving-average", "window=500", feed);

        foreach (var (at, value) in outputs)
        {
            // What came within the window, and what held when it began.
            var inside = feed.Inputs.Where(each => each.At <= at && each.At >= at - window).Concat(feed.Inputs.Where(each => each.At < at - window).TakeLast(1)).Select(each => each.Value).ToArray();
            Assert.InRange(value, inside.Min(), inside.Max());
        }
        Assert.True(outputs.Count >= feed.Inputs.Count);
        Assert.Equal(feed.Inputs[^1].Value, outputs[^1].Value);
    }

    [Property]
    public void MovingAverage_OfOneValue_IsThatValueExactly(Feed feed)
    {
        var third = 1m / 3m;
        var outputs = Run("moving-average", "window=500", new Feed([.. feed.Inputs.Select(each => each with { Value = third })]));

        Assert.All(outputs, each => Assert.Equal(third, each.Value));
    }

    [Property]
    public void Profiles_SameInputs_SameOutputs(Feed feed)
    {
        (string, string)[] all =
        [
            ("default", ""), ("offset", "offset=1"), ("hysteresis", "lower=0;upper=10"), ("range", "lower=0;upper=10"), ("timestamp-update", ""), ("timestamp-change", ""),
            ("scale", "factor=3"), ("debounce", "quietTime=100"), ("throttle", "interval=100"), ("deadband", "percent=5"), ("moving-average", "window=300"), ("invert", ""),
        ];
        foreach (var (profile, config) in all) Assert.Equal(Texts(profile, config, feed), Texts(profile, config, feed));
    }

    private static IReadOnlyList<string> Texts(string profile, string config, Feed feed)
    {
        var bench = new ProfileBench(profile, config);
        foreach (var (at, value) in feed.Inputs) bench.GiveState(at, new DecimalValue(value));
        bench.PassTo(ProfileBench.Start.AddHours(1));
        return bench.Outputs;
    }

    private static List<(TimeSpan At, decimal Value)> Run(string profile, string config, Feed feed)
    {
        var bench = new ProfileBench(profile, config);
        foreach (var (at, value) in feed.Inputs) bench.GiveState(at, new DecimalValue(value));
        bench.PassTo(ProfileBench.Start.AddHours(1));
        return [.. bench.Values.Select(each => (each.Time, ((DecimalValue)each.Value).Value))];
    }

    private static object ThereAndBack(string profile, string config, IState state)
    {
        var bench = new ProfileBench(profile, config);
        bench.GiveState(TimeSpan.Zero, state);
        bench.GiveCommand(TimeSpan.Zero, (ICommand)bench.Values[0].Value);
        return bench.Values[1].Value;
    }

    private static object Single(ProfileBench bench, IState state)
    {
        bench.GiveState(TimeSpan.Zero, state);
        return Assert.Single(bench.Values).Value;
    }

    private static void CheckSubsequence(Feed feed, IReadOnlyList<(TimeSpan At, decimal Value)> outputs)
    {
        var next = 0;
        foreach (var output in outputs)
        {
            while (next < feed.Inputs.Count && feed.Inputs[next].Value != output.Value) next++;
            Assert.True(next++ < feed.Inputs.Count, $"{output} was no input, or not in this order.");
        }
    }

    private static void CheckDistances(IReadOnlyList<(TimeSpan At, decimal Value)> outputs, TimeSpan least) =>
        Assert.All(outputs.Zip(outputs.Skip(1)), each => Assert.True(each.Second.At - each.First.At >= least, $"{each.First} and {each.Second} are too near."));
}
