namespace HomeBinding.Units;

/// <summary>
/// Quantities or units were combined that have no conversion into each other, for example 16 A with kWh.
/// The message names both sides.
/// </summary>
public sealed class DimensionMismatchException : InvalidOperationException
{
    /// <summary>Creates the exception with a general message.</summary>
    public DimensionMismatchException()
        : base("The units have no conversion into each other.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What did not fit, naming both sides.</param>
    public DimensionMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What did not fit, naming both sides.</param>
    /// <param name="innerException">The cause.</param>
    public DimensionMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
