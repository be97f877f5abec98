using HomeBinding.Things;
using static HomeBinding.Units.Units;

namespace HomeBinding.GoECharger;

/// <summary>What each channel's value is made of.</summary>
internal static class ChannelFeeds
{
    private const decimal Coldest = -50;
    private const decimal Hottest = 150;
    private const decimal WattHoursPerKilowattHour = 1000;

    // Made once, not for each charger.
    private static readonly (Func<ChargerStatus, decimal?> Voltage, Func<ChargerStatus, decimal?> Current, Func<ChargerStatus, decimal?> Power)[] Readers =
    [
        .. Enumerable.Range(1, 3).Select(static phase => ((Func<ChargerStatus, decimal?>, Func<ChargerStatus, decimal?>, Func<ChargerStatus, decimal?>))(
            status => status.Voltage(phase), status => status.Current(phase), status => status.Power(phase))),
    ];

    public static ChannelFeed[] Of(IThingContext context) =>
    [
        new QuantityFeed<Units.ElectricCurrent>(
            context.Channel(ChargerChannels.MaxCurrent), StatusKeys.Amp | StatusKeys.Ama | StatusKeys.Mca, Ampere, static status => status.Amp),
        new NumberFeed(context.Channel(ChargerChannels.ChargingPhases), PhaseCount.Keys, PhaseCount.Of),
        new TextFeed(context.Channel(ChargerChannels.PwmSignal), StatusKeys.Car, static status => CarStates.TextOf(status.Car)),
        new TextFeed(
            context.Channel(ChargerChannels.Error), StatusKeys.Err | StatusKeys.Fwv, static status => ErrorCodes.TextOf(status.Err, status.Firmware)),
        .. PhaseFeeds(context, 1),
        .. PhaseFeeds(context, 2),
        .. PhaseFeeds(context, 3),
        new QuantityFeed<Units.Power>(context.Channel(ChargerChannels.PowerAll), StatusKeys.Nrg, Watt, static status => status.TotalPower),
        new QuantityFeed<Units.Energy>(
            context.Channel(ChargerChannels.SessionChargeEnergyLimit), StatusKeys.Dwo, KilowattHour, SessionLimit.KilowattHours),
        new QuantityFeed<Units.Energy>(
            context.Channel(ChargerChannels.SessionChargedEnergy), StatusKeys.Wh, KilowattHour, static status => status.Wh / WattHoursPerKilowattHour),
        new QuantityFeed<Units.Energy>(
            context.Channel(ChargerChannels.TotalChargedEnergy), StatusKeys.Eto, KilowattHour, static status => status.Eto / WattHoursPerKilowattHour),
        new SwitchFeed(context.Channel(ChargerChannels.AllowCharging), StatusKeys.Alw, static status => status.Alw),
        new QuantityFeed<Units.ElectricCurrent>(context.Channel(ChargerChannels.CableCurrent), StatusKeys.Cbl, Ampere, static status => status.Cbl),
        new QuantityFeed<Units.Temperature>(
            context.Channel(ChargerChannels.Temperature1), StatusKeys.Tma, Celsius, static status => Plausible(status.Temperatures[0])),
        new QuantityFeed<Units.Temperature>(
            context.Channel(ChargerChannels.Temperature2), StatusKeys.Tma, Celsius, static status => Plausible(status.Temperatures[1])),
        new TextFeed(context.Channel(ChargerChannels.Firmware), StatusKeys.Fwv, static status => status.Firmware),
        new TextFeed(context.Channel(ChargerChannels.ForceState), StatusKeys.Frc, static status => WritableCodes.ForceState.TextOf(status.Frc)),
        new TextFeed(context.Channel(ChargerChannels.PhaseMode), StatusKeys.Psm, static status => WritableCodes.PhaseMode.TextOf(status.Psm)),
        new NumberFeed(context.Channel(ChargerChannels.Transaction), StatusKeys.Trx, static status => status.Trx),
        new TextFeed(context.Channel(ChargerChannels.ModelStatus), StatusKeys.ModelStatus, static status => ChargingReasons.TextOf(status.ModelStatus)),
    ];

    private static ChannelFeed[] PhaseFeeds(IThingContext context, int phase)
    {
        var (voltage, current, power) = Readers[phase - 1];
        return
        [
            new QuantityFeed<Units.ElectricPotential>(context.Channel(ChargerChannels.Voltages[phase - 1]), StatusKeys.Nrg, Volt, voltage),
            new QuantityFeed<Units.ElectricCurrent>(context.Channel(ChargerChannels.Currents[phase - 1]), StatusKeys.Nrg, Ampere, current),
            new QuantityFeed<Units.Power>(context.Channel(ChargerChannels.Powers[phase - 1]), StatusKeys.Nrg, Watt, power),
        ];
    }

    // A missing sensor reads -16843 °C on some boxes.
    private static decimal? Plausible(decimal? temperature) => temperature is >= Coldest and <= Hottest ? temperature : null;
}
