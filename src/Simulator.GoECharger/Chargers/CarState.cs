namespace HomeBinding.Simulator.GoECharger;

/// <summary>Values of the key <c>car</c>.</summary>
public enum CarState
{
    /// <summary>No state known.</summary>
    Unknown = 0,

    /// <summary>No car is plugged in.</summary>
    Idle = 1,

    /// <summary>The car draws power.</summary>
    Charging = 2,

    /// <summary>The box offers power and waits for the car.</summary>
    WaitCar = 3,

    /// <summary>Finished, stopped or paused with the car still plugged in.</summary>
    Complete = 4,

    /// <summary>The box reports an error.</summary>
    Error = 5,

    /// <summary>The box has just started (firmware 60 and later).</summary>
    Initializing = 6,
}
