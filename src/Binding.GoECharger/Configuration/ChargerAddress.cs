using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace HomeBinding.GoECharger;

/// <summary>The address of a charger as users write it.</summary>
internal static class ChargerAddress
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\?#@% \t");

    /// <summary>Makes the base address of a host name or IP address with an optional port.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        var host = text.Trim();
        if (host.Length == 0 || host.AsSpan().IndexOfAny(Forbidden) >= 0) return false;
        if (IPAddress.TryParse(host, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 && host[0] != '[') host = $"[{host}]";
        if (!Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri)) return false;
        if (uri.Host.Length == 0 || uri.Port <= 0 || uri.HostNameType == UriHostNameType.Basic) return false;
        address = uri;
        return true;
    }
}
