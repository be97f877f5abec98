using HomeBinding.Things;

namespace HomeBinding.Polling;

/// <summary>A device does not answer as it should. The message is for the user: what happened, and what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>A communication error.</summary>
    public DeviceException()
        : this("The device does not answer as it should.")
    {
    }

    /// <summary>A communication error.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public DeviceException(string message)
        : base(message)
    {
    }

    /// <summary>A communication error.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public DeviceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error with a detail of its own, e.g. <see cref="ThingStatusDetail.ConfigurationError"/> for another device than expected.</summary>
    /// <param name="detail">The detail of the OFFLINE status.</param>
    /// <param name="message">What happened, and what to do.</param>
    public DeviceException(ThingStatusDetail detail, string message)
        : base(message) => Detail = detail;

    /// <summary>The detail of the OFFLINE status.</summary>
    public ThingStatusDetail Detail { get; } = ThingStatusDetail.CommunicationError;

    /// <summary>The device asked not to be called before this time has passed (HTTP 429 or 503 with Retry-After); null for the usual back-off.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True if the deadline of the request passed; a command may then have had its effect or not.</summary>
    internal bool IsTimeout { get; init; }
}
