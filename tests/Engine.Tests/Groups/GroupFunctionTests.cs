using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;

namespace HomeBinding.Engine.Tests.Groups;

/// <summary>openHAB's table of group functions, through the engine.</summary>
public sealed class GroupFunctionTests
{
    public static TheoryData<string, string, string, string, string> Rows => new()
    {
        // base type, function, type of the members, states of the members, expected
        { "Number", "", "Number", "5 5 5", "5" },
        { "Number", "", "Number", "5 6", "UNDEF" },
        { "Number", "EQUALITY", "Number", "5 5.0", "5" },
        { "Number", "EQUALITY", "Number", "", "UNDEF" },
        { "Number", "EQUALITY", "Number", "NULL NULL", "NULL" },
        { "Switch", "EQUALITY", "Dimmer", "100 100", "ON" },
        { "Switch", "AND(ON,OFF)", "Switch", "ON ON", "ON" },
        { "Switch", "AND(ON,OFF)", "Switch", "ON OFF", "OFF" },
        { "Switch", "AND(ON,OFF)", "Switch", "ON NULL", "OFF" },
        { "Switch", "AND(ON,OFF)", "Switch", "", "OFF" },
        { "Switch", "AND(ON,OFF)", "Dimmer", "10 100", "ON" },
        { "Switch", "OR(ON,OFF)", "Switch", "OFF ON NULL", "ON" },
        { "Switch", "OR(ON,OFF)", "Switch", "OFF OFF", "OFF" },
        { "Switch", "OR(ON,OFF)", "Switch", "", "OFF" },
        { "Contact", "OR(OPEN,CLOSED)", "Contact", "CLOSED OPEN", "OPEN" },
        { "Switch", "NAND(ON,OFF)", "Switch", "ON ON", "OFF" },
        { "Switch", "NAND(ON,OFF)", "Switch", "ON OFF", "ON" },
        { "Switch", "NAND(ON,OFF)", "Switch", "", "ON" },
        { "Switch", "NOR(ON,OFF)", "Switch", "OFF OFF", "ON" },
        { "Switch", "NOR(ON,OFF)", "Switch", "OFF ON", "OFF" },
        { "Switch", "NOR(ON,OFF)", "Switch", "", "ON" },
        { "Switch", "XOR(ON,OFF)", "Switch", "ON OFF OFF", "ON" },
        { "Switch", "XOR(ON,OFF)", "Switch", "ON ON ON", "OFF" },
        { "Switch", "XOR(ON,OFF)", "Switch", "", "OFF" },
        { "Number", "SUM", "Number", "1.5 2 NULL", "3.5" },
        { "Number", "SUM", "Switch", "ON ON OFF", "2" },
        { "Number", "SUM", "Number", "", "0" },
        { "Number", "AVG", "Number", "1 2 UNDEF", "1.5" },
        { "Number", "AVG", "Number", "", "UNDEF" },
        { "Dimmer", "AVG", "Dimmer", "20 50", "35" },
        { "Number", "MEDIAN", "Number", "9 1 5", "5" },
        { "Number", "MEDIAN", "Number", "9 1 5 6", "5.5" },
        { "Number", "MEDIAN", "String", "a b", "UNDEF" },
        { "Number", "MIN", "Number", "9 1 5", "1" },
        { "Number", "MIN", "Number", "", "UNDEF" },
        { "Number", "MAX", "Number", "9 1 5", "9" },
        { "Number", "MAX", "Number", "", "UNDEF" },
        { "Number", "COUNT(O[NF]+)", "Switch", "ON OFF NULL", "2" },
        { "Number", "COUNT(O)", "Switch", "ON OFF", "0" },
        { "Number", "COUNT(ON)", "Switch", "", "0" },
        { "DateTime", "LATEST", "DateTime", "2026-01-01T00:00:00Z 2026-06-01T00:00:00Z", "2026-06-01T00:00:00+00:00" },
        { "DateTime", "LATEST", "DateTime", "", "UNDEF" },
        { "DateTime", "EARLIEST", "DateTime", "2026-01-01T00:00:00Z 2026-06-01T00:00:00Z", "2026-01-01T00:00:00+00:00" },
        { "DateTime", "EARLIEST", "DateTime", "", "UNDEF" },
        { "Number:Power", "SUM", "Number:Power", "1|kW 500|W", "1500 W" },
        { "Number:Power", "SUM", "Number:Energy", "1|kWh", "UNDEF" },
        { "Number:Power", "SUM", "Number", "5", "UNDEF" },
        { "Number:Power", "SUM", "Number:Power", "", "UNDEF" },
        { "Number:Temperature", "SUM", "Number:Temperature", "20|°C 50|°F", "30 °C" },
        { "Number:Temperature", "AVG", "Number:Temperature", "20|°C 50|°F", "15 °C" },
        { "Number:Temperature", "MEDIAN", "Number:Temperature", "20|°C 50|°F 0|°C", "10 °C" },
        { "Number:Temperature", "MIN", "Number:Temperature", "20|°C 50|°F 300|K", "10 °C" },
        { "Number:Temperature", "MAX", "Number:Temperature", "20|°C 50|°F 300|K", "26.85 °C" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task State_OfMembers_MakesThatOfTheGroup(string baseName, string function, string memberName, string states, string expected)
    {
        await using var home = await Home.StartAsync();
        Assert.True(ItemType.TryParse(baseName, out var baseType));
        Assert.True(ItemType.TryParse(memberName, out var memberType));
        var texts = states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Replace('|', ' ')).ToArray();
        await home.AddAsync([GroupHome.Group("G", baseType, Read(function, baseType)), .. texts.Select((_, i) => GroupHome.Item($"M{i}", memberType, "G"))]);

        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(memberType.TryParseState(texts[i], out var state));
            await home.UpdateAsync($"M{i}", state);
        }

        Assert.Equal(expected, home.Text("G"));
    }

    [Theory]
    [InlineData("AND(ON,OFF)", "ON ON OFF NULL", 2)]
    [InlineData("NAND(ON,OFF)", "ON ON OFF NULL", 2)]
    [InlineData("OR(ON,OFF)", "ON ON OFF NULL", 2)]
    [InlineData("NOR(ON,OFF)", "ON OFF OFF NULL", 1)]
    [InlineData("XOR(ON,OFF)", "ON ON OFF ON", 3)]
    [InlineData("OR(ON,OFF)", "", 0)]
    public async Task DecimalState_OfALogicalFunction_CountsMembers(string function, string states, int expected)
    {
        await using var home = await Home.StartAsync();
        var texts = states.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await home.AddAsync([GroupHome.Group("G", ItemType.Switch, Read(function, ItemType.Switch)), .. texts.Select((_, i) => GroupHome.Item($"M{i}", ItemType.Switch, "G"))]);

        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(ItemType.Switch.TryParseState(texts[i], out var state));
            await home.UpdateAsync($"M{i}", state);
        }

        Assert.Equal(expected, home.Engine.FindItem("G")!.GroupCount);
        Assert.Equal(Home.Number(expected), home.Engine.FindItem("G")!.DecimalState);
    }

    [Fact]
    public async Task DecimalState_OfOtherItems_IsWhatTheStateConvertsTo()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch), ("Text", ItemType.Text));
        await home.AddAsync(GroupHome.Group("Sum", ItemType.Number, GroupFunction.Sum), GroupHome.Item("M", ItemType.Number, "Sum"));
        await home.UpdateAsync("Light", Values.OnOff.On);
        await home.UpdateAsync("M", Home.Number(7));

        Assert.Equal(Home.Number(1), home.Engine.FindItem("Light")!.DecimalState);
        Assert.Null(home.Engine.FindItem("Text")!.DecimalState);
        Assert.Equal(Home.Number(7), home.Engine.FindItem("Sum")!.DecimalState);
        Assert.Null(home.Engine.FindItem("Sum")!.GroupCount);
    }

    [Theory]
    [InlineData("SUMM", "", "'SUMM' is no group function; expected one of EQUALITY, AND, OR, NAND, NOR, XOR, SUM, AVG, MEDIAN, MIN, MAX, COUNT, LATEST, EARLIEST.")]
    [InlineData("SUM", "ON", "SUM takes no parameters; found 1.")]
    [InlineData("OR", "ON", "OR takes two parameters, the active state and the passive one; found 1.")]
    [InlineData("and", "ON OPEN", "'OPEN' is no state of Switch items; expected ON or OFF, NULL or UNDEF.")]
    [InlineData("COUNT", "", "COUNT takes one parameter, a regular expression; found 0.")]
    [InlineData("COUNT", @"(a)\1", @"'(a)\1' has a look-around, a back reference or an atomic group, which COUNT does not support.")]
    public void TryRead_Wrong_SaysWhatIsExpected(string name, string parameters, string expected)
    {
        Assert.False(GroupFunctionReader.TryRead(name, parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries), ItemType.Switch, out _, out var error));

        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("a)|(b")]
    [InlineData("[")]
    public void TryRead_NoRegularExpression_IsRefused(string pattern)
    {
        Assert.False(GroupFunctionReader.TryRead("COUNT", [pattern], ItemType.Number, out _, out var error));

        Assert.StartsWith($"'{pattern}' is no regular expression: ", error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GroupFunction.Count(pattern));
    }

    internal static GroupFunction? Read(string written, ItemType baseType)
    {
        if (written.Length == 0) return null;
        var parts = written.TrimEnd(')').Split('(', 2);
        Assert.True(GroupFunctionReader.TryRead(parts[0], parts.Length == 1 ? [] : parts[1].Split(','), baseType, out var function, out _));
        return function;
    }
}
