namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// The memory of one box. Everything here is the state as of the last logic cycle;
/// what clients have set since then waits in <see cref="Pending"/>.
/// </summary>
internal sealed class Box
{
    public Box(ChargerOptions options, DateTimeOffset start)
    {
        Options = options;
        Start = start.UtcDateTime;
        Firmware = FirmwareVersion.Parse(options.EffectiveFirmware);
        Digits = Firmware.AtLeast(56) ? 9 : 6;
        Seed = Noise.Seed(options.Serial);
        Meter = new Meter(this);
        Surplus = new SurplusLogic(this);
        Catalogue = KeyCatalogue.For(options.Model, Firmware);

        Amp = options.Amp ?? options.NominalCurrent;
        MaxAmp = options.NominalCurrent;
        PhaseMode = (int)options.PhaseMode;
        HttpApi = options.HttpApiEnabled;
        LegacyApi = options.LegacyApiEnabled;
        FirstUptime = 86_400 + (long)(Seed % 2_000_000);
        Reboots = 3 + (int)(Seed % 40);
        TotalWh = options.TotalEnergyWh;
        RequestedCar = options.Car;
        CarChanged = options.Car is not null;
        Temperature = 21 + (4 * Noise.At(Seed, 0, 40));
    }

    public ChargerOptions Options { get; }

    public DateTime Start { get; }

    public FirmwareVersion Firmware { get; }

    /// <summary>Digits that the firmware's JSON library spends on a number.</summary>
    public int Digits { get; }

    public ulong Seed { get; }

    public KeyCatalogue Catalogue { get; }

    public Meter Meter { get; }

    public SurplusLogic Surplus { get; }

    // Clock, in seconds of simulated time.
    public long Second { get; set; }

    public long FirstUptime { get; set; }

    public long BootedAt { get; set; }

    public int AwayFor { get; set; }

    public bool RebootRequested { get; set; }

    public int Reboots { get; set; }

    public long UptimeMs => (FirstUptime + Second - BootedAt) * 1000;

    public DateTime UtcNow => Start.AddSeconds(Second);

    // Settings that take part in the logic. The others rest in Stored.
    public int Amp { get; set; }

    public int MaxAmp { get; set; }

    public int MinAmp { get; set; } = 6;

    public int PhaseMode { get; set; }

    public int Force { get; set; }

    public int LogicMode { get; set; } = 3;

    public int Access { get; set; }

    public int? Transaction { get; set; }

    public double? EnergyLimitWh { get; set; }

    public int? TemporaryLimit { get; set; }

    public long TemporaryLimitUntil { get; set; }

    public int PhaseSwitchMs { get; set; } = 10_000;

    public int UnlockSetting { get; set; }

    public bool HttpApi { get; set; }

    public bool LegacyApi { get; set; }

    public Dictionary<Key, byte[]>? Stored { get; set; }

    public List<(Key Key, SetValue Value)> Pending { get; } = [];

    // Car.
    public CarOptions? RequestedCar { get; set; }

    public bool CarChanged { get; set; }

    public CarOptions? Car { get; set; }

    public double CarEnergyWh { get; set; }

    public bool HasCharged { get; set; }

    public int ReactionLeft { get; set; }

    // Charging.
    public int RequestedError { get; set; }

    public int Error { get; set; }

    public CarState CarState { get; set; } = CarState.Idle;

    public ModelStatus ModelStatus { get; set; } = ModelStatus.Default;

    public long ModelStatusSince { get; set; }

    public bool Allowed { get; set; }

    public int AllowedCurrent { get; set; }

    /// <summary>Phases behind the closed contactor: 0, 1 or 3.</summary>
    public int ContactorPhases { get; set; }

    public long ContactorClosedAt { get; set; }

    public int LastPhases { get; set; } = 1;

    public bool SinglePhaseWanted { get; set; }

    public int PhaseSwitchLeft { get; set; }

    public double Current { get; set; }

    public double SessionWh { get; set; }

    public double TotalWh { get; set; }

    public double Temperature { get; set; }

    public long? LastFromIdle { get; set; }

    public long? LastFromCharging { get; set; }

    public long? LastToCharging { get; set; }

    public int CableCurrent => Car?.CableCurrent ?? 0;

    public int TemperatureLimit => Temperature switch
    {
        > 85 => 0,
        > 75 => 10,
        > 70 => 16,
        _ => 32,
    };

    public bool Has16AmpAdapter => Options.NominalCurrent <= 16;

    /// <summary>
    /// The smallest of all limits in force. A box of 11 kW stores a request above 16 A like any other
    /// and only offers the car less, which is what recorded boxes do.
    /// </summary>
    public int CurrentLimit
    {
        get
        {
            var limit = Math.Min(Math.Min(Amp, MaxAmp), Math.Min(Options.NominalCurrent, TemperatureLimit));
            if (Car is { } car)
            {
                limit = Math.Min(limit, car.CableCurrent);
            }

            return TemporaryLimit is { } temporary ? Math.Min(limit, temporary) : limit;
        }
    }

    public double StoredNumber(string key, double fallback)
    {
        if (Stored is null || !Catalogue.TryFind(key, out var found) || !Stored.TryGetValue(found, out var raw))
        {
            return fallback;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(raw, out double value, out _) ? value : fallback;
    }

    public bool StoredFlag(string key, bool fallback) =>
        Stored is not null && Catalogue.TryFind(key, out var found) && Stored.TryGetValue(found, out var raw)
            ? raw.AsSpan().SequenceEqual("true"u8)
            : fallback;
}
