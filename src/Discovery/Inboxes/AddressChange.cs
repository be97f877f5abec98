using HomeBinding.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>A device that is a thing was found at another address than its file says.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Parameter">The configuration parameter with its address.</param>
/// <param name="Configured">What the file says.</param>
/// <param name="Found">Where it was found.</param>
public sealed record AddressChange(ThingUid Thing, string Parameter, string Configured, string Found)
{
    /// <summary>A sentence for the user.</summary>
    public override string ToString() => $"Thing {Thing} is now at {Found}, not at {Configured}. Correct '{Parameter}' in its file.";
}
