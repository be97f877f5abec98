namespace HomeBinding.GoECharger;

/// <summary>Why the box lets the car charge or does not (<c>modelStatus</c>).</summary>
internal static class ChargingReasons
{
    private static readonly string?[] Words =
    [
        "No data from the charge controller",
        "Not charging: too hot",
        "Not charging: waits for a card or the app",
        "Charging: forced on",
        "Not charging: forced off",
        "Not charging: scheduler",
        "Not charging: energy limit reached",
        "Charging: electricity is cheap",
        "Charging: test charge for the trip",
        "Charging: not enough time left for the trip",
        "Charging: for the trip",
        "Charging: for the trip, clock unknown",
        "Charging: solar surplus",
        "Charging: go-e default",
        "Charging: go-e scheduler",
        "Charging: nothing speaks against it",
        "Not charging: go-e price rule",
        "Not charging: electricity is dear",
        "Not charging: enough for the trip",
        "Charging: keeps the car awake",
        "Charging: this car must not be paused",
        null,
        "Not charging: pretends to be unplugged",
        "Not charging: switching phases",
        "Not charging: pause has just begun",
        null,
        "Not charging: error",
        "Not charging: load management",
        "Not charging: OCPP",
        "Not charging: waits to reconnect",
        "Not charging: blocked by the adapter",
        "Not charging: mains frequency too low",
        "Not charging: unbalanced load",
        "Charging: discharges the solar battery",
        "Not charging: grid monitoring",
        "Not charging: OCPP fallback",
        "Not charging: floor detected",
        "Not charging: OCPP is inoperable",
        "Not charging: mains voltage too low",
        "Not charging: setpoint is zero",
        "Not charging: initializing",
        "Not charging: failsafe limit",
    ];

    public static string? TextOf(int? code) => CodeTexts.Of(code, Words);
}
