namespace HomeBinding.Simulator.GoECharger;

/// <summary>What a box does once a second.</summary>
internal static class LogicCycle
{
    private const int TemporaryLimitSeconds = 600;

    public static void Run(Box box)
    {
        box.Second++;
        if (!IsRunning(box))
        {
            return;
        }

        ApplyPending(box);
        ExchangeCar(box);
        box.Error = box.RequestedError;
        if (box.TemporaryLimit is not null && box.Second >= box.TemporaryLimitUntil)
        {
            box.TemporaryLimit = null;
        }

        Decide(box);
        Charge(box);
        box.Meter.Measure();
        Integrate(box);
    }

    public static void ExtendTemporaryLimit(Box box) => box.TemporaryLimitUntil = box.Second + TemporaryLimitSeconds;

    private static bool IsRunning(Box box)
    {
        if (box.RebootRequested)
        {
            box.RebootRequested = false;
            box.Reboots++;
            box.AwayFor = Math.Max(1, (int)Math.Ceiling(box.Options.RebootDuration.TotalSeconds)) + 1;
            box.Pending.Clear();
            OpenContactor(box);
            box.PhaseSwitchLeft = 0;
            box.Surplus.Receive(null, null, null);
            box.Meter.Measure();
        }

        if (box.AwayFor == 0)
        {
            return true;
        }

        box.AwayFor--;
        if (box.AwayFor > 0)
        {
            return false;
        }

        box.FirstUptime = 0;
        box.BootedAt = box.Second;
        box.ReactionLeft = Seconds(box.Car?.StartDelay);
        return true;
    }

    private static void ApplyPending(Box box)
    {
        foreach (var (key, value) in box.Pending)
        {
            key.Setter!.Store(box, key, value);
        }

        box.Pending.Clear();
    }

    private static void ExchangeCar(Box box)
    {
        if (!box.CarChanged)
        {
            return;
        }

        box.CarChanged = false;
        OpenContactor(box);
        box.PhaseSwitchLeft = 0;
        box.HasCharged = false;
        box.Surplus.Stop();
        box.Car = box.RequestedCar;
        if (box.Car is { } car)
        {
            box.SessionWh = 0;
            box.CarEnergyWh = 0;
            box.ReactionLeft = Seconds(car.StartDelay);
            box.LastFromIdle = box.UptimeMs;
        }
        else
        {
            box.Force = 0;
            box.Transaction = null;
        }
    }

    private static void Decide(Box box)
    {
        var (status, allowed) = Verdict(box);
        if (status != box.ModelStatus)
        {
            box.ModelStatus = status;
            box.ModelStatusSince = box.UptimeMs;
        }

        var bySurplus = status is ModelStatus.PvSurplus or ModelStatus.ChargePauseNotAllowed;
        box.Allowed = allowed;
        box.AllowedCurrent = bySurplus ? box.Surplus.Amps : box.CurrentLimit;
        box.SinglePhaseWanted = box.PhaseMode switch
        {
            1 => true,
            2 => false,
            _ => bySurplus && box.Surplus.Phases == 1,
        };
    }

    private static (ModelStatus Status, bool Allowed) Verdict(Box box)
    {
        if (box.Error != 0)
        {
            return (ModelStatus.Error, false);
        }

        if (box.FirstUptime == 0 && box.Firmware.AtLeast(60) && box.UptimeMs < 3000)
        {
            return (ModelStatus.Initializing, false);
        }

        if (box.TemperatureLimit == 0)
        {
            return (ModelStatus.Overtemperature, false);
        }

        if (box.Force == 1)
        {
            box.PhaseSwitchLeft = 0;
            return (ModelStatus.ForceOff, false);
        }

        if (box.PhaseSwitchLeft > 0)
        {
            return (ModelStatus.PhaseSwitch, false);
        }

        return box.Force == 2 ? (ModelStatus.ForceOn, true) : OwnVerdict(box);
    }

    private static (ModelStatus Status, bool Allowed) OwnVerdict(Box box)
    {
        if (box.Access != 0 && box.Transaction is null)
        {
            return (ModelStatus.AccessControl, false);
        }

        if (box.Car is not null && box.EnergyLimitWh is { } limit && box.SessionWh >= limit)
        {
            return (ModelStatus.EnergyLimit, false);
        }

        if (box.LogicMode == 4)
        {
            var status = box.Surplus.Decide();
            return (status, status != ModelStatus.NoSurplus);
        }

        return (box.LogicMode == 5 ? ModelStatus.AutomaticStop : ModelStatus.Default, true);
    }

    private static void Charge(Box box)
    {
        var before = box.CarState;
        box.CarState = NextCarState(box);
        if (box.CarState != CarState.Charging)
        {
            OpenContactor(box);
        }

        if (before == CarState.Charging && box.CarState != CarState.Charging)
        {
            box.LastFromCharging = box.UptimeMs;
            box.ReactionLeft = Seconds(box.Car?.ResumeDelay);
        }
        else if (before != CarState.Charging && box.CarState == CarState.Charging)
        {
            box.LastToCharging = box.UptimeMs;
        }
    }

    private static CarState NextCarState(Box box)
    {
        if (box.Error != 0)
        {
            return CarState.Error;
        }

        if (box.ModelStatus == ModelStatus.Initializing)
        {
            return CarState.Initializing;
        }

        if (box.PhaseSwitchLeft > 0)
        {
            box.PhaseSwitchLeft--;
            return CarState.Complete;
        }

        if (box.Car is not { } car)
        {
            return CarState.Idle;
        }

        if (!box.Allowed)
        {
            return box.HasCharged || box.Force == 1 ? CarState.Complete : CarState.WaitCar;
        }

        if (box.CarEnergyWh >= car.EnergyWantedWh)
        {
            return CarState.Complete;
        }

        return box.AllowedCurrent < car.MinCurrent ? CarState.WaitCar : Draw(box, car);
    }

    private static CarState Draw(Box box, CarOptions car)
    {
        var wanted = box.SinglePhaseWanted ? 1 : 3;
        if (box.ContactorPhases == 0)
        {
            if (box.ReactionLeft > 0)
            {
                box.ReactionLeft--;
                return CarState.WaitCar;
            }

            box.ContactorPhases = wanted;
            box.ContactorClosedAt = box.Second;
        }
        else if (box.ContactorPhases != wanted)
        {
            box.PhaseSwitchLeft = Math.Max(1, box.PhaseSwitchMs / 1000) - 1;
            box.Allowed = false;
            box.ModelStatus = ModelStatus.PhaseSwitch;
            box.ModelStatusSince = box.UptimeMs;
            return CarState.Complete;
        }

        var target = Math.Min(box.AllowedCurrent, (double)car.MaxCurrent);
        box.Current = Math.Min(target, box.Current + (double)car.RampAmpsPerSecond);
        box.HasCharged = true;
        box.LastPhases = Math.Min(wanted, car.Phases);
        return CarState.Charging;
    }

    private static void Integrate(Box box)
    {
        var energy = Math.Max(0, box.Meter.TotalWatts) / 3600;
        box.SessionWh += energy;
        box.CarEnergyWh += energy;
        box.TotalWh += energy;

        var ambient = 22 + (3 * Noise.Smooth(box.Seed, box.Second, 7200, 41));
        var warm = ambient + (box.Current * box.Meter.PhasesInUse * 0.45);
        box.Temperature += (warm - box.Temperature) / 900;
    }

    private static void OpenContactor(Box box)
    {
        box.ContactorPhases = 0;
        box.Current = 0;
    }

    private static int Seconds(TimeSpan? delay) => (int)Math.Ceiling((delay ?? TimeSpan.Zero).TotalSeconds);
}
