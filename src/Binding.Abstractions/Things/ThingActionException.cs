namespace HomeBinding.Things;

/// <summary>An action of a thing was not carried out. The message is for the user: what happened, and what to do.</summary>
public sealed class ThingActionException : Exception
{
    /// <summary>An action failed.</summary>
    public ThingActionException()
        : this("The action failed.")
    {
    }

    /// <summary>An action failed.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public ThingActionException(string message)
        : base(message)
    {
    }

    /// <summary>An action failed.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public ThingActionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
