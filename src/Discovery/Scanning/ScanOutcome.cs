namespace HomeBinding.Discovery.Scanning;

/// <summary>How a scan of one service went.</summary>
/// <param name="Source">The service, <c>binding:service</c>.</param>
/// <param name="Error">What went wrong; null if all went well. What was found before that counts all the same.</param>
public sealed record ScanOutcome(string Source, string? Error);
