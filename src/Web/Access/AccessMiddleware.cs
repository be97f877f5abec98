using System.Globalization;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>
/// The one door: finds out who sends a request, and lets it through if that one may do what it asks for. ASP.NET Core's schemes and policies, made for many of
/// each, took more than a third of the memory of a request (docs/adr/0008).
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, Authenticator authenticator)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var (caller, problem, wait) = await authenticator.AuthenticateAsync(context).ConfigureAwait(false);
        if (caller is not null) context.User = caller.Principal;
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            if (caller is null)
            {
                await ChallengeAsync(context, problem, wait).ConfigureAwait(false);
                return;
            }
            if (!May(caller, endpoint, context.Request.Method))
            {
                await ErrorBody.WriteAsync(context, StatusCodes.Status403Forbidden, "Your role, or the scope of your token, does not allow this.").ConfigureAwait(false);
                return;
            }
        }
        await next(context).ConfigureAwait(false);
    }

    private static bool May(Caller caller, Endpoint? endpoint, string method)
    {
        // That a path does not exist is no secret from whoever is known: clients take 403 for a wrong token and try no more.
        if (endpoint is not { Metadata: var metadata }) return true;
        return caller.May(AccessRequirement.RoleOf(metadata), metadata.GetMetadata<ResourceName>()?.Name ?? "host", AccessRequirement.KindOf(method, metadata));
    }

    private static Task ChallengeAsync(HttpContext context, string? problem, TimeSpan wait)
    {
        var response = context.Response;
        if (wait > TimeSpan.Zero)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ErrorBody.WriteAsync(context, StatusCodes.Status429TooManyRequests, $"{problem} Try again in {seconds} s.");
        }
        // A browser's own dialogue would come in front of the page that asked, and what is typed there would be sent with every page from then on.
        response.Headers.WWWAuthenticate = IsBrowser(context.Request) ? "Bearer realm=\"HomeBinding\"" : "Basic realm=\"HomeBinding\", charset=\"UTF-8\"";
        return ErrorBody.WriteAsync(context, StatusCodes.Status401Unauthorized, problem ?? "Sign in, or send a token: homebinding tokens add makes one.");
    }

    // Over plain HTTP to another machine browsers send no Sec-Fetch headers.
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey("Sec-Fetch-Site") || request.Headers.UserAgent.ToString().StartsWith("Mozilla/", StringComparison.Ordinal);
}
