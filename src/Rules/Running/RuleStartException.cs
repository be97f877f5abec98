namespace HomeBinding.Rules.Running;

/// <summary>A rule could not be started; the message says why and what to do.</summary>
public sealed class RuleStartException : Exception
{
    /// <summary>No more is known.</summary>
    public RuleStartException()
        : this("The rule could not be started.")
    {
    }

    /// <summary>With a message for the user.</summary>
    public RuleStartException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the user and what caused it.</summary>
    public RuleStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
