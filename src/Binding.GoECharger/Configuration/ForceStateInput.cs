using HomeBinding.Configuration;

namespace HomeBinding.GoECharger;

/// <summary>The argument of the action <c>setForceState</c>.</summary>
internal sealed record ForceStateInput
{
    [ConfigParameter(Label = "State", Options = ["neutral", "off", "on"], OptionLabels = ["The charger decides", "Do not charge", "Charge"])]
    public required string State { get; init; }
}
