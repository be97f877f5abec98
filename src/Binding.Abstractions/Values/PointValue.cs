using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>A place on earth (openHAB <c>PointType</c>); text <c>latitude,longitude[,altitude]</c>.</summary>
public sealed record PointValue : IState, ICommand
{
    /// <summary>Creates the place.</summary>
    /// <param name="latitude">Degrees, -90 (south) to 90 (north).</param>
    /// <param name="longitude">Degrees, -180 (west) to 180 (east).</param>
    /// <param name="altitude">Metres above sea level.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PointValue(decimal latitude, decimal longitude, decimal altitude = 0m)
    {
        if (!IsLatitude(latitude))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude is a number from -90 to 90.");
        }

        if (!IsLongitude(longitude))
        {
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude is a number from -180 to 180.");
        }

        Latitude = latitude;
        Longitude = longitude;
        Altitude = altitude;
    }

    /// <summary>Degrees, -90 (south) to 90 (north).</summary>
    public decimal Latitude { get; }

    /// <summary>Degrees, -180 (west) to 180 (east).</summary>
    public decimal Longitude { get; }

    /// <summary>Metres above sea level; 0 when unknown.</summary>
    public decimal Altitude { get; }

    /// <summary>Reads <c>latitude,longitude[,altitude]</c>.</summary>
    /// <param name="text">The text, for example <c>48.2,16.37,171</c>.</param>
    /// <param name="value">The place, or null when the text is none or a number is out of range.</param>
    /// <returns>True when the text is a place.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PointValue? value)
    {
        value = NumberList.TryParse(text, out var numbers)
            && numbers is [var latitude, var longitude, .. { Length: <= 1 } rest]
            && IsLatitude(latitude) && IsLongitude(longitude)
                ? new(latitude, longitude, rest is [var altitude] ? altitude : 0m)
                : null;
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => Altitude == 0m
        ? string.Create(CultureInfo.InvariantCulture, $"{Latitude},{Longitude}")
        : string.Create(CultureInfo.InvariantCulture, $"{Latitude},{Longitude},{Altitude}");

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private static bool IsLatitude(decimal value) => value is >= -90m and <= 90m;

    private static bool IsLongitude(decimal value) => value is >= -180m and <= 180m;
}
