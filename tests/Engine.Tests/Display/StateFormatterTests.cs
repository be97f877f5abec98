using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FsCheck.Xunit;
using HomeBinding.Channels;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Profiles;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Engine.Tests.Display;

public sealed class StateFormatterTests
{
    private static readonly DisplayContext Context = new() { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

    [Theory]
    // Numbers: rounding from the exact decimal, half a digit up.
    [InlineData("Number", "%.1f", "0.25", "0.3")]
    [InlineData("Number", "%.1f", "-0.25", "-0.3")]
    [InlineData("Number", "%.1f", "0.35", "0.4")]
    [InlineData("Number", "%.2f", "1.005", "1.01")]
    [InlineData("Number", "%.2f", "2.675", "2.68")]
    [InlineData("Number", "%.0f", "0.5", "1")]
    [InlineData("Number", "%.1f", "-0.04", "0.0")]
    [InlineData("Number", "%d", "7.6", "8")]
    [InlineData("Number", "%d", "7", "7")]
    [InlineData("Number", "%f", "7", "7.000000")]
    [InlineData("Number", "%.3f", "7", "7.000")]
    [InlineData("Number", "%.30f", "0.1", "0.100000000000000000000000000000")]
    [InlineData("Number", "%s", "7.50", "7.50")]
    [InlineData("Number", "%,.2f", "1234567.891", "1,234,567.89")]
    [InlineData("Number", "%+.1f", "5", "+5.0")]
    [InlineData("Number", "%(.1f", "-5", "(5.0)")]
    [InlineData("Number", "%5.1f|", "5", "  5.0|")]
    [InlineData("Number", "%-5.1f|", "5", "5.0  |")]
    [InlineData("Number", "%05d", "-42", "-0042")]
    [InlineData("Number", "%x", "255", "ff")]
    [InlineData("Number", "%X", "255", "FF")]
    [InlineData("Number", "%o", "8", "10")]
    [InlineData("Number", "%.2e", "12345", "1.23e+04")]
    [InlineData("Number", "%.1f", "79228162514264337593543950335", "79228162514264337593543950335.0")]
    [InlineData("Number", "%d %%", "40", "40 %")]
    [InlineData("Number", "a%nb %s", "1", "a\nb 1")]
    [InlineData("Number", "%.1f %unit%", "5", "5.0")]
    [InlineData("Number", null, "5.5", "6")]
    // Quantities: the state's unit, and a unit in the pattern that it is converted to.
    [InlineData("Number:Power", "%.1f %unit%", "1234.56 W", "1234.6 W")]
    [InlineData("Number:Power", "%.1f kW", "1234.56 W", "1.2 kW")]
    [InlineData("Number:Power", "%.1fkW", "1234.56 W", "1.2kW")]
    [InlineData("Number:Power", "%.1f W", "1.5 kW", "1500.0 W")]
    [InlineData("Number:Power", "%.1f kWh", "1500 W", "1500.0 kWh")]
    [InlineData("Number:Power", "now %.0f W used", "1.5 kW", "now 2 W used")]
    [InlineData("Number:Power", "%s", "1.50 kW", "1.50")]
    [InlineData("Number:Power", null, "1234.5 W", "1235 W")]
    [InlineData("Number:Temperature", "%.1f °F", "20 °C", "68.0 °F")]
    [InlineData("Number:Temperature", "%d K", "500 mired", "2000 K")]
    [InlineData("Number:Dimensionless", "%.0f %%", "0.5 one", "50 %")]
    [InlineData("Number:Dimensionless", "%.0f %unit%", "50 %", "50 %")]
    [InlineData("Number:Dimensionless", "%.1f %unit%", "0.5 one", "0.5")]
    // Durations.
    [InlineData("Number:Time", "%1$tH:%1$tM", "3660 s", "01:01")]
    [InlineData("Number:Time", "%1$tj %1$tH:%1$tM:%1$tS", "90061 s", "002 01:01:01")]
    [InlineData("Number:Time", "%.1f h", "5400 s", "1.5 h")]
    // Dates, in the time zone of the reader.
    [InlineData("DateTime", null, "2026-07-05T16:03:09.0078901Z", "2026-07-05 18:03:09")]
    [InlineData("DateTime", "%1$tY %1$ty %1$tC %1$tm %1$td %1$te %1$tj", "2026-07-05T16:03:09.0078901Z", "2026 26 20 07 05 5 186")]
    [InlineData("DateTime", "%1$tH %1$tk %1$tI %1$tl %1$tM %1$tS %1$tL %1$tN", "2026-07-05T06:03:09.0078901Z", "08 8 08 8 03 09 007 007890100")]
    [InlineData("DateTime", "%1$tp %1$Tp %1$tI", "2026-07-05T10:00:00Z", "pm PM 12")]
    [InlineData("DateTime", "%1$tA %1$ta %1$tB %1$tb %1$th %1$TB", "2026-07-05T16:03:09Z", "Sunday Sun July Jul Jul JULY")]
    [InlineData("DateTime", "%1$tz %1$tZ", "2026-07-05T16:03:09Z", "+0200 CEST")]
    [InlineData("DateTime", "%1$tz %1$tZ", "2026-01-05T16:03:09Z", "+0100 CET")]
    [InlineData("DateTime", "%1$tT %1$tD %1$tR %1$tF %1$tr", "2026-07-05T16:03:09Z", "18:03:09 07/05/26 18:03 2026-07-05 06:03:09 PM")]
    [InlineData("DateTime", "%1$ts %1$tQ", "2026-07-05T16:03:09.5Z", "1783267389 1783267389500")]
    [InlineData("DateTime", "%1$tc", "2026-07-05T16:03:09Z", "Sun Jul 05 18:03:09 CEST 2026")]
    [InlineData("DateTime", "%tH:%<tM", "2026-07-05T16:03:09Z", "18:03")]
    // Other states.
    [InlineData("String", null, "text", "text")]
    [InlineData("String", "<%s>", "text", "<text>")]
    [InlineData("String", "%S|%6s|%-6s|%.2s", "text", "TEXT|  text|text  |te")]
    [InlineData("Switch", null, "ON", "ON")]
    [InlineData("Switch", "is %s", "ON", "is ON")]
    [InlineData("Contact", "%d", "OPEN", "1")]
    [InlineData("Dimmer", "%d %%", "40", "40 %")]
    [InlineData("Dimmer", "%.1f %unit%", "40", "40.0")]
    [InlineData("Rollershutter", "%s", "40", "40")]
    [InlineData("Color", "%s", "120,100,50", "120,100,50")]
    [InlineData("Color", "%hsb%", "120,100,50", "120,100,50")]
    [InlineData("Color", "rgb(%rgb%)", "120,100,50", "rgb(0,128,0)")]
    [InlineData("Location", "%s", "48.2,16.37,171", "48.2°N 16.37°E 171m")]
    [InlineData("Location", "%2$s/%3$s/%1$s", "48.2,16.37,171", "48.2/16.37/171")]
    [InlineData("Call", "%2$s", "a,b", "b")]
    [InlineData("Player", null, "PLAY", "PLAY")]
    // Nothing known.
    [InlineData("Number:Temperature", "%.1f °C", "NULL", "- °C")]
    [InlineData("Number:Temperature", "%.1f %unit%", "UNDEF", "-")]
    [InlineData("DateTime", null, "NULL", "-")]
    [InlineData("String", "<%s>", "UNDEF", "<->")]
    [InlineData("Switch", null, "NULL", "-")]
    public void Format_ByPattern_GivesTheText(string name, string? pattern, string text, string expected)
    {
        var (type, state) = Read(name, text);

        var shown = StateFormatter.Format(state, pattern is null ? null : new() { Pattern = pattern }, type, Context, out var problem);

        Assert.Equal(expected, shown);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("Number", "%.1q", "5", "is not supported")]
    [InlineData("Number", "%", "5", "is no conversion")]
    [InlineData("Number", "50 % wet %s", "5", "is not supported")]
    [InlineData("Number:Time", "%1$tM min %unit%", "60 s", "does not fit the state 60 s.")]
    [InlineData("Number", "%1$tY", "5", "does not fit the state 5.")]
    [InlineData("Number", "%x", "1.5", "does not fit the state 1.5.")]
    [InlineData("Number", "%9999999999d", "5", "is not supported")]
    [InlineData("Number", "%.2000f", "5", "is not supported")]
    [InlineData("String", "%.1f", "text", "does not fit the state text.")]
    [InlineData("String", "%d", "text", "does not fit the state text.")]
    [InlineData("DateTime", "%1$tx", "2026-07-05T16:03:09+00:00", "is not supported")]
    [InlineData("DateTime", "%d", "2026-07-05T16:03:09+00:00", "does not fit the state 2026-07-05T16:03:09+00:00.")]
    [InlineData("Switch", "%rgb%", "ON", "does not fit the state ON.")]
    [InlineData("Location", "%4$s", "1,2", "does not fit the state 1,2.")]
    [InlineData("String", "MAP(a.map):%s", "text", "There is no transformation MAP.")]
    public void Format_BadPattern_GivesTheTextOfTheStateAndSaysWhy(string name, string pattern, string text, string expected)
    {
        var (type, state) = Read(name, text);

        var shown = StateFormatter.Format(state, new StateDescription { Pattern = pattern }, type, Context with { Transformations = new Upper() }, out var problem);

        Assert.Equal(text, shown);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number", "%s", "1", "one")]
    [InlineData("Number", "%s", "1.0", "one")]
    [InlineData("Number", "<%s>", "1", "<one>")]
    [InlineData("Number", "%.1f", "1", "one")]
    [InlineData("Number", "%.1f", "3", "3.0")]
    [InlineData("Number:Power", "%.1f %unit%", "2 W", "two")]
    [InlineData("Number:Power", "%.1f %unit%", "4000 W", "four")]
    [InlineData("String", "%s", "A", "letter")]
    [InlineData("String", "UPPER():%s", "A", "A!")]
    [InlineData("String", null, "NULL", "-")]
    public void Format_Option_ShowsItsLabel(string name, string? pattern, string text, string expected)
    {
        var (type, state) = Read(name, text);
        var description = new StateDescription { Pattern = pattern, Options = [new("1", "one"), new("2", "two"), new("4 kW", "four"), new("A", "letter")] };

        Assert.Equal(expected, StateFormatter.Format(state, description, type, Context with { Transformations = new Upper() }));
    }

    [Theory]
    [InlineData("String", "UPPER():%s", "text", "TEXT!")]
    [InlineData("String", "upper(a(b):c):[%s]", "text", "[TEXT]!")]
    [InlineData("Number", "UPPER():%.1f e", "5", "5.0 E!")]
    [InlineData("String", "UPPER():%s", "NULL", "-!")]
    [InlineData("String", "UPPER(fail):<%s>", "text", "<text>")]
    public void Format_Transformation_HasTheLastWord(string name, string pattern, string text, string expected)
    {
        var (type, state) = Read(name, text);

        var shown = StateFormatter.Format(state, new StateDescription { Pattern = pattern }, type, Context with { Transformations = new Upper() }, out var problem);

        Assert.Equal(expected, shown);
        Assert.Equal(pattern.Contains("fail", StringComparison.Ordinal) ? "It failed." : null, problem);
    }

    [Fact]
    public void Format_WithACulture_UsesItsSeparatorsAndNames()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        german.DateTimeFormat.DayNames = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
        var context = Context with { Culture = german };

        Assert.Equal("1.234,50 W", StateFormatter.Format(Home.Watts(1234.5m), new() { Pattern = "%,.2f %unit%" }, ItemType.Quantity(Power.Definition), context));
        Assert.Equal("Sonntag", StateFormatter.Format(new DateTimeValue(new(2026, 7, 5, 12, 0, 0, TimeSpan.Zero)), new() { Pattern = "%1$tA" }, ItemType.DateTime, context));
    }

    [Fact]
    public void Context_OfAClock_HasItsZone()
    {
        var time = new FakeTimeProvider();
        time.SetLocalTimeZone(Context.Zone);

        Assert.Same(Context.Zone, DisplayContext.Of(time).Zone);
    }

    [Property(MaxTest = 3000)]
    public void Format_AnyPattern_NeverThrows(string? pattern, byte[] picks, decimal number, byte kind)
    {
        const string Alphabet = "%%%%0123.$-+#,( <dfsxoeEtTYmHMZunitrgbhMAP()::[] ";
        var made = string.Concat(picks.Select(each => Alphabet[each % Alphabet.Length]));
        IState[] states =
        [
            new DecimalValue(number), Quantity.Of(number, HomeBinding.Units.Units.Second), new TextValue(made), new DateTimeValue(DateTimeOffset.MinValue), new DateTimeValue(DateTimeOffset.MaxValue),
            new PointValue(1m, 2m), new StringListValue("a"), new HsbValue(1m, 2m, 3m), UnDef.Null, OnOff.On, Refused,
        ];
        foreach (var candidate in new[] { pattern, made, $"%{made}", $"%1$t{made}", $"%.{kind}f{made}" })
            _ = StateFormatter.Format(states[kind % states.Length], new() { Pattern = candidate }, ItemType.Undimensioned[kind % ItemType.Undimensioned.Count], Context);
    }

    private static readonly RawValue Refused = new([1], "image/png");

    private static (ItemType Type, IState State) Read(string name, string text)
    {
        Assert.True(ItemType.TryParse(name, out var type));
        Assert.True(type.TryParseState(text, out var state));
        return (type, state);
    }

    private sealed class Upper : ITransformations
    {
        public IReadOnlyCollection<string> Names => ["UPPER"];

        public bool TryTransform(string name, string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
        {
            (result, error) = !name.Equals("UPPER", StringComparison.OrdinalIgnoreCase) ? (null, $"There is no transformation {name}.")
                : function == "fail" ? (null, "It failed.")
                : (input.ToUpperInvariant() + "!", (string?)null);
            return result is not null;
        }
    }
}
