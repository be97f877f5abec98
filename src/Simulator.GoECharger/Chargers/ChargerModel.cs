namespace HomeBinding.Simulator.GoECharger;

/// <summary>The families of boxes that answer differently on the wire.</summary>
public enum ChargerModel
{
    /// <summary>HOME V3: whole volts, 0.1 A, 100 W per phase.</summary>
    V3,

    /// <summary>Gemini V4: decimals with the noise of a float32.</summary>
    V4,

    /// <summary>PRO: answers 400 with nulls as soon as an unsupported key is asked for.</summary>
    Pro,
}
