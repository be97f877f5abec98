using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>
/// A colour as hue, saturation and brightness (openHAB <c>HSBType</c>); text <c>h,s,b</c>. A hue is an angle and wraps: 360 is 0, 370 is 10 and
/// -10 is 350, where openHAB refuses all three.
/// </summary>
public sealed record HsbValue : IState, ICommand
{
    /// <summary>Off; text <c>0,0,0</c>.</summary>
    public static readonly HsbValue Black = new(0m, 0m, 0m);

    /// <summary>White at full brightness; text <c>0,0,100</c>.</summary>
    public static readonly HsbValue White = new(0m, 0m, 100m);

    /// <summary>Creates the colour.</summary>
    /// <param name="hue">Degrees; any number, taken round the circle.</param>
    /// <param name="saturation">Percent, 0 to 100.</param>
    /// <param name="brightness">Percent, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">Saturation or brightness is out of its range.</exception>
    public HsbValue(decimal hue, decimal saturation, decimal brightness)
    {
        if (!IsPercent(saturation))
        {
            throw new ArgumentOutOfRangeException(nameof(saturation), saturation, "A saturation is a number from 0 to 100.");
        }

        if (!IsPercent(brightness))
        {
            throw new ArgumentOutOfRangeException(nameof(brightness), brightness, "A brightness is a number from 0 to 100.");
        }

        Hue = Wrap(hue);
        Saturation = saturation;
        Brightness = brightness;
    }

    /// <summary>Degrees on the colour wheel, 0 to below 360; 0 is red.</summary>
    public decimal Hue { get; }

    /// <summary>Percent, 0 (white) to 100 (full colour).</summary>
    public decimal Saturation { get; }

    /// <summary>Percent, 0 (off) to 100.</summary>
    public decimal Brightness { get; }

    /// <summary>Reads <c>h,s,b</c>; the hue wraps.</summary>
    /// <param name="text">The text, for example <c>120,100,50</c>.</param>
    /// <param name="value">The colour, or null when the text is none or a number is out of range.</param>
    /// <returns>True when the text is a colour.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HsbValue? value)
    {
        value = NumberList.TryParse(text, out var numbers)
            && numbers is [var hue, var saturation, var brightness]
            && IsPercent(saturation) && IsPercent(brightness)
                ? new(hue, saturation, brightness)
                : null;
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Hue},{Saturation},{Brightness}");

    /// <inheritdoc/>
    public override string ToString() => ToText();

    /// <summary>The colour of a screen's red, green and blue, exactly or to the nearest decimal.</summary>
    /// <param name="red">0 to 255.</param>
    /// <param name="green">0 to 255.</param>
    /// <param name="blue">0 to 255.</param>
    /// <returns>The colour.</returns>
    public static HsbValue FromRgb(byte red, byte green, byte blue)
    {
        decimal largest = Math.Max(red, Math.Max(green, blue));
        var spread = largest - Math.Min(red, Math.Min(green, blue));
        var hue = spread == 0m ? 0m
            : largest == red ? (green - blue) * 60m / spread
            : largest == green ? 120m + ((blue - red) * 60m / spread)
            : 240m + ((red - green) * 60m / spread);
        return new(hue, largest == 0m ? 0m : spread * 100m / largest, largest * 100m / 255m);
    }

    /// <summary>Red, green and blue for a screen, each 0 to 255, rounded half up.</summary>
    /// <returns>The three numbers.</returns>
    public (byte Red, byte Green, byte Blue) ToRgb()
    {
        var sector = (int)(Hue / 60m);
        var within = (Hue / 60m) - sector;
        var top = Brightness;
        var bottom = Brightness * (100m - Saturation) / 100m;
        var falling = Brightness * (100m - (Saturation * within)) / 100m;
        var rising = Brightness * (100m - (Saturation * (1m - within))) / 100m;
        var (red, green, blue) = sector switch
        {
            0 => (top, rising, bottom),
            1 => (falling, top, bottom),
            2 => (bottom, top, rising),
            3 => (bottom, falling, top),
            4 => (rising, bottom, top),
            _ => (top, bottom, falling),
        };
        return (Byte(red), Byte(green), Byte(blue));
    }

    /// <summary>The same hue and saturation at another brightness.</summary>
    /// <param name="brightness">Percent, 0 to 100.</param>
    /// <returns>The colour.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The brightness is out of its range.</exception>
    public HsbValue WithBrightness(decimal brightness) => new(Hue, Saturation, brightness);

    private static byte Byte(decimal percent) => (byte)decimal.Floor((percent * 255m / 100m) + 0.5m);

    private static decimal Wrap(decimal hue)
    {
        var rest = hue % 360m;
        return rest >= 0m ? rest : rest + 360m is var positive and < 360m ? positive : 0m;
    }

    private static bool IsPercent(decimal value) => value is >= 0m and <= 100m;
}
