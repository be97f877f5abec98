using HomeBinding.Configuration;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>Things that a test names, of the type <c>test:box</c>, alias <c>other:box</c>.</summary>
internal sealed class TestThings : IThingDirectory
{
    public static readonly ThingType Type = new ThingType<BoxConfig>("test:box", (_, _) => throw new NotSupportedException())
    {
        Label = "Box",
        Channels = [],
        Aliases = [ThingTypeUid.Parse("other:box")],
        RepresentationProperty = "serialNumber",
    };

    public List<KnownThing> All { get; } = [];

    public Dictionary<ThingUid, string?> Addresses { get; } = [];

    public bool IsTypeKnown { get; set; } = true;

    public IEnumerable<KnownThing> Things => All;

    public ThingType? FindType(ThingTypeUid uid) => IsTypeKnown && (uid == Type.Uid || Type.Aliases.Contains(uid)) ? Type : null;

    public void ReportAddress(ThingUid thing, string? address) => Addresses[thing] = address;

    public void Add(string uid, string? ip = null, object? serial = null, string? reported = null)
    {
        var configuration = new Dictionary<string, object?>();
        if (ip is not null) configuration["ip"] = ip;
        if (serial is not null) configuration["serial"] = serial;
        All.Add(new KnownThing(ThingUid.Parse(uid), configuration, reported is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["serialNumber"] = reported }));
    }

    /// <summary>A box that was found.</summary>
    public static DiscoveryResult Box(string serial, string ip = "192.168.1.6", TimeSpan? timeToLive = null, string? id = null) => new()
    {
        ThingUid = ThingUid.Parse($"test:box:{id ?? serial}"),
        Label = $"Box {serial}",
        Properties = new Dictionary<string, object?> { ["ip"] = ip, ["serial"] = serial, ["serialNumber"] = serial, ["modelId"] = "B1" },
        TimeToLive = timeToLive,
    };
}

internal sealed record BoxConfig
{
    [ConfigParameter(Context = "network-address")]
    public required string Ip { get; init; }

    [ConfigParameter]
    public string? Serial { get; init; }

    [ConfigParameter]
    public int RefreshInterval { get; init; } = 5;
}
