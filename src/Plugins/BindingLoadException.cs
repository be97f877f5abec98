namespace HomeBinding.Plugins;

/// <summary>
/// A binding cannot be loaded. The message says why and what to do. It never wraps what the binding threw: the stack trace of such an exception
/// would keep the binding in memory.
/// </summary>
public sealed class BindingLoadException : Exception
{
    /// <summary>A binding cannot be loaded.</summary>
    public BindingLoadException()
        : this("The binding cannot be loaded.")
    {
    }

    /// <summary>A binding cannot be loaded.</summary>
    /// <param name="message">Why, and what to do.</param>
    public BindingLoadException(string message)
        : base(message)
    {
    }

    /// <summary>A binding cannot be loaded.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">An exception of the host, never one that passed through the binding.</param>
    public BindingLoadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A binding cannot be loaded.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="detail">More for the log, such as a stack trace as text.</param>
    public BindingLoadException(string message, string? detail)
        : base(message) => Detail = detail;

    /// <summary>More for the log, or null.</summary>
    public string? Detail { get; }
}
