/// <summary>
/// Charges the car with what the roof would feed into the grid: every three seconds, on one phase or three, from 6 to 16 A in whole amps; switched
/// off when there is less than 6 A on one phase.
/// </summary>
public sealed class SolarCharging : Rule<Items>
{
    private const decimal Volts = 230;
    private const int LeastAmps = 6;
    private const int MostAmps = 16;
    private static readonly TimeSpan PhaseSwitch = TimeSpan.FromSeconds(10);

    private DateTimeOffset _phasesAskedAt;

    protected override void Define() => Every(TimeSpan.FromSeconds(3), Balance);

    private void Balance()
    {
        // No meter value, no decision: the charger stays as it is. Nor is a charger told anything while it is away.
        if (Items.Total_power_fast.State is not { } grid) return;

        // The meter sees the charger too: what it draws already is not lost to it.
        var charging = Items.GoEChargerPowerAll.State?.In(Units.Watt) ?? 0;
        var surplus = Math.Max(0, charging - grid.In(Units.Watt));

        var onThreePhases = Amps(surplus / 3);
        var onOnePhase = Amps(surplus);
        if (onThreePhases >= LeastAmps) Charge(3, onThreePhases, $"{surplus:F0} W to spare: {onThreePhases} A on three phases");
        else if (onOnePhase >= LeastAmps) Charge(1, onOnePhase, $"{surplus:F0} W to spare: {onOnePhase} A on one phase");
        else Switch("OFF", $"{surplus:F0} W to spare: less than {LeastAmps} A on one phase");
    }

    private void Charge(int phases, int amps, string because)
    {
        Switch("NEUTRAL", because);

        // The contactor takes some seconds; asking again meanwhile would only wear it.
        if (Items.GoEChargerChargingPhases.State is { } now && now != phases && Context.Time.GetUtcNow() - _phasesAskedAt >= PhaseSwitch)
        {
            _phasesAskedAt = Context.Time.GetUtcNow();
            Items.GoEChargerChargingPhases.SendCommand(phases, because);
        }

        if (Items.GoEChargerMaxCurrent.State is { } current && current.In(Units.Ampere) != amps) Items.GoEChargerMaxCurrent.SendCommand(amps * Units.Ampere, because);
    }

    private void Switch(string forceState, string because)
    {
        if (Items.GoEChargerForceState.State is { } state && state != forceState) Items.GoEChargerForceState.SendCommand(forceState, because);
    }

    private static int Amps(decimal watts) => (int)Math.Min(MostAmps, watts / Volts);
}
