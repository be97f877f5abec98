namespace HomeBinding.Simulator.GoECharger;

/// <summary>The values of <c>modelStatus</c> that the simulator produces.</summary>
internal enum ModelStatus
{
    Overtemperature = 1,
    AccessControl = 2,
    ForceOn = 3,
    ForceOff = 4,
    EnergyLimit = 6,
    AutomaticStop = 10,
    PvSurplus = 12,
    Default = 15,
    NoSurplus = 17,
    ChargePauseNotAllowed = 20,
    PhaseSwitch = 23,
    Error = 26,
    Initializing = 40,
}
