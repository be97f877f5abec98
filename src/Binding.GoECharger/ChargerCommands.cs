using System.Globalization;
using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.GoECharger;

/// <summary>Puts a command into the queue of its device key.</summary>
internal delegate ValueTask<CommandResult> CommandQueue(Channel channel, string key, string value, Func<bool> isApplied, CancellationToken cancellationToken);

/// <summary>Turns commands to channels into values of the charger's keys, and refuses what the charger would not take.</summary>
internal sealed class ChargerCommands(ChargerStatus status, CommandQueue queue)
{
    private static readonly StatusKeys[] WritableKeys = [StatusKeys.Amp, StatusKeys.Psm, StatusKeys.Dwo, StatusKeys.Frc];

    private readonly int[] _awaited = new int[WritableKeys.Length];
    private ChargerLimits _limits = ChargerLimits.Widest;

    /// <summary>The keys of commands that have not been answered; the status has to show them.</summary>
    public StatusKeys AwaitedKeys
    {
        get
        {
            var keys = StatusKeys.None;
            for (var i = 0; i < WritableKeys.Length; i++)
                if (Volatile.Read(ref _awaited[i]) > 0) keys |= WritableKeys[i];
            return keys;
        }
    }

    /// <summary>Takes the limits over from the status, which commands on other threads must not read.</summary>
    public void UpdateLimits()
    {
        var (limits, known) = (ChargerLimits.Of(status), Volatile.Read(ref _limits));
        if (limits != known) Volatile.Write(ref _limits, limits);
    }

    /// <summary>Answers the commands of a thing's channels.</summary>
    public void Register(IThingContext context)
    {
        var maxCurrent = context.Channel(ChargerChannels.MaxCurrent);
        maxCurrent.OnCommand((value, token) => SetMaxCurrent(maxCurrent, value, token));
        var phases = context.Channel(ChargerChannels.ChargingPhases);
        phases.OnCommand((value, token) => SetPhases(phases, value, token));
        var limit = context.Channel(ChargerChannels.SessionChargeEnergyLimit);
        limit.OnCommand((value, token) => SetSessionLimit(limit, value, token));
        var force = context.Channel(ChargerChannels.ForceState);
        force.OnCommand((value, token) => SetWord(force, StatusKeys.Frc, WritableCodes.ForceState, value, token));
        var mode = context.Channel(ChargerChannels.PhaseMode);
        mode.OnCommand((value, token) => SetWord(mode, StatusKeys.Psm, WritableCodes.PhaseMode, value, token));
    }

    private ValueTask<CommandResult> SetMaxCurrent(Channel channel, Quantity<ElectricCurrent> value, CancellationToken cancellationToken)
    {
        var limits = Volatile.Read(ref _limits);
        if (!value.TryTo(Units.Units.Ampere, out var amperes) || amperes.Value < limits.Minimum || amperes.Value > limits.Maximum)
            return Reject($"{value} is outside the limits of this charger, {Text(limits.Minimum)} A to {Text(limits.Maximum)} A.");
        var whole = decimal.Truncate(amperes.Value);
        if (whole < limits.Minimum) return Reject($"{value} is outside the limits of this charger, {Text(limits.Minimum)} A to {Text(limits.Maximum)} A.");
        return SendAsync(channel, StatusKeys.Amp, Text(whole), () => status.Amp == whole, cancellationToken);
    }

    private ValueTask<CommandResult> SetPhases(Channel channel, DecimalValue value, CancellationToken cancellationToken) =>
        PhaseCount.ModeOf(value.Value) is { } mode
            ? SendAsync(channel, StatusKeys.Psm, Text(mode), () => status.Psm == mode, cancellationToken)
            : Reject($"{value} is not accepted; expected 1, 3, or 0 to leave the number of phases to the charger.");

    private ValueTask<CommandResult> SetSessionLimit(Channel channel, Quantity<Energy> value, CancellationToken cancellationToken)
    {
        if (!value.TryTo(Units.Units.WattHour, out var limit) || limit.Value < 0 || limit.Value > SessionLimit.MostKilowattHours * 1000m)
            return Reject($"{value} is not accepted; expected 0 kWh (no limit) to {SessionLimit.MostKilowattHours} kWh.");
        var wattHours = limit.Value;
        return SendAsync(channel, StatusKeys.Dwo, wattHours == 0 ? "null" : Text(wattHours), () => SessionLimit.Shows(status, wattHours), cancellationToken);
    }

    private ValueTask<CommandResult> SetWord(Channel channel, StatusKeys key, WritableCodes codes, TextValue value, CancellationToken cancellationToken) =>
        codes.TryParse(value.Value, out var code, out var error)
            ? SendAsync(channel, key, Text(code), () => (key == StatusKeys.Frc ? status.Frc : status.Psm) == code, cancellationToken)
            : Reject(error);

    private async ValueTask<CommandResult> SendAsync(Channel channel, StatusKeys key, string value, Func<bool> isApplied, CancellationToken cancellationToken)
    {
        var index = Array.IndexOf(WritableKeys, key);
        Interlocked.Increment(ref _awaited[index]);
        try
        {
            return await queue(channel, StatusKeyNames.NameOf(key), value, isApplied, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _awaited[index]);
        }
    }

    private static ValueTask<CommandResult> Reject(string reason) => ValueTask.FromResult(CommandResult.Rejected(reason));

    // No exponent and no trailing zeros: 500, not 500.0.
    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
