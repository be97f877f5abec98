using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>A colour as hue, saturation and brightness (openHAB <c>HSBType</c>); text <c>h,s,b</c>.</summary>
public sealed record HsbValue : IState, ICommand
{
    /// <summary>Creates the colour.</summary>
    /// <param name="hue">Degrees, 0 to below 360.</param>
    /// <param name="saturation">Percent, 0 to 100.</param>
    /// <param name="brightness">Percent, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public HsbValue(decimal hue, decimal saturation, decimal brightness)
    {
        if (!IsHue(hue))
        {
            throw new ArgumentOutOfRangeException(nameof(hue), hue, "A hue is a number of degrees from 0 to below 360.");
        }

        if (!IsPercent(saturation))
        {
            throw new ArgumentOutOfRangeException(nameof(saturation), saturation, "A saturation is a number from 0 to 100.");
        }

        if (!IsPercent(brightness))
        {
            throw new ArgumentOutOfRangeException(nameof(brightness), brightness, "A brightness is a number from 0 to 100.");
        }

        Hue = hue;
        Saturation = saturation;
        Brightness = brightness;
    }

    /// <summary>Degrees on the colour wheel, 0 to below 360; 0 is red.</summary>
    public decimal Hue { get; }

    /// <summary>Percent, 0 (white) to 100 (full colour).</summary>
    public decimal Saturation { get; }

    /// <summary>Percent, 0 (off) to 100.</summary>
    public decimal Brightness { get; }

    /// <summary>Reads <c>h,s,b</c>.</summary>
    /// <param name="text">The text, for example <c>120,100,50</c>.</param>
    /// <param name="value">The colour, or null when the text is none or a number is out of range.</param>
    /// <returns>True when the text is a colour.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HsbValue? value)
    {
        value = NumberList.TryParse(text, out var numbers)
            && numbers is [var hue, var saturation, var brightness]
            && IsHue(hue) && IsPercent(saturation) && IsPercent(brightness)
                ? new(hue, saturation, brightness)
                : null;
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Hue},{Saturation},{Brightness}");

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private static bool IsHue(decimal value) => value is >= 0m and < 360m;

    private static bool IsPercent(decimal value) => value is >= 0m and <= 100m;
}
