using HomeBinding.Channels;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Engine.Tests.Display;

/// <summary>openHAB's ranks: metadata, then format and channel, then the type's default.</summary>
public sealed class StateDescriptionTests
{
    private static readonly StateDescription Channel = new() { Pattern = "%.3f", Minimum = 1m, Maximum = 2m, Step = 0.1m, ReadOnly = false, Options = [new("c", "Channel")] };

    [Theory]
    [InlineData("Number", "%.2f", "%.1f", true, "%.2f")]
    [InlineData("Number", null, "%.1f", true, "%.1f")]
    [InlineData("Number", null, null, true, "%.3f")]
    [InlineData("Number", null, null, false, "%.0f")]
    [InlineData("Number:Power", null, null, false, "%.0f %unit%")]
    [InlineData("String", null, null, false, "%s")]
    [InlineData("DateTime", null, null, false, "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS")]
    [InlineData("Switch", null, null, false, null)]
    public void Describe_Pattern_ComesFromTheHighestRank(string name, string? metadata, string? format, bool hasChannel, string? expected)
    {
        Assert.True(ItemType.TryParse(name, out var type));

        var merged = StateDescriptionMerger.Describe(type, metadata is null ? null : new() { Pattern = metadata }, format, hasChannel ? Channel : null);

        Assert.Equal(expected, merged.Pattern);
    }

    [Fact]
    public void Describe_EachProperty_ComesFromTheFirstThatSaysIt()
    {
        var metadata = StateDescriptionFragment.FromMetadata(new Dictionary<string, object?> { ["min"] = "5", ["readOnly"] = true }, out var errors);

        var merged = StateDescriptionMerger.Describe(ItemType.Number, metadata, "%.1f", Channel);

        Assert.Empty(errors);
        Assert.Equal(("%.1f", 5m, 2m, 0.1m, true), (merged.Pattern, merged.Minimum, merged.Maximum, merged.Step, merged.ReadOnly));
        Assert.Equal(Channel.Options, merged.Options);
        Assert.Equal([new StateOption("m", "m")], StateDescriptionMerger.Merge(new() { Options = [new("m", "m")] }, Channel).Options);
    }

    [Fact]
    public void FromMetadata_AllSettings_AreRead()
    {
        var read = StateDescriptionFragment.FromMetadata(
            new Dictionary<string, object?> { ["pattern"] = "%.1f", ["min"] = 1, ["max"] = 2.5m, ["step"] = "0.5", ["readOnly"] = "TRUE", ["options"] = "A=One,B", ["other"] = "x" }, out var errors);

        Assert.Empty(errors);
        Assert.Equal(("%.1f", 1m, 2.5m, 0.5m, true), (read.Pattern, read.Minimum, read.Maximum, read.Step, read.ReadOnly));
        Assert.Equal([new StateOption("A", "One"), new StateOption("B", "B")], read.Options);
    }

    [Fact]
    public void FromMetadata_BadSettings_AreLeftOutAndNamed()
    {
        var read = StateDescriptionFragment.FromMetadata(new Dictionary<string, object?> { ["min"] = "low", ["readOnly"] = "yes", ["max"] = "3", ["step"] = null }, out var errors);

        Assert.Equal([("min", "'low' is not a number; write min as e.g. 10 or 0.5, in the item's unit."), ("readOnly", "'yes' is not true or false, as readOnly needs it.")], errors);
        Assert.Equal((null, 3m, null), (read.Minimum, read.Maximum, read.ReadOnly));
    }

    [Theory]
    [InlineData("A=Label,B", "A:Label B:B")]
    [InlineData(" A = Two words , B=b ", "A:Two_words B:b")]
    [InlineData("\"A,B\"=\"x, y\",C=\"a=b\"", "A,B:x,_y C:a=b")]
    [InlineData("A=1=2", "A:1=2")]
    [InlineData("A=", "A:")]
    [InlineData("", "")]
    [InlineData(",,", "")]
    [InlineData("\"A=B", "\"A=B:\"A=B")]
    public void Options_Text_IsRead(string text, string expected)
    {
        var read = StateDescriptionFragment.FromMetadata(new Dictionary<string, object?> { ["options"] = text }, out _);

        Assert.Equal(expected, string.Join(' ', read.Options.Select(each => $"{each.Value}:{each.Label.Replace(' ', '_')}")));
    }

    [Fact]
    public void FromChannel_LimitsInAnotherUnit_AreConverted()
    {
        var celsius = ChannelDefinitions.Quantity("t", Known.Celsius) with { Writable = true, State = new() { Minimum = 0m, Maximum = 100m, Step = 0.5m } };

        var read = StateDescriptionFragment.FromChannel(celsius, Known.Fahrenheit);

        Assert.Equal((32m, 212m, 0.9m, false), (read.Minimum, read.Maximum, read.Step, read.ReadOnly));
    }

    [Fact]
    public void FromChannel_ReciprocalUnit_TurnsTheLimitsRound()
    {
        var mired = ChannelDefinitions.Quantity("t", Known.Mired) with { State = new() { Minimum = 200m, Maximum = 500m, Step = 1m } };

        var read = StateDescriptionFragment.FromChannel(mired, Known.Kelvin);

        Assert.Equal((2000m, 5000m, null, true), (read.Minimum, read.Maximum, read.Step, read.ReadOnly));
    }

    [Theory]
    [InlineData("Switch", "ON=An,OFF=Aus", "ON:An OFF:Aus")]
    [InlineData("Switch", null, "s:State")]
    [InlineData("Number", "", "s:State")]
    [InlineData("Contact", null, "")]
    [InlineData("Call", null, "")]
    [InlineData("Image", null, "")]
    [InlineData("Contact", "x=X", "x:X")]
    public void CommandDescription_WithoutOptions_TakesThoseOfTheState(string name, string? options, string expected)
    {
        Assert.True(ItemType.TryParse(name, out var type));
        var metadata = options is null ? null : new Dictionary<string, object?> { ["options"] = options };

        var read = CommandDescription.Of(type, metadata, new() { Options = [new("s", "State")] });

        Assert.Equal(expected, string.Join(' ', read.Options.Select(each => $"{each.Command}:{each.Label}")));
    }
}
