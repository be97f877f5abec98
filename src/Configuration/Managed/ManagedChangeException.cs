namespace HomeBinding.Configuration.Managed;

/// <summary>Why a change over the API was not made.</summary>
public enum ManagedChangeProblem
{
    /// <summary>What should be made is wrong; the message has what the same would be told in a file.</summary>
    Invalid,

    /// <summary>It comes from a file, which alone can change it.</summary>
    ReadOnly,

    /// <summary>What should be changed is not there.</summary>
    Missing,

    /// <summary>It does not fit what is there.</summary>
    Conflict,

    /// <summary>Not now: the home is being loaded, or the disk takes nothing.</summary>
    Unavailable,
}

/// <summary>A change over the API was not made; everything is as it was.</summary>
public sealed class ManagedChangeException : Exception
{
    /// <summary>A change was not made.</summary>
    public ManagedChangeException()
        : this(ManagedChangeProblem.Invalid, "The change was not made.")
    {
    }

    /// <summary>A change was not made.</summary>
    /// <param name="message">Why, in a sentence.</param>
    public ManagedChangeException(string message)
        : this(ManagedChangeProblem.Invalid, message)
    {
    }

    /// <summary>A change was not made.</summary>
    /// <param name="message">Why, in a sentence.</param>
    /// <param name="innerException">What caused it.</param>
    public ManagedChangeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A change was not made.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="message">The same in a sentence.</param>
    public ManagedChangeException(ManagedChangeProblem problem, string message)
        : base(message) => Problem = problem;

    /// <summary>Why.</summary>
    public ManagedChangeProblem Problem { get; }

    /// <summary>Of what is wrong, the items by their names.</summary>
    public IReadOnlyDictionary<string, string> Items { get; init; } = new Dictionary<string, string>();
}
