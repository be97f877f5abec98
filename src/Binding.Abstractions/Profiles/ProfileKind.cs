namespace HomeBinding.Profiles;

/// <summary>What channels a profile is for.</summary>
public enum ProfileKind
{
    /// <summary>Channels that have a state.</summary>
    State,

    /// <summary>Channels that have events only, such as buttons.</summary>
    Trigger,
}
