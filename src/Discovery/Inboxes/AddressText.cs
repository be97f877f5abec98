using System.Net;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Compares addresses as they are written in files: a host or IP address, perhaps with a port.</summary>
internal static class AddressText
{
    /// <summary>True if one is the other, or one of the other addresses of the device at the same port.</summary>
    public static bool AreSame(string configured, string found, IReadOnlyList<string> others)
    {
        var (host, port) = Split(configured);
        var (foundHost, foundPort) = Split(found);
        return port == foundPort && others.Append(foundHost).Contains(host, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>False for a name: where that leads is not known without asking.</summary>
    public static bool IsNumeric(string address) => IPAddress.TryParse(Split(address).Host, out _);

    private static (string Host, string Port) Split(string text)
    {
        var trimmed = text.Trim();
        if (IPAddress.TryParse(trimmed, out var address)) return (address.ToString(), "");
        var colon = trimmed.LastIndexOf(':');
        var host = colon < 0 ? trimmed : trimmed[..colon];
        var port = colon < 0 ? "" : trimmed[(colon + 1)..];
        if (IPAddress.TryParse(host, out address)) host = address.ToString();
        // Nearly all devices with an address and no port speak HTTP.
        return (host, port == "80" ? "" : port);
    }
}
