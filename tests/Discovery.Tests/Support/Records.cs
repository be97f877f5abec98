using System.Net;
using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>Records of a device that announces a web server.</summary>
internal static class Records
{
    public const string Type = "_http._tcp";
    public static readonly DnsName TypeName = DnsName.OfServiceType(Type);

    public static DnsName Instance(string name) => new(name, "_http", "_tcp", "local");

    public static DnsName Host(string name) => new(name, "local");

    public static PtrRecord Ptr(string name, uint ttl = 120) => new(TypeName, ttl, false, Instance(name));

    public static SrvRecord Srv(string name, uint ttl = 120, ushort port = 80, string? host = null) => new(Instance(name), ttl, true, 0, 0, port, Host(host ?? name));

    public static TxtRecord Txt(string name, uint ttl = 120, params (string Key, string Value)[] values) =>
        new(Instance(name), ttl, true, new TxtValues(values.ToDictionary(each => each.Key, each => each.Value, StringComparer.OrdinalIgnoreCase)));

    public static AddressRecord Address(string name, string address, uint ttl = 120, bool flush = true) => new(Host(name), ttl, flush, IPAddress.Parse(address));

    /// <summary>All that there is to know of a device.</summary>
    public static DnsMessage Device(string name, string address = "192.168.1.6", uint ttl = 120, params (string Key, string Value)[] txt) => new()
    {
        IsResponse = true,
        Answers = [Ptr(name, ttl)],
        Additionals = [Srv(name, ttl), Txt(name, ttl, txt), Address(name, address, ttl)],
    };

    public static DnsMessage Response(params DnsRecord[] answers) => new() { IsResponse = true, Answers = answers };
}
