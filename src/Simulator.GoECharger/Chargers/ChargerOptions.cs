namespace HomeBinding.Simulator.GoECharger;

/// <summary>What one simulated box is and how it starts.</summary>
public sealed record ChargerOptions
{
    /// <summary>Serial number (<c>sse</c>). It also seeds the wobble of the measurements.</summary>
    public string Serial { get; init; } = "400100";

    /// <summary>The family, which decides number formats and error replies.</summary>
    public ChargerModel Model { get; init; } = ChargerModel.V4;

    /// <summary>11 (kW, 16 A) or 22 (kW, 32 A).</summary>
    public int Variant { get; init; } = 11;

    /// <summary>Firmware (<c>fwv</c>); null takes the model's default.</summary>
    public string? Firmware { get; init; }

    /// <summary>Friendly name (<c>fna</c>); null makes one from the serial number.</summary>
    public string? Name { get; init; }

    /// <summary>The app's switch for the local HTTP API v2 (<c>hai</c>). Off: 404 on every v2 address.</summary>
    public bool HttpApiEnabled { get; init; } = true;

    /// <summary>The switch for the API v1 (<c>hla</c>). A PRO has none.</summary>
    public bool LegacyApiEnabled { get; init; } = true;

    /// <summary>Car plugged in at the start; null for none.</summary>
    public CarOptions? Car { get; init; }

    /// <summary>Requested current at the start (<c>amp</c>); null takes the variant's nominal current.</summary>
    public int? Amp { get; init; }

    /// <summary>Phase mode at the start (<c>psm</c>).</summary>
    public PhaseMode PhaseMode { get; init; } = PhaseMode.Auto;

    /// <summary>Lifetime energy at the start (<c>eto</c>), in Wh.</summary>
    public double TotalEnergyWh { get; init; } = 1_250_000;

    /// <summary>Shows the negative power that real boxes report for a second when the contactor closes.</summary>
    public bool NegativePowerSpikes { get; init; }

    /// <summary>How long <see cref="SimulatedCharger.Reboot"/> keeps the box away, in simulated time.</summary>
    public TimeSpan RebootDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests are remembered. Benches with thousands of boxes lower it.</summary>
    public int RequestHistory { get; init; } = 256;

    /// <summary>The firmware in force.</summary>
    public string EffectiveFirmware => Firmware ?? Model switch
    {
        ChargerModel.V3 => "055.7",
        ChargerModel.Pro => "60.4",
        _ => "59.4",
    };

    /// <summary>Nominal current of the variant in A.</summary>
    public int NominalCurrent => Variant >= 22 ? 32 : 16;
}
