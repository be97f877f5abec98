using System.Globalization;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Browsers;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Pages;
using HomeBinding.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace HomeBinding.Web.Auth;

/// <summary>
/// The pages on which people say who they are, at openHAB's addresses: <c>/auth</c>, <c>/createApiToken</c>, <c>/changePassword</c>. Each form asks for the
/// password itself, so that no page of another site can send it on somebody's behalf.
/// </summary>
internal static class AuthPages
{
    private const string User = "username";
    private const string Password = "password";
    private const string Repeated = "password_repeat";
    private const string NewPassword = "new_password";
    private const string Code = "setup_code";
    private const string TokenName = "token_name";
    private const string TokenScope = "token_scope";
    private const string Days = "token_days";

    private static readonly string[] OAuthFields = ["response_type", "client_id", "redirect_uri", "scope", "code_challenge_method", "code_challenge", "state"];

    public static void Map(IEndpointRouteBuilder application)
    {
        var group = application.MapGroup("").WithMetadata(new ResourceName("auth")).AsPage().AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/auth", ShowSignIn);
        group.MapPost("/auth", SignInAsync);
        group.MapGet("/createApiToken", static (HttpContext context) => TokenForm(context, null, null));
        group.MapPost("/createApiToken", CreateTokenAsync);
        group.MapGet("/changePassword", static (HttpContext context) => PasswordForm(context, null, null));
        group.MapPost("/changePassword", ChangePasswordAsync);
    }

    private static ContentHttpResult ShowSignIn(HttpContext context, WebOptions options, SetupCode setup)
    {
        if (setup.IsWanted) setup.Renew();
        if (context.Request.Query.Count == 0) return setup.IsWanted ? SetupForm(context, null, null) : Welcome(context);
        var (request, problem) = AuthorizationRequest.Read(name => context.Request.Query[name], context.Request, options);
        if (request is null) return WrongRequest(context, problem!);
        return setup.IsWanted ? SetupForm(context, request, null) : SignInForm(context, request, null);
    }

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> SignInAsync(HttpContext context, WebOptions options, SetupCode setup, SignIn signIn, AuthorizationCodes codes)
    {
        var form = await FormAsync(context).ConfigureAwait(false);
        AuthorizationRequest? request = null;
        if (form.ContainsKey("redirect_uri"))
        {
            (request, var problem) = AuthorizationRequest.Read(name => form[name], context.Request, options);
            if (request is null) return WrongRequest(context, problem!);
        }
        var isFirst = setup.IsWanted;
        if (!isFirst && request is null) return Welcome(context);
        var user = form[User].ToString();
        var address = context.Connection.RemoteIpAddress;
        var result = isFirst
            ? await signIn.FirstAsync(form[Code].ToString(), user, form[Password].ToString(), form[Repeated].ToString(), address).ConfigureAwait(false)
            : await signIn.WithPasswordAsync(user, form[Password].ToString(), address).ConfigureAwait(false);
        context.Audit(isFirst ? "first administrator" : "password", result.User is null ? "login" : isFirst ? "user" : "login", user);
        if (result.User is null) return isFirst ? SetupForm(context, request, result, user) : SignInForm(context, request!, result, user);
        if (request is null) return Done(context, "The first administrator is made", "Sign in with a client, make a token for one, or add users with <code>homebinding users add</code>.");
        var code = codes.Issue(request, result.User);
        var target = QueryHelpers.AddQueryString(request.RedirectUri, "code", code);
        if (request.State is { } state) target = QueryHelpers.AddQueryString(target, "state", state);
        return TypedResults.Redirect(target);
    }

    private static async Task<ContentHttpResult> CreateTokenAsync(HttpContext context, SignIn signIn, AccountStore accounts, TimeProvider time)
    {
        var form = await FormAsync(context).ConfigureAwait(false);
        var user = form[User].ToString();
        var result = await signIn.WithPasswordAsync(user, form[Password].ToString(), context.Connection.RemoteIpAddress).ConfigureAwait(false);
        context.Audit($"token {form[TokenName]}", result.User is null ? "login" : "token", user);
        if (result.User is null) return TokenForm(context, result, user);
        var days = form[Days].ToString() is { Length: > 0 } text ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 : (int?)null;
        if (days is < 1 or > 3650) return TokenForm(context, new SignInResult(null, "Write how many days it is good for, from 1 to 3650, or nothing.", StatusCodes.Status400BadRequest), user);
        try
        {
            var scopes = form[TokenScope].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var token = await accounts.AddTokenAsync(result.User, form[TokenName].ToString(), scopes, days is { } all ? time.GetUtcNow().AddDays(all) : null).ConfigureAwait(false);
            return Done(context, "The token", $"This is shown once and kept nowhere: <code>{HtmlPage.Encode(token)}</code>");
        }
        catch (Exception exception) when (exception is AccountException or IOException)
        {
            return TokenForm(context, new SignInResult(null, exception.Message, StatusCodes.Status400BadRequest), user);
        }
    }

    private static async Task<ContentHttpResult> ChangePasswordAsync(HttpContext context, SignIn signIn, AccountStore accounts)
    {
        var form = await FormAsync(context).ConfigureAwait(false);
        var user = form[User].ToString();
        var result = await signIn.WithPasswordAsync(user, form[Password].ToString(), context.Connection.RemoteIpAddress).ConfigureAwait(false);
        context.Audit("change of the password", result.User is null ? "login" : "user", user);
        if (result.User is null) return PasswordForm(context, result, user);
        if (form[NewPassword] != form[Repeated]) return PasswordForm(context, new SignInResult(null, "The two new passwords differ.", StatusCodes.Status400BadRequest), user);
        try
        {
            await accounts.SetPasswordAsync(result.User, form[NewPassword].ToString()).ConfigureAwait(false);
            return Done(context, "The password is changed", "You are signed out everywhere. Tokens of programs stay as they are.");
        }
        catch (Exception exception) when (exception is AccountException or IOException)
        {
            return PasswordForm(context, new SignInResult(null, exception.Message, StatusCodes.Status400BadRequest), user);
        }
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context) => context.Request.HasFormContentType
        ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)
        : throw new BadHttpRequestException("A form is expected.", StatusCodes.Status415UnsupportedMediaType);

    private static ContentHttpResult SignInForm(HttpContext context, AuthorizationRequest request, SignInResult? result, string? user = null) => Form(
        context,
        "Sign in",
        $"<p>to let <strong>{HtmlPage.Encode(request.RedirectOrigin)}</strong> use this home.</p>\n",
        [HtmlPage.Field(User, "User", "text", "username", user), HtmlPage.Field(Password, "Password", "password", "current-password")],
        "Sign in",
        result,
        request);

    private static ContentHttpResult SetupForm(HttpContext context, AuthorizationRequest? request, SignInResult? result, string? user = null) => Form(
        context,
        "The first administrator",
        "<p>Nobody may use this home yet. The host has printed a setup code when it started; it is also in the file <code>.homebinding/setup-code</code> of the home.</p>\n",
        [
            HtmlPage.Field(Code, "Setup code", "text", "one-time-code"),
            HtmlPage.Field(User, "User", "text", "username", user),
            HtmlPage.Field(Password, "Password", "password", "new-password"),
            HtmlPage.Field(Repeated, "Password again", "password", "new-password"),
        ],
        "Make the administrator",
        result,
        request);

    private static ContentHttpResult TokenForm(HttpContext context, SignInResult? result, string? user) => Form(
        context,
        "A token for a program",
        "<p>Leave the scope empty for everything that you may do, or write e.g. <code>items:read items:command</code>.</p>\n",
        [
            HtmlPage.Field(User, "User", "text", "username", user),
            HtmlPage.Field(Password, "Password", "password", "current-password"),
            HtmlPage.Field(TokenName, "Name of the token", "text", "off"),
            HtmlPage.Field(TokenScope, "Scope", "text", "off", isRequired: false),
            HtmlPage.Field(Days, "Good for so many days", "text", "off", isRequired: false),
        ],
        "Make the token",
        result);

    private static ContentHttpResult PasswordForm(HttpContext context, SignInResult? result, string? user) => Form(
        context,
        "Change the password",
        "",
        [
            HtmlPage.Field(User, "User", "text", "username", user),
            HtmlPage.Field(Password, "Password", "password", "current-password"),
            HtmlPage.Field(NewPassword, "New password", "password", "new-password"),
            HtmlPage.Field(Repeated, "New password again", "password", "new-password"),
        ],
        "Change it",
        result);

    private static ContentHttpResult Form(HttpContext context, string title, string intro, string[] fields, string button, SignInResult? result, AuthorizationRequest? request = null)
    {
        var hidden = request is null ? "" : string.Concat(OAuthFields.Select(each => HtmlPage.Hidden(each, ValueOf(request, each))));
        var body = $"{intro}{HtmlPage.Problem(result?.Problem)}<form method=\"post\">\n{hidden}{string.Concat(fields)}<button>{HtmlPage.Encode(button)}</button>\n</form>";
        return HtmlPage.Of(context, title, body, result?.Status ?? StatusCodes.Status200OK, request?.RedirectOrigin);
    }

    private static string? ValueOf(AuthorizationRequest request, string field) => field switch
    {
        "response_type" => "code",
        "client_id" => request.ClientId,
        "redirect_uri" => request.RedirectUri,
        "scope" => request.Scope,
        "code_challenge_method" => "S256",
        "code_challenge" => request.CodeChallenge,
        _ => request.State,
    };

    private static ContentHttpResult Welcome(HttpContext context) => HtmlPage.Of(
        context,
        "HomeBinding",
        "<p>Clients send you here to sign in. You can also <a href=\"/createApiToken\">make a token for a program</a> or <a href=\"/changePassword\">change your password</a>.</p>");

    private static ContentHttpResult Done(HttpContext context, string title, string html) => HtmlPage.Of(context, title, $"<p>{html}</p>");

    private static ContentHttpResult WrongRequest(HttpContext context, string problem) =>
        HtmlPage.Of(context, "This link is wrong", HtmlPage.Problem(problem), StatusCodes.Status400BadRequest);
}
