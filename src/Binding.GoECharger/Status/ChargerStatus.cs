namespace HomeBinding.GoECharger;

/// <summary>
/// What the charger said last. One instance is filled anew by every poll; a value that was missing, null or of the wrong type is null.
/// Constants stay until the charger is asked for them again.
/// </summary>
internal sealed class ChargerStatus
{
    private const int FirstPower = 7;
    private const int TotalPowerIndex = 11;
    private readonly decimal?[] _numbers = new decimal?[StatusKeyNames.IndexOf(StatusKeys.Var) + 1];
    private readonly decimal?[] _nrg = new decimal?[TotalPowerIndex + 1];
    private readonly decimal?[] _tma = new decimal?[2];
    private readonly bool?[] _pha = new bool?[3];

    /// <summary>The keys of the newest reply, whatever their values were.</summary>
    public StatusKeys Present { get; private set; }

    /// <summary>The keys that the newest reply gave as null.</summary>
    public StatusKeys Nulls { get; private set; }

    public decimal? Amp => Number(StatusKeys.Amp);

    public decimal? Ama => Number(StatusKeys.Ama);

    public decimal? Mca => Number(StatusKeys.Mca);

    public int? Psm => Code(StatusKeys.Psm);

    public int? Pnp => Code(StatusKeys.Pnp);

    public int? Car => Code(StatusKeys.Car);

    public int? Err => Code(StatusKeys.Err);

    public decimal? Dwo => Number(StatusKeys.Dwo);

    public decimal? Wh => Number(StatusKeys.Wh);

    public decimal? Eto => Number(StatusKeys.Eto);

    public decimal? Cbl => Number(StatusKeys.Cbl);

    public int? Frc => Code(StatusKeys.Frc);

    public int? Trx => Code(StatusKeys.Trx);

    public int? ModelStatus => Code(StatusKeys.ModelStatus);

    public int? Var => Code(StatusKeys.Var);

    public bool? Alw { get; set; }

    public string? Serial { get; set; }

    public string? Type { get; set; }

    public string? Firmware { get; set; }

    public string? Vendor { get; set; }

    /// <summary>Voltages (0–2), currents (4–6), powers (7–9), total power (11).</summary>
    public Span<decimal?> Energy => _nrg;

    /// <summary>Temperature of the socket and of the board.</summary>
    public Span<decimal?> Temperatures => _tma;

    /// <summary>Phases behind the contactor.</summary>
    public Span<bool?> Phases => _pha;

    public decimal? TotalPower => _nrg[TotalPowerIndex];

    public decimal? Voltage(int phase) => _nrg[phase - 1];

    public decimal? Current(int phase) => _nrg[phase + 3];

    public decimal? Power(int phase) => _nrg[phase + FirstPower - 1];

    /// <summary>Starts a new reply: forgets everything but the constants that were not asked for.</summary>
    public void Begin(StatusKeys asked)
    {
        Present = Nulls = StatusKeys.None;
        ForgetAll(asked | ~StatusKeys.Constants);
    }

    /// <summary>Notes that a key is there; false if it has been there before, which leaves its value unknown.</summary>
    public bool Meet(StatusKeys key)
    {
        if ((Present & key) != 0)
        {
            Nulls &= ~key;
            ForgetAll(key);
            return false;
        }
        Present |= key;
        return true;
    }

    public void SetNull(StatusKeys key) => Nulls |= key;

    public void SetNumber(StatusKeys key, decimal? value) => _numbers[StatusKeyNames.IndexOf(key)] = value;

    private decimal? Number(StatusKeys key) => _numbers[StatusKeyNames.IndexOf(key)];

    private int? Code(StatusKeys key) =>
        Number(key) is { } value and >= int.MinValue and <= int.MaxValue && decimal.IsInteger(value) ? (int)value : null;

    private void ForgetAll(StatusKeys keys)
    {
        for (var i = 0; i < _numbers.Length; i++)
            if ((keys & (StatusKeys)(1 << i)) != 0) _numbers[i] = null;
        if ((keys & StatusKeys.Alw) != 0) Alw = null;
        if ((keys & StatusKeys.Pha) != 0) Array.Clear(_pha);
        if ((keys & StatusKeys.Nrg) != 0) Array.Clear(_nrg);
        if ((keys & StatusKeys.Tma) != 0) Array.Clear(_tma);
        if ((keys & StatusKeys.Sse) != 0) Serial = null;
        if ((keys & StatusKeys.Typ) != 0) Type = null;
        if ((keys & StatusKeys.Fwv) != 0) Firmware = null;
        if ((keys & StatusKeys.Oem) != 0) Vendor = null;
    }
}
