using FsCheck;
using FsCheck.Fluent;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Engine.Tests.Groups;

/// <summary>Any sequence of states that come and go, against a recomputation from all states that are there.</summary>
public sealed class AggregateProperties
{
    internal static readonly IState[] States =
    [
        UnDef.Null, UnDef.Undef, OnOff.On, OnOff.Off, OpenClosed.Open, OpenClosed.Closed, UpDown.Up, UpDown.Down, new TextValue("ON"), new TextValue("5"),
        new DecimalValue(0), new DecimalValue(1), new DecimalValue(1.0m), new DecimalValue(-2.5m), new DecimalValue(1m / 3), new DecimalValue(7e-28m), new DecimalValue(1e18m),
        new DecimalValue(decimal.MaxValue), new DecimalValue(decimal.MinValue), new DecimalValue(12_345_678_901.123_456_789m),
        new PercentValue(0), new PercentValue(50), new PercentValue(100), new HsbValue(120, 50, 33),
        300 * Known.Watt, 0.3m * Known.Kilowatt, -1 * Known.Watt, 1.23456789012m * Known.Kilowatt, 20 * Known.WattHour, 20 * Known.Celsius, 68 * Known.Fahrenheit, 280.5m * Known.Kelvin,
        new DateTimeValue(DateTimeOffset.UnixEpoch), new DateTimeValue(DateTimeOffset.UnixEpoch.AddYears(50)), new DateTimeValue(DateTimeOffset.UnixEpoch.AddYears(50).ToOffset(TimeSpan.FromHours(2))),
    ];

    private static readonly GroupFunction[] Functions =
    [
        GroupFunction.Equality, GroupFunction.Sum, GroupFunction.Avg, GroupFunction.Median, GroupFunction.Min, GroupFunction.Max, GroupFunction.Latest, GroupFunction.Earliest,
        GroupFunction.Count("ON|5.*"), GroupFunction.Count("[A-Z]+"),
        GroupFunction.And(OnOff.On, OnOff.Off), GroupFunction.Or(OnOff.On, OnOff.Off), GroupFunction.Nand(OnOff.On, OnOff.Off), GroupFunction.Nor(OnOff.Off, OnOff.On), GroupFunction.Xor(OnOff.On, OnOff.Off),
        GroupFunction.Or(OpenClosed.Open, OpenClosed.Closed), GroupFunction.And(new PercentValue(100), PercentValue.Zero),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            for (var i = 0; i < Functions.Length; i++)
                foreach (var type in (string[])["Number", "Number:Power", "Number:Temperature", "Number:Dimensionless"]) data.Add($"{i}: {Functions[i]}", type);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AnySequence_GivesWhatARecomputationGives(string functionText, string typeName)
    {
        var function = Functions[int.Parse(functionText.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)];
        Assert.True(ItemType.TryParse(typeName, out var type));
        var unit = type.Dimension?.DefaultUnit(MeasurementSystem.SI);
        Prop.ForAll(Gen.Choose(0, 10_000).ArrayOf().ToArbitrary(), steps =>
        {
            var aggregate = Aggregate.Create(function, type, unit);
            var present = new List<IState>();
            foreach (var step in steps)
            {
                // Leaving is as likely as coming only when there are many.
                if (present.Count > 0 && step % 16 < present.Count)
                {
                    var leaving = present[step % present.Count];
                    present.RemoveAt(step % present.Count);
                    aggregate.Remove(leaving);
                }
                else
                {
                    var coming = States[step % States.Length];
                    present.Add(coming);
                    aggregate.Add(coming);
                }
                Assert.Equal(NaiveGroup.Calculate(function, unit, present), aggregate.Result);
                Assert.Equal(NaiveGroup.Count(function, present), aggregate.Count);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(60));
    }

    [Fact]
    public void Sum_AfterAMillionChanges_HasNotDrifted()
    {
        var sum = Aggregate.Create(GroupFunction.Sum, ItemType.Number, null);
        var third = new DecimalValue(1m / 3);
        for (var i = 0; i < 500_000; i++)
        {
            sum.Add(third);
            sum.Add(new DecimalValue(0.1m));
            sum.Remove(third);
            if (i % 2 == 0) sum.Remove(new DecimalValue(0.1m));
        }

        Assert.Equal("25000", ((DecimalValue)sum.Result).ToText());
    }
}
