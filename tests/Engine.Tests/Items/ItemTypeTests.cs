using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Engine.Tests.Items;

/// <summary>Which states and commands each item type takes: openHAB's table, whole.</summary>
public sealed class ItemTypeTests
{
    private static readonly DateTimeValue Noon = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private static readonly RawValue Picture = new([1, 2, 3], "image/png");

    /// <summary>One of each kind of state, in the order of the columns below.</summary>
    private static readonly IState[] StateColumns =
    [
        OnOff.On, OnOff.Off, OpenClosed.Open, UpDown.Down, new PercentValue(40m), new HsbValue(120m, 50m, 40m), new DecimalValue(1m), new DecimalValue(0.25m),
        new DecimalValue(7m), 30m * Known.Percent, 2m * Known.Kilowatt, PlayPause.Play, RewindFastforward.Rewind, new TextValue("text"), Noon,
        new PointValue(48.2m, 16.37m), Picture, new StringListValue("a", "b"), UnDef.Null, UnDef.Undef,
    ];

    /// <summary>What each type makes of them; - is refused.</summary>
    private static readonly (string Type, string Row)[] StateRows =
    [
        //                   ON         OFF      OPEN      DOWN     40           120,50,40   1         0.25         7        30 %     2 kW     PLAY REWIND text   noon  place  raw   list  NULL UNDEF
        ("Switch",          "ON         OFF      -         -        ON           ON          ON        ON           ON       ON       -        -    -      -      -     -      -     -     NULL UNDEF"),
        ("Dimmer",          "100        0        100       100      40           40          100       25           -        30       -        -    -      -      -     -      -     -     NULL UNDEF"),
        ("Color",           "0,0,100    0,0,0    0,0,100   0,0,100  0,0,40       120,50,40   0,0,100   0,0,25       -        0,0,30   -        -    -      -      -     -      -     -     NULL UNDEF"),
        ("Contact",         "-          -        OPEN      -        -            -           OPEN      -            -        -        -        -    -      -      -     -      -     -     NULL UNDEF"),
        ("DateTime",        "-          -        -         -        -            -           1s        0.25s        7s       -        -        -    -      -      noon  -      -     -     NULL UNDEF"),
        ("Number",          "1          0        1         1        0.4          0.4         1         0.25         7        30       2        -    -      -      -     -      -     -     NULL UNDEF"),
        ("Number:Power",    "1~W        0~W      1~W       1~W      0.4~W        0.4~W       1~W       0.25~W       7~W      -        2000~W   -    -      -      -     -      -     -     NULL UNDEF"),
        ("Number:Dimensionless", "1~one 0~one    1~one     1~one    0.4~one      0.4~one     1~one     0.25~one     7~one    0.3~one  -        -    -      -      -     -      -     -     NULL UNDEF"),
        ("Player",          "-          -        -         -        -            -           -         -            -        -        -        PLAY REWIND -      -     -      -     -     NULL UNDEF"),
        ("Rollershutter",   "100        0        100       100      40           40          100       25           -        30       -        -    -      -      -     -      -     -     NULL UNDEF"),
        ("String",          "ON         OFF      OPEN      DOWN     40           120,50,40   1         0.25         7        30~%     2~kW     PLAY REWIND text   noon  place  raw   a,b   NULL UNDEF"),
        ("Location",        "-          -        -         -        -            -           -         -            -        -        -        -    -      -      -     place  -     -     NULL UNDEF"),
        ("Image",           "-          -        -         -        -            -           -         -            -        -        -        -    -      -      -     -      raw   -     NULL UNDEF"),
        ("Call",            "-          -        -         -        -            -           -         -            -        -        -        -    -      -      -     -      -     a,b   NULL UNDEF"),
        ("Group",           "-          -        -         -        -            -           -         -            -        -        -        -    -      -      -     -      -     -     NULL UNDEF"),
    ];

    private static readonly ICommand[] CommandColumns =
    [
        OnOff.On, OnOff.Off, IncreaseDecrease.Increase, UpDown.Up, StopMove.Stop, PlayPause.Pause, RewindFastforward.Fastforward, NextPrevious.Next, new PercentValue(40m),
        new HsbValue(120m, 50m, 40m), new DecimalValue(7m), 2m * Known.Kilowatt, new TextValue("text"), Noon, new PointValue(48.2m, 16.37m), new StringListValue("a", "b"), Refresh.Instance,
    ];

    private static readonly (string Type, string Row)[] CommandRows =
    [
        //                  ON   OFF   INCREASE UP   STOP  PAUSE  FASTFORWARD  NEXT  40     120,50,40  7     2 kW    text  noon  place  a,b  REFRESH
        ("Switch",         "ON   OFF   -        -    -     -      -            -     -      -          -     -       -     -     -      -    REFRESH"),
        ("Dimmer",         "ON   OFF   INCREASE -    -     -      -            -     40     40         -     -       -     -     -      -    REFRESH"),
        ("Color",          "ON   OFF   INCREASE -    -     -      -            -     40     120,50,40  -     -       -     -     -      -    REFRESH"),
        ("Contact",        "-    -     -        -    -     -      -            -     -      -          -     -       -     -     -      -    REFRESH"),
        ("DateTime",       "-    -     -        -    -     -      -            -     -      -          -     -       -     noon  -      -    REFRESH"),
        ("Number",         "-    -     -        -    -     -      -            -     -      -          7     2       -     -     -      -    REFRESH"),
        ("Number:Power",   "-    -     -        -    -     -      -            -     -      -          7~W   2~kW    -     -     -      -    REFRESH"),
        ("Number:Energy",  "-    -     -        -    -     -      -            -     -      -          7~kWh -       -     -     -      -    REFRESH"),
        ("Player",         "-    -     -        -    -     PAUSE  FASTFORWARD  NEXT  -      -          -     -       -     -     -      -    REFRESH"),
        ("Rollershutter",  "-    -     -        UP   STOP  -      -            -     40     -          -     -       -     -     -      -    REFRESH"),
        ("String",         "ON   OFF   INCREASE UP   STOP  PAUSE  FASTFORWARD  NEXT  40     120,50,40  7     2~kW    text  noon  place  a,b  REFRESH"),
        ("Location",       "-    -     -        -    -     -      -            -     -      -          -     -       -     -     place  -    REFRESH"),
        ("Image",          "-    -     -        -    -     -      -            -     -      -          -     -       -     -     -      -    REFRESH"),
        ("Call",           "-    -     -        -    -     -      -            -     -      -          -     -       -     -     -      -    REFRESH"),
        ("Group",          "-    -     -        -    -     -      -            -     -      -          -     -       -     -     -      -    REFRESH"),
    ];

    public static TheoryData<string, string, string> States => Cells(StateRows, [.. StateColumns.Select(each => each.ToText())]);

    public static TheoryData<string, string, string> Commands => Cells(CommandRows, [.. CommandColumns.Select(each => each.ToText())]);

    public static TheoryData<string> Names => [.. StateRows.Select(each => each.Type)];

    [Theory]
    [MemberData(nameof(States))]
    public void TryAccept_State_StoresOrSaysWhyNot(string name, string text, string expected)
    {
        var (type, unit) = TypeOf(name);
        var state = StateColumns.Single(each => each.ToText() == text && (each is not UnDef || text is "NULL" or "UNDEF"));

        var accepted = type.TryAccept(state, unit, out var stored, out var error);

        Assert.Equal(expected != "-", accepted);
        Assert.Equal(accepted ? expected : null, stored?.ToText());
        if (!accepted) Assert.StartsWith($"{name} items do not accept {text}; expected ", error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void TryAccept_Command_TakesOrSaysWhyNot(string name, string text, string expected)
    {
        var (type, unit) = TypeOf(name);
        var command = CommandColumns.Single(each => each.ToText() == text);

        var accepted = type.TryAccept(command, unit, out var taken, out var error);

        Assert.Equal(expected != "-", accepted);
        Assert.Equal(accepted ? expected : null, taken?.ToText());
        if (!accepted) Assert.StartsWith($"{name} items do not take the command {text}; expected ", error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Stored_State_IsStoredAgainAsItIs(string name)
    {
        var (type, unit) = TypeOf(name);

        foreach (var state in StateColumns)
        {
            if (type.TryAccept(state, unit, out var stored, out _)) Assert.True(type.TryAccept(stored, unit, out var again, out _) && ReferenceEquals(stored, again));
        }
    }

    [Theory]
    [InlineData("Color", "120,50,40", "ON", "120,50,100")]
    [InlineData("Color", "120,50,40", "OFF", "120,50,0")]
    [InlineData("Color", "120,50,40", "70", "120,50,70")]
    [InlineData("Color", "120,50,40", "10,20,30", "10,20,30")]
    [InlineData("Color", "NULL", "70", "0,0,70")]
    [InlineData("Color", "UNDEF", "ON", "0,0,100")]
    public void TryAccept_Color_KeepsHueAndSaturationOfTheCurrentState(string name, string current, string text, string expected)
    {
        var (type, _) = TypeOf(name);
        Assert.True(type.TryParseState(current, out var now));
        Assert.True(type.TryParseState(text, out var state));

        Assert.True(type.TryAccept(state, null, now, out var stored, out _));

        Assert.Equal(expected, stored.ToText());
    }

    [Theory]
    [InlineData("Number:Temperature", "K", "500 mired", "2000 K")]
    [InlineData("Number:Temperature", "mired", "2000 K", "500 mired")]
    [InlineData("Number:Temperature", "°C", "68 °F", "20 °C")]
    [InlineData("Number:Temperature", "°F", "20 °C", "68 °F")]
    [InlineData("Number:Temperature", "°C", "20 C", "20 °C")]
    [InlineData("Number:Frequency", "Hz", "20 ms", "50 Hz")]
    [InlineData("Number:Time", "s", "4 Hz", "0.25 s")]
    [InlineData("Number:ElectricConductance", "S", "4 Ω", "0.25 S")]
    [InlineData("Number:Dimensionless", "%", "0.5", "0.5 %")]
    [InlineData("Number:Dimensionless", "%", "0.5 one", "50 %")]
    [InlineData("Number:Energy", "kWh", "0.1 Wh", "0.0001 kWh")]
    [InlineData("Number:Power", "kW", "0.3", "0.3 kW")]
    [InlineData("Number", null, "21.5 °C", "21.5")]
    public void TryAccept_ForeignUnit_IsConvertedExactly(string name, string? symbol, string text, string expected)
    {
        Assert.True(ItemType.TryParse(name, out var type));
        var unit = symbol is not null && Unit.TryParse(symbol, out var found) ? found : null;
        Assert.True(type.TryParseState(text, out var state));

        Assert.True(type.TryAccept(state, unit, out var stored, out var error), error);

        Assert.Equal(expected, stored.ToText());
    }

    [Fact]
    public void TryAccept_Percent_InADimensionlessItemOfPercent_KeepsItsNumber()
    {
        var type = ItemType.Quantity(Dimensionless.Definition);

        Assert.True(type.TryAccept((IState)new PercentValue(40m), Known.Percent, out var stored, out _));

        Assert.Equal("40 %", stored.ToText());
    }

    [Theory]
    [InlineData("Number:Power", "W", "5 Wh", "Number:Power items do not accept 5 Wh; expected a number with a unit of Power, e.g. W; Wh is a unit of Energy.")]
    [InlineData("Number:Power", "W", "5 dBm", "Number:Power items do not accept 5 dBm; expected a number with a unit of Power, e.g. W; dBm does not convert to W here.")]
    [InlineData("Number:Frequency", "Hz", "0 s", "Number:Frequency items do not accept 0 s; expected a number with a unit of Frequency, e.g. Hz; s is a unit of Time.")]
    [InlineData("Number:Temperature", "K", "0 mired", "Number:Temperature items do not accept 0 mired; expected a number with a unit of Temperature, e.g. °C; mired does not convert to K here.")]
    public void TryAccept_IncompatibleUnit_SaysWhy(string name, string symbol, string text, string expected)
    {
        Assert.True(ItemType.TryParse(name, out var type));
        Assert.True(Unit.TryParse(symbol, out var unit));

        Assert.False(type.TryAccept((IState)Values.Quantity.Parse(text), unit, out var stored, out var error));

        Assert.Null(stored);
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("Switch", "ON OFF", "on 1 OPEN ''")]
    [InlineData("Dimmer", "0 100 55.5 ON OFF", "101 -1 UP INCREASE 50%")]
    [InlineData("Color", "0,0,0 360,100,100 50 ON OFF", "1,2 101,101,0 INCREASE")]
    [InlineData("Contact", "OPEN CLOSED", "ON open")]
    [InlineData("DateTime", "2026-01-31T18:30:00+01:00 18:30 1700000000 2026-01-31", "today 24:00 2026-02-30")]
    [InlineData("Number", "1 -1.5 1e3 5_W", "1,5 x")]
    [InlineData("Number:Power", "1 5_W 5_kW", "5_Wh x")]
    [InlineData("Player", "PLAY PAUSE REWIND FASTFORWARD", "NEXT STOP")]
    [InlineData("Rollershutter", "0 100 UP DOWN", "STOP ON 101")]
    [InlineData("String", "anything 1 ON REFRESH", "")]
    [InlineData("Location", "48.2,16.37 48.2,16.37,171", "48.2 91,0 a,b")]
    [InlineData("Image", "data:image/png;base64,AQID", "AQID http://x")]
    [InlineData("Call", "a a,b", "")]
    [InlineData("Group", "NULL UNDEF", "ON 1")]
    public void TryParseState_Text_IsReadInTheOrderOfTheType(string name, string good, string bad)
    {
        var (type, _) = TypeOf(name);

        foreach (var text in Words(good)) Assert.True(type.TryParseState(text, out _, out var error), error);
        foreach (var text in Words(bad))
        {
            Assert.False(type.TryParseState(text, out var state, out var error));
            Assert.Null(state);
            Assert.StartsWith($"'{text}' is no state of {name} items; expected ", error, StringComparison.Ordinal);
        }
        Assert.True(type.TryParseState("NULL", out var none) && none == UnDef.Null);
        Assert.True(type.TryParseState("UNDEF", out none) && none == UnDef.Undef);
    }

    [Theory]
    [InlineData("Switch", "ON OFF", "on 1 TOGGLE")]
    [InlineData("Dimmer", "0 100 ON OFF INCREASE DECREASE", "101 UP STOP")]
    [InlineData("Color", "0,0,0 50 ON OFF INCREASE DECREASE", "UP 1,2")]
    [InlineData("Contact", "", "OPEN CLOSED")]
    [InlineData("DateTime", "2026-01-31T18:30:00+01:00", "today")]
    [InlineData("Number", "1 5_W", "ON NULL")]
    [InlineData("Number:Power", "1 5_W", "5_Wh UNDEF")]
    [InlineData("Player", "PLAY PAUSE REWIND FASTFORWARD NEXT PREVIOUS", "STOP")]
    [InlineData("Rollershutter", "0 100 UP DOWN STOP MOVE", "ON INCREASE")]
    [InlineData("String", "anything 1 ON NULL", "")]
    [InlineData("Location", "48.2,16.37", "48.2")]
    [InlineData("Image", "", "data:image/png;base64,AQID")]
    [InlineData("Call", "", "a,b")]
    [InlineData("Group", "", "ON")]
    public void TryParseCommand_Text_IsReadInTheOrderOfTheType(string name, string good, string bad)
    {
        var (type, unit) = TypeOf(name);

        foreach (var text in Words(good).Append("REFRESH"))
        {
            Assert.True(type.TryParseCommand(text, out var command, out var error), error);
            Assert.True(type.TryAccept(command, unit, out _, out error), error);
        }
        foreach (var text in Words(bad))
        {
            Assert.False(type.TryParseCommand(text, out var command, out var error));
            Assert.Null(command);
            Assert.StartsWith($"'{text}' is no command for {name} items; expected ", error, StringComparison.Ordinal);
        }
        Assert.True(type.TryParseCommand("REFRESH", out var refresh, out _));
        Assert.Same(Refresh.Instance, refresh);
    }

    [Theory]
    [InlineData("1", typeof(DecimalValue))]
    [InlineData("1 W", typeof(Quantity<Power>))]
    public void TryParseState_Number_GivesTheFirstTypeThatReadsIt(string text, Type expected)
    {
        Assert.True(ItemType.Number.TryParseState(text, out var state));
        Assert.IsType(expected, state);
    }

    [Theory]
    [InlineData("Number:Nonsense")]
    [InlineData("Number:")]
    [InlineData("switch")]
    [InlineData("")]
    public void TryParse_NoType_IsFalse(string name) => Assert.False(ItemType.TryParse(name, out _));

    [Fact]
    public void TryParse_NameOfEachType_IsThatType()
    {
        Assert.All(ItemType.Undimensioned.Append(ItemType.Group), each => Assert.True(ItemType.TryParse(each.Name, out var type) && type == each));
        Assert.All(Dimension.All, each => Assert.True(ItemType.TryParse($"Number:{each.Name}", out var type) && type.Dimension == each));
    }

    private static string[] Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each == "''" ? "" : each.Replace('_', ' '))];

    private static (ItemType Type, Unit? Unit) TypeOf(string name)
    {
        Assert.True(ItemType.TryParse(name, out var type));
        return (type, type.Dimension?.DefaultUnit(MeasurementSystem.SI));
    }

    private static TheoryData<string, string, string> Cells((string Type, string Row)[] rows, string[] columns)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (type, row) in rows)
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(columns.Length, cells.Length);
            for (var i = 0; i < cells.Length; i++) data.Add(type, columns[i], Text(cells[i]));
        }
        return data;
    }

    private static string Text(string cell) => cell switch
    {
        "noon" => Noon.ToText(),
        "place" => "48.2,16.37",
        "raw" => Picture.ToText(),
        "1s" => "1970-01-01T00:00:01+00:00",
        "0.25s" => "1970-01-01T00:00:00.25+00:00",
        "7s" => "1970-01-01T00:00:07+00:00",
        _ => cell.Replace('~', ' '),
    };
}
