namespace HomeBinding.Simulator.GoECharger;

/// <summary>A request that a box has received.</summary>
/// <param name="Number">1 for the first request since the start, and so on.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The request target as it was sent, still URL-encoded.</param>
/// <param name="Time">When, by the simulator's clock.</param>
public readonly record struct ReceivedRequest(long Number, string Method, string PathAndQuery, DateTimeOffset Time);
