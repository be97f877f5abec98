using System.Net;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Browsers;

/// <summary>
/// Answers only under names that are this machine's. A page of somebody else can let its own name point at this address and would then count as coming
/// from here (DNS rebinding); it cannot change the name that the browser asks for. An address is no name, so that nobody can do this with one.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, WebOptions options)
{
    private readonly HashSet<string> _names = new(
        [.. options.AllowedHosts, "localhost", Environment.MachineName, $"{Environment.MachineName}.local"],
        StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host;
        if (IsOurs(host)) return next(context);
        return ErrorBody.WriteAsync(
            context,
            StatusCodes.Status421MisdirectedRequest,
            "This host does not go by the name that was asked for. If it should, write the name into settings.yaml: http: allowedHosts: [NAME]");
    }

    private bool IsOurs(HostString host)
    {
        if (!host.HasValue) return false;
        var name = host.Host.TrimEnd('.');
        return _names.Contains(name) || IPAddress.IsValid(name.AsSpan().Trim("[]")) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
