namespace HomeBinding.GoECharger;

/// <summary>The energy limit of a session (<c>dwo</c>): watt hours, null for none.</summary>
internal static class SessionLimit
{
    /// <summary>More than any battery; beyond it a command is a slip of units.</summary>
    public const int MostKilowattHours = 10_000;

    private const decimal Thousand = 1000m;

    /// <summary>The limit in kWh, 0 for none; null if it is unknown.</summary>
    public static decimal? KilowattHours(ChargerStatus status) =>
        status.Dwo is { } limit ? limit / Thousand : IsOff(status) ? 0m : null;

    /// <summary>True if the charger shows a limit. It keeps a float, so the last digits may differ.</summary>
    public static bool Shows(ChargerStatus status, decimal wattHours) => wattHours == 0
        ? IsOff(status) || status.Dwo == 0
        : status.Dwo is { } shown && Math.Abs(shown - wattHours) <= 0.01m + (wattHours / 1_000_000m);

    private static bool IsOff(ChargerStatus status) => (status.Nulls & StatusKeys.Dwo) != 0;
}
