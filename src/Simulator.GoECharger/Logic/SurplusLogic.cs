namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// The box's own PV surplus charging, fed by <c>ids</c>: starts above <c>fst</c>, changes phases at <c>spl3</c>
/// when the wish lasts <c>mpwst</c> and the last change is <c>mptwt</c> ago.
/// </summary>
internal sealed class SurplusLogic(Box box)
{
    private const int Validity = 10;
    private long _receivedAt = long.MinValue / 2;
    private long _wishSince;
    private long _lastSwitch = long.MinValue / 2;
    private long _startedAt;

    public double Grid { get; private set; }

    public double? Pv { get; private set; }

    public double? Battery { get; private set; }

    public bool IsFresh => box.Second - _receivedAt < Validity;

    public bool Charging { get; private set; }

    public int Phases { get; private set; } = 1;

    public int Amps { get; private set; } = 6;

    public long? AgeMs => IsFresh ? (box.Second - _receivedAt) * 1000 : null;

    public void Receive(double? grid, double? pv, double? battery)
    {
        if (grid is not { } watts)
        {
            _receivedAt = long.MinValue / 2;
            return;
        }

        (Grid, Pv, Battery) = (watts, pv, battery);
        _receivedAt = box.Second;
    }

    public void Stop() => Charging = false;

    public ModelStatus Decide()
    {
        if (!IsFresh || !box.StoredFlag("fup", false))
        {
            Charging = false;
            return ModelStatus.NoSurplus;
        }

        var available = Math.Max(0, box.Meter.TotalWatts) - Grid + box.StoredNumber("pgt", 0);
        ChoosePhases(available);
        Amps = Math.Clamp((int)(available / (230 * Phases)), box.MinAmp, Math.Max(box.MinAmp, box.CurrentLimit));

        var start = box.StoredNumber("fst", 1400);
        if (available >= (Charging ? start - box.StoredNumber("sh", 200) : start))
        {
            _startedAt = Charging ? _startedAt : box.Second;
            Charging = true;
            return ModelStatus.PvSurplus;
        }

        var running = (box.Second - _startedAt) * 1000 < box.StoredNumber("fmt", 300_000);
        if (Charging && (running || !box.StoredFlag("acp", true)))
        {
            return ModelStatus.ChargePauseNotAllowed;
        }

        Charging = false;
        return ModelStatus.NoSurplus;
    }

    private void ChoosePhases(double available)
    {
        var level = box.StoredNumber("spl3", 4200) + (Phases == 1 ? 0 : -box.StoredNumber("psh", 500));
        var wish = available >= level ? 3 : 1;
        if (wish == Phases)
        {
            _wishSince = box.Second;
            return;
        }

        var lasted = (box.Second - _wishSince) * 1000 >= box.StoredNumber("mpwst", 120_000);
        var rested = (box.Second - _lastSwitch) * 1000 >= box.StoredNumber("mptwt", 600_000);
        if (!Charging || (lasted && rested))
        {
            Phases = wish;
            _wishSince = box.Second;
            _lastSwitch = Charging ? box.Second : _lastSwitch;
        }
    }
}
