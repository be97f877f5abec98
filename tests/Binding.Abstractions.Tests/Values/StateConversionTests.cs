using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

/// <summary>Every cell of openHAB's table of conversions, and states of the types that it leaves out.</summary>
public sealed class StateConversionTests
{
    private static readonly Type[] Targets =
        [typeof(OnOff), typeof(OpenClosed), typeof(UpDown), typeof(DecimalValue), typeof(PercentValue), typeof(HsbValue), typeof(DateTimeValue), typeof(Quantity)];

    private static readonly (IState State, string Row)[] Table =
    [
        //                                       OnOff OpenClosed UpDown Decimal     Percent     HSB          DateTime              Quantity
        (new DecimalValue(0m),                  "OFF   CLOSED     UP     0           0           0,0,0        1970-01-01T00:00:00   -"),
        (new DecimalValue(1m),                  "ON    OPEN       DOWN   1           100         0,0,100      1970-01-01T00:00:01   -"),
        (new DecimalValue(0.25m),               "ON    -          -      0.25        25          0,0,25       1970-01-01T00:00:00.25 -"),
        (new DecimalValue(5m),                  "ON    -          -      5           -           -            1970-01-01T00:00:05   -"),
        (new DecimalValue(-1m),                 "ON    -          -      -1          -           -            1969-12-31T23:59:59   -"),
        (new DecimalValue(1e15m),               "ON    -          -      1000000000000000 -      -            -                     -"),
        (new PercentValue(0m),                  "OFF   CLOSED     UP     0           0           0,0,0        -                     0~%"),
        (new PercentValue(100m),                "ON    OPEN       DOWN   1           100         0,0,100      -                     100~%"),
        (new PercentValue(40m),                 "ON    -          -      0.4         40          0,0,40       -                     40~%"),
        (new PercentValue(33.3333333m),         "ON    -          -      0.33333334  33.3333333  0,0,33.3333333 -                   33.3333333~%"),
        (new HsbValue(120m, 50m, 0m),           "OFF   -          -      0           0           120,50,0     -                     -"),
        (new HsbValue(120m, 50m, 40m),          "ON    -          -      0.4         40          120,50,40    -                     -"),
        (new HsbValue(1m, 2m, 0.0000001m),      "ON    -          -      0.00000001  0.0000001   1,2,0.0000001 -                    -"),
        (OnOff.On,                              "ON    -          -      1           100         0,0,100      -                     -"),
        (OnOff.Off,                             "OFF   -          -      0           0           0,0,0        -                     -"),
        (OpenClosed.Open,                       "-     OPEN       -      1           100         -            -                     -"),
        (OpenClosed.Closed,                     "-     CLOSED     -      0           0           -            -                     -"),
        (UpDown.Up,                             "-     -          UP     0           0           -            -                     -"),
        (UpDown.Down,                           "-     -          DOWN   1           100         -            -                     -"),
        (0m * Known.Watt,                       "OFF   CLOSED     UP     0           -           -            -                     0~W"),
        (0.9m * Known.Watt,                     "OFF   -          -      0.9         -           -            -                     0.9~W"),
        (1m * Known.Watt,                       "ON    OPEN       DOWN   1           -           -            -                     1~W"),
        (2m * Known.Watt,                       "-     -          -      2           -           -            -                     2~W"),
        (30m * Known.Percent,                   "ON    -          -      30          30          0,0,30       -                     30~%"),
        (-30m * Known.Percent,                  "OFF   -          -      -30         -           -            -                     -30~%"),
        (0.5m * Known.One,                      "OFF   -          -      0.5         50          0,0,50       -                     0.5~one"),
        (130m * Known.Percent,                  "ON    -          -      130         -           -            -                     130~%"),
        (new TextValue("1"),                    "-     -          -      -           -           -            -                     -"),
        (new DateTimeValue(DateTimeOffset.UnixEpoch), "-  -        -      -          -           -            1970-01-01T00:00:00   -"),
        (PlayPause.Play,                        "-     -          -      -           -           -            -                     -"),
        (RewindFastforward.Rewind,              "-     -          -      -           -           -            -                     -"),
        (new PointValue(1m, 2m),                "-     -          -      -           -           -            -                     -"),
        (new StringListValue("1"),              "-     -          -      -           -           -            -                     -"),
        (new RawValue([1], "image/png"),        "-     -          -      -           -           -            -                     -"),
        (UnDef.Null,                            "-     -          -      -           -           -            -                     -"),
        (UnDef.Undef,                           "-     -          -      -           -           -            -                     -"),
    ];

    public static TheoryData<int, int, string> Cells
    {
        get
        {
            var data = new TheoryData<int, int, string>();
            for (var row = 0; row < Table.Length; row++)
            {
                var cells = Table[row].Row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(Targets.Length, cells.Length);
                for (var column = 0; column < cells.Length; column++) data.Add(row, column, $"{Table[row].State.GetType().Name} {Table[row].State.ToText()} as {Targets[column].Name} = {cells[column]}");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Convert_EachCell_IsOpenHabs(int row, int column, string cell)
    {
        var expected = cell[(cell.LastIndexOf(" = ", StringComparison.Ordinal) + 3)..].Replace('~', ' ');
        if (Targets[column] == typeof(DateTimeValue) && expected != "-") expected += "+00:00";

        var converted = StateConversion.Convert(Table[row].State, Targets[column]);

        Assert.Equal(expected, converted?.ToText() ?? "-");
        if (converted is not null) Assert.IsAssignableFrom(Targets[column], converted);
    }

    [Fact]
    public void TryConvert_ToItsOwnType_IsTheSameInstance()
    {
        foreach (var (state, _) in Table) Assert.Same(state, StateConversion.Convert(state, state.GetType()));
        Assert.True(StateConversion.TryConvert<OnOff>(OnOff.On, out var same));
        Assert.Same(OnOff.On, same);
    }

    [Fact]
    public void TryConvert_ToAnyType_NeverIsTextAlone()
    {
        Assert.False(StateConversion.TryConvert<TextValue>(OnOff.On, out _));
        Assert.False(StateConversion.TryConvert<PlayPause>(OnOff.On, out _));
    }
}
