using HomeBinding.Things;

namespace HomeBinding.Discovery.Scanning;

/// <summary>A discovery service and what it does now.</summary>
/// <param name="BindingId">The binding that brings it.</param>
/// <param name="Id">Its id within the binding.</param>
/// <param name="ThingTypes">What it finds.</param>
/// <param name="IsInBackground">True if it works while nobody asks.</param>
/// <param name="IsScanning">True if a scan runs that somebody asked for.</param>
/// <param name="Error">What went wrong last; null if all is well.</param>
public sealed record DiscoveryServiceInfo(string BindingId, string Id, IReadOnlyList<ThingTypeUid> ThingTypes, bool IsInBackground, bool IsScanning, string? Error);
