using System.Net;

namespace HomeBinding.Discovery;

/// <summary>An instance of a service, completely resolved. All of it was said by somebody on the network.</summary>
public sealed record MdnsInstance
{
    /// <summary>Its name, e.g. <c>go-eCharger_012345</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The service type, e.g. <c>_http._tcp</c>.</summary>
    public required string ServiceType { get; init; }

    /// <summary>The host that offers it, e.g. <c>charger.local</c>.</summary>
    public required string Host { get; init; }

    /// <summary>The port, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>The addresses of the host, at least one; IPv4 first. None is a multicast or unspecified address.</summary>
    public required IReadOnlyList<IPAddress> Addresses { get; init; }

    /// <summary>The TXT record: values by key, whose case does not matter. A key without a value has an empty one.</summary>
    public required IReadOnlyDictionary<string, string> Txt { get; init; }
}
