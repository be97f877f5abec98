using HomeBinding.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>The things that there are, and their types. What it returns is not kept.</summary>
public interface IThingDirectory
{
    /// <summary>The things.</summary>
    IEnumerable<KnownThing> Things { get; }

    /// <summary>The thing type with an id or alias; null if there is none.</summary>
    ThingType? FindType(ThingTypeUid uid);

    /// <summary>Notes that a thing's device was found at another address than its file says; null takes that back.</summary>
    void ReportAddress(ThingUid thing, string? address);
}
