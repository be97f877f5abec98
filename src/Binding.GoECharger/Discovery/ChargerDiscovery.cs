using System.Net;
using HomeBinding.Discovery;
using HomeBinding.Things;

namespace HomeBinding.GoECharger;

/// <summary>Finds chargers by what they announce: a web server, or a service type of go-e's own.</summary>
internal static class ChargerDiscovery
{
    private const string Maker = "go-e";
    private const string WebServer = "_http._tcp";
    private const int DefaultPort = 80;
    private const int LongestSerial = 32;

    private static readonly ThingTypeUid Type = ThingTypeUid.Parse("goecharger:goe");

    public static DiscoveryService Service { get; } = new MdnsDiscoveryService(
        "mdns",
        [Type],
        [WebServer, "_go-e_go-eCharger._tcp", "_go-e_go-eCharger_V4._tcp"],
        Map);

    /// <summary>The charger that announces itself; null if it is another device.</summary>
    public static DiscoveryResult? Map(MdnsInstance instance)
    {
        var maker = Find(instance, "manufacturer");
        var model = Find(instance, "devicetype");
        if (maker is null ? instance.ServiceType == WebServer : !maker.Equals(Maker, StringComparison.OrdinalIgnoreCase)) return null;
        if (model?.Contains("controller", StringComparison.OrdinalIgnoreCase) == true) return null;
        if (Find(instance, "serial") is not { } serial || !IsSerial(serial)) return null;
        return new DiscoveryResult
        {
            ThingUid = ThingUid.Parse($"{Type}:{serial}"),
            Label = Find(instance, "friendlyname") ?? Find(instance, "name") ?? instance.Name,
            RepresentationProperty = ThingProperties.SerialNumber,
            Properties = new Dictionary<string, object?>
            {
                ["ip"] = AddressOf(instance),
                ["serial"] = serial,
                [ThingProperties.SerialNumber] = serial,
                [ThingProperties.ModelId] = model,
                [ThingProperties.Vendor] = Maker,
            },
        };
    }

    private static string AddressOf(MdnsInstance instance)
    {
        var address = instance.Addresses[0];
        return instance.Port == DefaultPort ? address.ToString() : new IPEndPoint(address, instance.Port).ToString();
    }

    // Firmware differs in how it writes the keys.
    private static string? Find(MdnsInstance instance, string key)
    {
        foreach (var (name, value) in instance.Txt)
            if (string.Concat(name.Where(char.IsAsciiLetterOrDigit)).Equals(key, StringComparison.OrdinalIgnoreCase) && value.Trim() is { Length: > 0 } text) return text;
        return null;
    }

    private static bool IsSerial(string text) => text.Length <= LongestSerial && text.All(static each => char.IsAsciiLetterOrDigit(each));
}
