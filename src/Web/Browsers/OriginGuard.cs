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
    private static readonly string[] TakenHeaders = ["Authorization", "Content-Type", Access.Credentials.TokenHeader, "X-OpenHAB-Source"];

    private readonly HashSet<string> _trusted = new(options.CorsOrigins, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsWelcome(context))
        {
            return ErrorBody.WriteAsync(
                context,
                StatusCodes.Status403Forbidden,
                "Pages of other sites may not use this host. If one should, write its origin into settings.yaml: http: corsOrigins: [ORIGIN]");
        }
        if (request.Headers.Origin is not [{ } origin] || !_trusted.Contains(origin)) return next(context);

        // What the settings name, and nothing else, may read answers. It shows a token itself: browsers add nothing of their own.
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!HttpMethods.IsOptions(request.Method) || !request.Headers.ContainsKey("Access-Control-Request-Method")) return next(context);
        headers.AccessControlAllowMethods = "GET, POST, PUT, DELETE";
        headers.AccessControlAllowHeaders = string.Join(", ", TakenHeaders);
        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

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
