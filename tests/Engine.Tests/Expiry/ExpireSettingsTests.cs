using HomeBinding.Engine.Expiry;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Expiry;

public sealed class ExpireSettingsTests
{
    private static readonly Dictionary<string, object?> None = [];

    [Theory]
    [InlineData("5m", 300_000)]
    [InlineData("1d 1h 15m 30s 500ms", 90_930_500)]
    [InlineData("1d1h15m30s500ms", 90_930_500)]
    [InlineData("500ms", 500)]
    [InlineData("2H 5M", 7_500_000)]
    [InlineData(" 90s ", 90_000)]
    [InlineData("PT1H", 3_600_000)]
    [InlineData("pt1h30m", 5_400_000)]
    [InlineData("P1DT0.5S", 86_400_500)]
    [InlineData("P2D", 172_800_000)]
    public void TryParse_Duration_IsRead(string text, long milliseconds)
    {
        Assert.True(ExpireDuration.TryParse(text, out var duration, out _));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("", "The duration is missing; expected e.g. 5m, 1h 30m or PT1H30M.")]
    [InlineData("5", "'5' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("5 minutes", "'5 minutes' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("30s 5m", "'30s 5m' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("-5m", "'-5m' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("1.5h", "'1.5h' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("P", "'P' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("PT", "'PT' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("P1Y", "'P1Y' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.")]
    [InlineData("0s", "The duration '0s' is zero; expected more than that.")]
    [InlineData("99999d", "The duration '99999d' is longer than 100 years.")]
    [InlineData("99999999999999999999999999999999999999d", "The duration '99999999999999999999999999999999999999d' is longer than 100 years.")]
    public void TryParse_NoDuration_SaysWhatIsExpected(string text, string expected)
    {
        Assert.False(ExpireDuration.TryParse(text, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("Switch", "5m", "UNDEF", null)]
    [InlineData("Switch", "5m,OFF", "OFF", null)]
    [InlineData("Switch", "5m, state=OFF", "OFF", null)]
    [InlineData("Switch", "5m,command=OFF", null, "OFF")]
    [InlineData("Switch", "5m,", "UNDEF", null)]
    [InlineData("Dimmer", "5m,command=DECREASE", null, "DECREASE")]
    [InlineData("Number", "5m,state=NULL", "NULL", null)]
    [InlineData("Number:Power", "5m,2 kW", "2 kW", null)]
    [InlineData("String", "5m,UNDEF", "UNDEF", null)]
    [InlineData("String", "5m,a, b", "a, b", null)]
    public void TryParse_Value_IsRead(string typeName, string value, string? state, string? command)
    {
        Assert.True(ItemType.TryParse(typeName, out var type));
        Assert.True(ExpireSettings.TryParse(value, None, type, out var settings, out _));

        Assert.Equal(TimeSpan.FromMinutes(5), settings.Duration);
        Assert.Equal(state, settings.State?.ToText());
        Assert.Equal(command, settings.Command?.ToText());
        Assert.False(settings.IgnoreCommands);
        Assert.False(settings.IgnoreStateUpdates);
    }

    [Theory]
    [InlineData("'UNDEF'", "UNDEF")]
    [InlineData("'NULL'", "NULL")]
    public void TryParse_QuotedOnAStringItem_IsAText(string written, string expected)
    {
        Assert.True(ExpireSettings.TryParse($"5m,state={written}", None, ItemType.Text, out var settings, out _));
        Assert.Equal(new TextValue(expected), settings.State);
    }

    [Theory]
    [InlineData("ignoreStateUpdates", true, true, false)]
    [InlineData("ignoreStateUpdate", "true", true, false)]
    [InlineData("ignoreCommands", "TRUE", false, true)]
    [InlineData("ignoreCommands", false, false, false)]
    public void TryParse_Flags_AreRead(string key, object value, bool updates, bool commands)
    {
        Assert.True(ExpireSettings.TryParse("1h", new Dictionary<string, object?> { [key] = value }, ItemType.Switch, out var settings, out _));
        Assert.Equal((updates, commands), (settings.IgnoreStateUpdates, settings.IgnoreCommands));
    }

    [Fact]
    public void TryParse_Settings_SayWhatTheValueDoesNot()
    {
        Assert.True(ExpireSettings.TryParse("", new Dictionary<string, object?> { ["duration"] = "5m", ["command"] = "ON" }, ItemType.Switch, out var settings, out _));
        Assert.Equal(new ExpireSettings(TimeSpan.FromMinutes(5), null, OnOff.On), settings);

        Assert.True(ExpireSettings.TryParse("", new Dictionary<string, object?> { ["duration"] = "PT5M", ["state"] = 7m }, ItemType.Number, out settings, out _));
        Assert.Equal(new ExpireSettings(TimeSpan.FromMinutes(5), new DecimalValue(7), null), settings);
    }

    public static TheoryData<string, string, string?, string?, string> Wrong => new()
    {
        { "Switch", "", null, null, "The duration is missing; expected e.g. 5m, 1h 30m or PT1H30M." },
        { "Switch", "5m,7", null, null, "'7' is no state of Switch items; expected ON or OFF, NULL or UNDEF." },
        { "Contact", "5m,command=OPEN", null, null, "'OPEN' is no command for Contact items; expected REFRESH: OPEN or CLOSED is for states only." },
        { "Number:Power", "5m,2 kWh", null, null, "'2 kWh' is no state of Number:Power items; expected a number with a unit of Power, e.g. W, NULL or UNDEF." },
        { "Switch", "5m", "duration", "6m", "The duration is there twice, in the value and in the settings." },
        { "Switch", "5m,ON", "state", "ON", "What follows is there twice, in the value and in the settings." },
        { "Switch", "5m", "ignoreCommands", "maybe", "'ignoreCommands' is 'maybe'; expected true or false." },
        { "Switch", "5m", "ignoreCommand", "true", "'ignoreCommand' is not known of expire; expected duration, state, command, ignoreStateUpdates, ignoreStateUpdate, ignoreCommands." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void TryParse_Wrong_SaysWhatIsExpected(string typeName, string value, string? key, string? setting, string expected)
    {
        Assert.True(ItemType.TryParse(typeName, out var type));
        var config = key is null ? None : new Dictionary<string, object?> { [key] = setting };

        Assert.False(ExpireSettings.TryParse(value, config, type, out _, out var error));
        Assert.Equal(expected, error);
    }
}
