using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace HomeBinding.Web.Hosting;

/// <summary>An address to listen at: <c>http://127.0.0.1:8080</c>, <c>http://localhost:8080</c>, <c>https://*:8443</c>.</summary>
/// <param name="IsHttps">True for TLS.</param>
/// <param name="Address">The address; null for both of localhost's.</param>
/// <param name="Port">The port; 0 for any.</param>
public sealed record ListenAddress(bool IsHttps, IPAddress? Address, int Port)
{
    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="problem">What is wrong, in a sentence that says what to write.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        problem = $"'{text}' is no address to listen at. Write e.g. http://127.0.0.1:8080, http://*:8080 for all of this machine's addresses, or https://*:8443.";
        // A star is no host name to Uri.
        var plain = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.UserInfo.Length > 0) return false;
        var isAny = plain != text;
        if (uri.Host == "localhost" && uri.Port != 0)
        {
            address = new ListenAddress(uri.Scheme == "https", null, uri.Port);
        }
        else if (isAny || IPAddress.TryParse(uri.Host.Trim('[', ']'), out _))
        {
            address = new ListenAddress(uri.Scheme == "https", isAny ? IPAddress.IPv6Any : IPAddress.Parse(uri.Host.Trim('[', ']')), uri.Port);
        }
        else
        {
            return false;
        }
        problem = null;
        return true;
    }

    /// <summary>True if only programs on this machine reach it.</summary>
    public bool IsLoopback => Address is null || IPAddress.IsLoopback(Address);

    /// <summary>As a browser on this machine would write it.</summary>
    public override string ToString()
    {
        var host = Address is null || Address.Equals(IPAddress.IPv6Any) || Address.Equals(IPAddress.Any) ? "localhost" : Address.ToString().Contains(':', StringComparison.Ordinal) ? $"[{Address}]" : Address.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{(IsHttps ? "https" : "http")}://{host}:{Port}");
    }
}
