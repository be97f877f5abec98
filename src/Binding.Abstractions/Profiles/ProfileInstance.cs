namespace HomeBinding.Profiles;

/// <summary>A profile at work on one link: the function and its state. For hosts; calls come one at a time.</summary>
public abstract class ProfileInstance
{
    private protected ProfileInstance()
    {
    }

    /// <summary>Handles one input.</summary>
    public abstract void Handle(in ProfileInput input, IProfileOutput output);
}
