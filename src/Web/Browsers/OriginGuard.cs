using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Browsers;

/// <summary>An endpoint that is a page: a link of another site may lead to it.</summary>
internal sealed class PageMetadata
{
    public static PageMetadata Instance { get; } = new();
}

/// <summary>
/// Sends away what a browser sends on behalf of a page of another site, whether it would be let in or not: requests, event streams and WebSockets, which
/// browsers open across sites without asking. Browsers say where a request comes from in Origin, and over https or to this machine in Sec-Fetch-Site as
/// well. Programs say neither.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, WebOptions options)
{
    private readonly HashSet<string> _trusted = new(options.CorsOrigins, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context) => IsWelcome(context) ? next(context) : ErrorBody.WriteAsync(
        context,
        StatusCodes.Status403Forbidden,
        "Pages of other sites may not use this host. If one should, write its origin into settings.yaml: http: corsOrigins: [ORIGIN]");

    /// <summary>True if an origin is this host as it was asked for, or a trusted one.</summary>
    public static bool IsOwn(HttpRequest request, string origin) => origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private bool IsWelcome(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin;
        if (origin.Count > 0) return origin is [{ } single] && (IsOwn(request, single) || _trusted.Contains(single));
        if (request.Headers["Sec-Fetch-Site"] is not [{ } site] || site is "same-origin" or "none") return true;
        return HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && context.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>() is not null;
    }
}

/// <summary>How an endpoint says that it is a page.</summary>
internal static class PageConventions
{
    public static TBuilder AsPage<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(PageMetadata.Instance);
}
