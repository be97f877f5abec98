using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Resources;

/// <summary>Where a client has reached the host.</summary>
internal static class RequestAddress
{
    /// <summary>Scheme, name and port as the client asked for them, e.g. <c>http://127.0.0.1:8080</c>.</summary>
    public static string Address(this HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
