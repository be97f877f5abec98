namespace HomeBinding.GoECharger;

/// <summary>The states of the car (<c>car</c>).</summary>
internal static class CarStates
{
    private static readonly string?[] Words = ["UNKNOWN", "IDLE", "CHARGING", "WAITING_FOR_CAR", "COMPLETE", "ERROR", "INITIALIZING"];

    public static IEnumerable<string> All => Words.OfType<string>();

    public static string? TextOf(int? code) => CodeTexts.Of(code, Words);
}
