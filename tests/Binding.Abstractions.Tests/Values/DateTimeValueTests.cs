using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

/// <summary>openHAB's forms of date and time, in the order in which they are tried.</summary>
public sealed class DateTimeValueTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    // Offset: RFC 822, ISO 8601, hours alone, Z.
    [InlineData("2026-01-31T18:30:00.000+0100", "2026-01-31T18:30:00+01:00")]
    [InlineData("2026-01-31T18:30:00+01:00", "2026-01-31T18:30:00+01:00")]
    [InlineData("2026-01-31T18:30:00-05", "2026-01-31T18:30:00-05:00")]
    [InlineData("2026-01-31T18:30:00Z", "2026-01-31T18:30:00+00:00")]
    [InlineData("2026-01-31T18:30Z", "2026-01-31T18:30:00+00:00")]
    [InlineData("2026-01-31T18:30+0530", "2026-01-31T18:30:00+05:30")]
    // Fractions of one to nine digits; what is below 100 ns is cut off.
    [InlineData("2026-01-31T18:30:00.1Z", "2026-01-31T18:30:00.1+00:00")]
    [InlineData("2026-01-31T18:30:00.1234567Z", "2026-01-31T18:30:00.1234567+00:00")]
    [InlineData("2026-01-31T18:30:00.123456789Z", "2026-01-31T18:30:00.1234567+00:00")]
    // Zones by abbreviation or name.
    [InlineData("2026-01-31T18:30:00CET", "2026-01-31T18:30:00+01:00")]
    [InlineData("2026-07-31T18:30:00 CEST", "2026-07-31T18:30:00+02:00")]
    [InlineData("2026-01-31T18:30:00UTC", "2026-01-31T18:30:00+00:00")]
    [InlineData("2026-07-31T18:30:00 America/New_York", "2026-07-31T18:30:00-04:00")]
    [InlineData("2026-07-31T18:30:00-04:00[America/New_York]", "2026-07-31T18:30:00-04:00")]
    [InlineData("2026-07-31T18:30:00[America/New_York]", "2026-07-31T18:30:00-04:00")]
    // Local, in Berlin here; the hour that there is twice is the first, the one that there is not moves on.
    [InlineData("2026-01-31T18:30:00", "2026-01-31T18:30:00+01:00")]
    [InlineData("2026-07-31T18:30", "2026-07-31T18:30:00+02:00")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T02:30:00+01:00")]
    // With a space.
    [InlineData("2026-01-31 18:30:00", "2026-01-31T18:30:00+01:00")]
    [InlineData("2026-01-31 18:30:00.5+0000", "2026-01-31T18:30:00.5+00:00")]
    [InlineData("  2026-01-31T18:30:00Z ", "2026-01-31T18:30:00+00:00")]
    // Time only.
    [InlineData("18:30", "1970-01-01T18:30:00+01:00")]
    [InlineData("18:30:15.25Z", "1970-01-01T18:30:15.25+00:00")]
    // Seconds below 12 digits, milliseconds from there on.
    [InlineData("0", "1970-01-01T00:00:00+00:00")]
    [InlineData("1769884200", "2026-01-31T18:30:00+00:00")]
    [InlineData("99999999999", "5138-11-16T09:46:39+00:00")]
    [InlineData("100000000000", "1973-03-03T09:46:40+00:00")]
    [InlineData("1769884200250", "2026-01-31T18:30:00.25+00:00")]
    [InlineData("-1", "1969-12-31T23:59:59+00:00")]
    [InlineData("2026", "1970-01-01T00:33:46+00:00")]
    // Date only.
    [InlineData("2026-01-31", "2026-01-31T00:00:00+01:00")]
    [InlineData("2026-01-31Z", "2026-01-31T00:00:00+00:00")]
    [InlineData("2026-01-31+0200", "2026-01-31T00:00:00+02:00")]
    public void TryParse_EachForm_IsRead(string text, string expected)
    {
        Assert.True(DateTimeValue.TryParse(text, Berlin, out var value));

        Assert.Equal(expected, value.ToText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-31T24:00:00")]
    [InlineData("2026-01-31T18:60:00")]
    [InlineData("2026-01-31T18:30:00+15:00")]
    [InlineData("2026-01-31T18:30:00+0160")]
    [InlineData("2026-01-31T18:30:00 Europe")]
    [InlineData("2026-01-31T18:30:00 Nowhere/City")]
    [InlineData("2026-01-31T18:30:00.1234567890Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("1e28")]
    [InlineData("31.01.2026")]
    public void TryParse_OtherText_IsFalse(string? text) => Assert.False(DateTimeValue.TryParse(text, Berlin, out _));

    [Theory]
    [InlineData("2026-01-31T18:30:00+01:00", "2026-01-31T18:30:00.000+0100")]
    [InlineData("2026-01-31T18:30:00.25Z", "2026-01-31T18:30:00.250+0000")]
    [InlineData("2026-01-31T18:30:00.12345-05:30", "2026-01-31T18:30:00.123450-0530")]
    [InlineData("2026-01-31T18:30:00.1234567Z", "2026-01-31T18:30:00.123456700+0000")]
    public void ToFullText_IsOpenHabs_WithThreeSixOrNineDigits(string text, string expected)
    {
        Assert.True(DateTimeValue.TryParse(text, out var value));

        Assert.Equal(expected, value.ToFullText());
    }
}
