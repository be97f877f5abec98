using System.Text;
using FsCheck.Xunit;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

public sealed class ValueProperties
{
    private static readonly Type[] Types =
    [
        typeof(OnOff), typeof(OpenClosed), typeof(UpDown), typeof(DecimalValue), typeof(PercentValue), typeof(HsbValue), typeof(DateTimeValue), typeof(Quantity),
        typeof(Quantity<Power>), typeof(Quantity<Dimensionless>), typeof(TextValue), typeof(PointValue), typeof(StringListValue), typeof(RawValue), typeof(PlayPause),
        typeof(RewindFastforward), typeof(UnDef), typeof(IState), typeof(NumericValue), typeof(string),
    ];

    [Property(MaxTest = 1000)]
    public void Decimal_Text_ReadsBack(int low, int middle, int high, bool negative, byte scale)
    {
        var value = new DecimalValue(Samples.Decimal(low, middle, high, negative, scale));

        Assert.True(DecimalValue.TryParse(value.ToText(), out var read));
        Assert.Equal((value, value.ToText()), (read, read.ToText()));
    }

    [Property(MaxTest = 1000)]
    public void Percent_Text_ReadsBack(uint digits)
    {
        var value = new PercentValue(Hundred(digits));

        Assert.True(PercentValue.TryParse(value.ToText(), out var read));
        Assert.Equal((value, value.ToText()), (read, read.ToText()));
    }

    [Property(MaxTest = 1000)]
    public void Hsb_Text_ReadsBack(int hue, byte scale, uint saturation, uint brightness)
    {
        var value = new HsbValue(Samples.Small(hue, scale), Hundred(saturation), Hundred(brightness));

        Assert.True(HsbValue.TryParse(value.ToText(), out var read));
        Assert.Equal((value, value.ToText()), (read, read.ToText()));
        Assert.InRange(value.Hue, 0m, 359.9999999999999999999999999m);
    }

    [Property(MaxTest = 1000)]
    public void Hsb_OfRgb_GivesTheSameRgb(byte red, byte green, byte blue) =>
        Assert.Equal((red, green, blue), HsbValue.FromRgb(red, green, blue).ToRgb());

    [Property(MaxTest = 1000)]
    public void Hsb_OfHues_WrapsAtEachFullCircle(int hue, short turns)
    {
        Assert.Equal(new HsbValue(hue, 10m, 20m), new HsbValue(hue + (360m * turns), 10m, 20m));
    }

    [Property(MaxTest = 1000)]
    public void Point_Text_ReadsBack(int latitude, int longitude, int altitude, byte scale)
    {
        var value = new PointValue(Samples.Small(latitude, scale) % 90m, Samples.Small(longitude, scale) % 180m, Samples.Small(altitude, scale));

        Assert.True(PointValue.TryParse(value.ToText(), out var read));
        Assert.Equal((value, value.ToText()), (read, read.ToText()));
    }

    [Property(MaxTest = 2000)]
    public void DateTime_Text_ReadsBack(long seed, short minutes, bool full)
    {
        var offset = TimeSpan.FromMinutes(minutes % (14 * 60));
        var day = TimeSpan.TicksPerDay;
        var ticks = (long)((ulong)seed * 0x9E3779B97F4A7C15 % (ulong)(DateTime.MaxValue.Ticks - (2 * day))) + day;
        var value = new DateTimeValue(new DateTimeOffset(ticks, offset));

        Assert.True(DateTimeValue.TryParse(full ? value.ToFullText() : value.ToText(), out var read));
        Assert.Equal(value, read);
        Assert.Equal(value.ToText(), read.ToText());
    }

    [Property(MaxTest = 2000)]
    public void StringList_Text_ReadsBack(byte[][] picks)
    {
        // Texts full of what the form has to escape.
        var values = picks.Select(each => string.Concat(each.Select(pick => "\\\\,,ab "[pick % 7]))).DefaultIfEmpty("").ToArray();
        var value = new StringListValue(values);

        Assert.True(StringListValue.TryParse(value.ToText(), out var read));
        Assert.Equal(value, read);
    }

    [Property(MaxTest = 500)]
    public void Raw_Text_ReadsBack(byte[] data, byte kind)
    {
        var value = new RawValue(data, kind % 2 == 0 ? "image/png" : "text/plain;charset=utf-8");

        Assert.True(RawValue.TryParse(value.ToText(), out var read));
        Assert.Equal((value, value.ToText()), (read, read.ToText()));
    }

    [Property(MaxTest = 500)]
    public void Text_Text_ReadsBack(string? text)
    {
        Assert.Equal(text is not null, TextValue.TryParse(text, out var value));
        Assert.Equal(text, value?.ToText());
    }

    [Property(MaxTest = 3000)]
    public void Convert_AnyState_NeverThrows_AndGivesTheType(byte kind, int low, int middle, int high, bool negative, byte scale, int unit)
    {
        var number = Samples.Decimal(low, middle, high, negative, scale);
        IState state = (kind % 8) switch
        {
            0 => new DecimalValue(number),
            1 => new PercentValue(Math.Abs(number % 100m)),
            2 => new HsbValue(number, Math.Abs(number % 100m), Math.Abs(number % 100m)),
            3 => Quantity.Of(number, Samples.UnitAt(unit)),
            4 => Quantity.Of(number, HomeBinding.Units.Units.Percent),
            5 => OnOff.From(negative),
            6 => new StringListValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => negative ? UpDown.Up : OpenClosed.Open,
        };

        foreach (var type in Types)
        {
            if (StateConversion.Convert(state, type) is not { } converted) continue;
            Assert.IsAssignableFrom(type, converted);
            Assert.Same(converted, StateConversion.Convert(converted, type));
        }
    }

    [Property(MaxTest = 3000)]
    public void TryParse_AnyText_NeverThrows(string? text, byte[] picks)
    {
        const string Alphabet = "0123456789-+:.,TZ [] eE\\;data:base64/Wk%°\u0000";
        var made = string.Concat(picks.Select(each => Alphabet[each % Alphabet.Length]));
        foreach (var candidate in new[] { text, made, $"2026-01-31T{made}", $"2026-01-31T18:30{made}", $"data:{made}", new StringBuilder("1970-01-01").Append(made).ToString() })
        {
            _ = DecimalValue.TryParse(candidate, out _);
            _ = PercentValue.TryParse(candidate, out _);
            _ = HsbValue.TryParse(candidate, out _);
            _ = PointValue.TryParse(candidate, out _);
            _ = StringListValue.TryParse(candidate, out _);
            _ = RawValue.TryParse(candidate, out _);
            _ = Quantity.TryParse(candidate, out _);
            if (DateTimeValue.TryParse(candidate, out var time)) Assert.True(DateTimeValue.TryParse(time.ToText(), out var read) && read == time);
        }
    }

    private static decimal Hundred(uint digits) => digits % 1_000_001 / 10_000m;
}
