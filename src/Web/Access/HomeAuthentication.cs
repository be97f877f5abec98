using System.Globalization;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>The one way to authenticate. ASP.NET Core's base classes would bring its data protection, with keys in the home of whoever runs the host.</summary>
internal sealed class HomeAuthentication(Authenticator authenticator) : IAuthenticationHandler
{
    private HttpContext _context = null!;
    private Authentication _result;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        _result = await authenticator.AuthenticateAsync(_context).ConfigureAwait(false);
        if (_result.Caller is { } caller) return AuthenticateResult.Success(new AuthenticationTicket(caller.Principal, Schemes.Home));
        return _result.Problem is { } problem ? AuthenticateResult.Fail(problem) : AuthenticateResult.NoResult();
    }

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var response = _context.Response;
        if (_result.Wait > TimeSpan.Zero)
        {
            var seconds = (int)Math.Ceiling(_result.Wait.TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ErrorBody.WriteAsync(_context, StatusCodes.Status429TooManyRequests, $"{_result.Problem} Try again in {seconds} s.");
        }
        // A browser's own dialogue would come in front of the page that asked, and what is typed there would be sent with every page from then on.
        response.Headers.WWWAuthenticate = IsBrowser(_context.Request) ? "Bearer realm=\"HomeBinding\"" : "Basic realm=\"HomeBinding\", charset=\"UTF-8\"";
        return ErrorBody.WriteAsync(_context, StatusCodes.Status401Unauthorized, _result.Problem ?? "Sign in, or send a token: homebinding tokens add makes one.");
    }

    public Task ForbidAsync(AuthenticationProperties? properties) =>
        ErrorBody.WriteAsync(_context, StatusCodes.Status403Forbidden, "Your role, or the scope of your token, does not allow this.");

    // Over plain HTTP to another machine browsers send no Sec-Fetch headers.
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey("Sec-Fetch-Site") || request.Headers.UserAgent.ToString().StartsWith("Mozilla/", StringComparison.Ordinal);
}
