using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

public sealed class PlainValueTests
{
    [Fact]
    public void Decimal_EqualityIsNumeric_TextKeepsDigits()
    {
        Assert.Equal(new DecimalValue(1.0m), new DecimalValue(1m));
        Assert.Equal(new DecimalValue(1.0m).GetHashCode(), new DecimalValue(1m).GetHashCode());
        Assert.Equal("1.50", new DecimalValue(1.50m).ToText());
        Assert.Equal("1.50", new DecimalValue(1.50m).ToString());
    }

    [Fact]
    public void Decimal_Arithmetic_IsThatOfDecimal()
    {
        DecimalValue three = 3;
        DecimalValue half = 0.5m;

        Assert.Equal(3.5m, (three + half).Value);
        Assert.Equal(2.5m, (three - half).Value);
        Assert.Equal(1.5m, (three * half).Value);
        Assert.Equal(6m, (three / half).Value);
        Assert.Equal(-3m, (-three).Value);
        Assert.True(three > half);
        Assert.True(three == new DecimalValue(3.0m));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("1e3", "1000")]
    [InlineData("233.4299927", "233.4299927")]
    public void Decimal_TryParse_KeepsDigits(string text, string expected)
    {
        Assert.True(DecimalValue.TryParse(text, out var value));
        Assert.Equal(expected, value.ToText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("5 A")]
    [InlineData("1,5")]
    [InlineData("1e40")]
    [InlineData(null)]
    public void Decimal_TryParse_RejectsOtherText(string? text) => Assert.False(DecimalValue.TryParse(text, out _));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    public void Percent_OutOfRange_Throws(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PercentValue((decimal)value));
        Assert.False(PercentValue.TryParse(new DecimalValue((decimal)value).ToText(), out _));
    }

    [Fact]
    public void Percent_ComparesWithNumbersButIsNotEqualToThem()
    {
        Assert.True(new PercentValue(50m) < new DecimalValue(51));
        Assert.False(new PercentValue(50m).Equals(new DecimalValue(50)));
        Assert.Equal(PercentValue.Hundred, new PercentValue(100.0m));
    }

    [Fact]
    public void Text_WrapsText()
    {
        TextValue value = "hello";

        Assert.Equal("hello", value.Value);
        Assert.Equal("hello", value.ToString());
        Assert.Equal(value, new TextValue("hello"));
    }

    [Theory]
    [InlineData("2026-01-31T18:30:00+01:00", "2026-01-31T18:30:00+01:00")]
    [InlineData("2026-01-31T17:30:00.250Z", "2026-01-31T17:30:00.25+00:00")]
    [InlineData("2026-01-31 18:30:00.1234567-05:00", "2026-01-31T18:30:00.1234567-05:00")]
    public void DateTime_TryParse_PrintsIso(string text, string expected)
    {
        Assert.True(DateTimeValue.TryParse(text, out var value));
        Assert.Equal(expected, value.ToText());
    }

    [Fact]
    public void DateTime_SameInstant_IsEqual()
    {
        Assert.True(DateTimeValue.TryParse("2026-01-31T18:30:00+01:00", out var left));
        Assert.True(DateTimeValue.TryParse("2026-01-31T17:30:00Z", out var right));

        Assert.Equal(left, right);
        Assert.False(left < right);
        Assert.False(DateTimeValue.TryParse("yesterday", out _));
    }

    [Fact]
    public void Compound_TextForms_ReadBack()
    {
        Assert.True(HsbValue.TryParse("120,100,50.5", out var color));
        Assert.Equal("120,100,50.5", color.ToText());
        Assert.False(HsbValue.TryParse("0,101,0", out _));

        Assert.True(PointValue.TryParse("48.2,16.37,171", out var place));
        Assert.Equal(new PointValue(48.2m, 16.37m, 171m), place);
        Assert.Equal("48.2,16.37", new PointValue(48.2m, 16.37m).ToText());
        Assert.False(PointValue.TryParse("91,0", out _));

        Assert.True(StringListValue.TryParse("a\\,b,c", out var list));
        Assert.Equal<string>(["a,b", "c"], list.Values);
        Assert.Equal("a\\,b,c", list.ToText());
        Assert.Equal(new StringListValue("a,b", "c"), list);

        Assert.True(RawValue.TryParse("data:image/png;base64,AQID", out var raw));
        Assert.Equal<byte>([1, 2, 3], raw.Data);
        Assert.Equal("data:image/png;base64,AQID", raw.ToText());
        Assert.Equal(new RawValue([1, 2, 3], "image/png"), raw);
        Assert.False(RawValue.TryParse("data:image/png;base64,A", out _));
    }
}
