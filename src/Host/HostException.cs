namespace HomeBinding.Host;

/// <summary>The host cannot go on; the message says why and what to do.</summary>
internal sealed class HostException(string message) : Exception(message);
