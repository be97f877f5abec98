using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

public sealed class HsbValueTests
{
    [Theory]
    [InlineData("360,100,50", "0,100,50")]
    [InlineData("370.5,100,50", "10.5,100,50")]
    [InlineData("-10,100,50", "350,100,50")]
    [InlineData("720,100,50", "0,100,50")]
    [InlineData("-0.0000000000000000000000000001,1,1", "0,1,1")]
    [InlineData(" 120 , 100 , 50 ", "120,100,50")]
    public void TryParse_Hue_Wraps(string text, string expected)
    {
        Assert.True(HsbValue.TryParse(text, out var color));

        Assert.Equal(HsbValue.TryParse(expected, out var same) ? same : null, color);
        Assert.InRange(color.Hue, 0m, 359.9999m);
    }

    [Theory]
    [InlineData("1,2")]
    [InlineData("1,2,3,4")]
    [InlineData("1,-1,3")]
    [InlineData("1,101,3")]
    [InlineData("1,2,100.1")]
    [InlineData("a,2,3")]
    [InlineData(null)]
    public void TryParse_OtherText_IsFalse(string? text) => Assert.False(HsbValue.TryParse(text, out _));

    [Theory]
    [InlineData(0, 0, 0, "0,0,0")]
    [InlineData(255, 255, 255, "0,0,100")]
    [InlineData(255, 0, 0, "0,100,100")]
    [InlineData(0, 255, 0, "120,100,100")]
    [InlineData(0, 0, 255, "240,100,100")]
    [InlineData(255, 0, 255, "300,100,100")]
    [InlineData(255, 255, 0, "60,100,100")]
    [InlineData(51, 51, 51, "0,0,20")]
    [InlineData(255, 0, 51, "348,100,100")]
    public void FromRgb_KnownColor_HasItsHue(byte red, byte green, byte blue, string expected)
    {
        var color = HsbValue.FromRgb(red, green, blue);

        Assert.Equal(HsbValue.TryParse(expected, out var same) ? same : null, color);
        Assert.Equal((red, green, blue), color.ToRgb());
    }

    [Fact]
    public void New_SaturationOrBrightnessOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HsbValue(0m, 101m, 0m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HsbValue(0m, 0m, -1m));
        Assert.Equal("120,50,7", new HsbValue(120m, 50m, 40m).WithBrightness(7m).ToText());
    }
}
