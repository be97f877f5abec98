namespace HomeBinding.Units;

/// <summary>The set of default units a household uses (openHAB: <c>measurementSystem</c>).</summary>
public enum MeasurementSystem
{
    /// <summary>Metric units: °C, m, kg, hPa, km/h.</summary>
    SI,

    /// <summary>United States customary units: °F, in, lb, inHg, mph.</summary>
    US,
}
