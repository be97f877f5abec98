using System.Net;
using System.Text;
using System.Text.Json;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Tests.Access;

/// <summary>Every endpoint that is mapped, whoever adds it, is closed to whoever may not use it.</summary>
public sealed class EveryEndpointTests : IAsyncLifetime
{
    /// <summary>Those that are open to all, and why. Whoever adds one has to say it here.</summary>
    private static readonly Dictionary<string, string> OpenToAll = new()
    {
        ["GET /rest/"] = "Main UI reads it before it can offer to sign in; who is not signed in hears the version and where to sign in.",
        ["POST /rest/auth/token"] = "what comes is the proof itself: a code or a refresh token",
        ["GET /auth"] = "the page on which people sign in",
        ["POST /auth"] = "takes a password or the setup code",
        ["GET /createApiToken"] = "a form that asks for the password",
        ["POST /createApiToken"] = "takes a password",
        ["GET /changePassword"] = "a form that asks for the password",
        ["POST /changePassword"] = "takes a password",
        ["GET /developer/"] = "the page of Swagger UI; what it shows needs a token",
        ["GET /developer/swagger/{file}"] = "the files of that page, one of four names",
        ["GET /health/live"] = "says yes or no",
        ["GET /health/ready"] = "says yes or no",
    };

    private ServedHome _home = null!;

    public async Task InitializeAsync() => _home = await ServedHome.StartAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public void Endpoint_SaysWhoMayUseIt()
    {
        var silent = Mapped().Where(each => RoleOf(each.Endpoint) is null && !IsOpen(each.Endpoint)).Select(each => each.Name);

        Assert.Empty(silent);
    }

    [Fact]
    public void Endpoint_DoesNotRelyOnAttributesThatNobodyReads() =>
        Assert.Empty(Mapped().Where(each => each.Endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || each.Endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null).Select(each => each.Name));

    [Fact]
    public void Endpoint_ThatIsOpenToAll_IsListedWithTheReason() =>
        Assert.Equal(OpenToAll.Keys.Order(StringComparer.Ordinal), Mapped().Where(each => IsOpen(each.Endpoint)).Select(each => each.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Endpoint_AskedByNobody_Answers401()
    {
        using var client = _home.Anonymous();

        foreach (var (name, endpoint, method) in Mapped().Where(each => !IsOpen(each.Endpoint)))
        {
            using var answer = await client.SendAsync(RequestTo(endpoint, method));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{name} answers {answer.StatusCode} to nobody.");
            Assert.NotEmpty(answer.Headers.WwwAuthenticate);
            await AssertIsErrorAsync(answer, method);
        }
    }

    [Fact]
    public async Task Endpoint_AskedWithAWrongToken_Answers401()
    {
        using var client = _home.With("oh.test.ThisIsNoTokenOfAnybodyAtAllThisIsNoTokenOf0");

        foreach (var (name, endpoint, method) in Mapped().Where(each => !IsOpen(each.Endpoint)))
        {
            using var answer = await client.SendAsync(RequestTo(endpoint, method));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{name} answers {answer.StatusCode} to a wrong token.");
        }
    }

    [Fact]
    public async Task Endpoint_AskedByALesserRole_Answers403()
    {
        foreach (var role in new[] { Role.Viewer, Role.User })
        {
            using var client = _home.As(role);
            foreach (var (name, endpoint, method) in Mapped().Where(each => RoleOf(each.Endpoint) > role))
            {
                using var answer = await client.SendAsync(RequestTo(endpoint, method));
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{name} answers {answer.StatusCode} to the role {role}.");
                await AssertIsErrorAsync(answer, method);
            }
        }
    }

    [Fact]
    public async Task Endpoint_AskedWithAScopeOfSomethingElse_Answers403()
    {
        var token = await _home.Server.Accounts.AddTokenAsync("administrator", "other", ["something-else:read", "something-else:command", "something-else:write"]);
        using var client = _home.With(token);

        foreach (var (name, endpoint, method) in Mapped().Where(each => !IsOpen(each.Endpoint)))
        {
            using var answer = await client.SendAsync(RequestTo(endpoint, method));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{name} answers {answer.StatusCode} to a scope of something else.");
        }
    }

    [Fact]
    public async Task Endpoint_AskedOnBehalfOfAPageOfAnotherSite_Answers403()
    {
        using var client = _home.As(Role.Administrator);

        foreach (var (name, endpoint, method) in Mapped())
        {
            var request = RequestTo(endpoint, method);
            request.Headers.Add("Origin", "http://attacker.example");
            using var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{name} answers {answer.StatusCode} to a page of another site.");
        }
    }

    [Fact]
    public void Endpoint_ThatChangesSomething_IsNotAskedByGet()
    {
        var changing = Mapped().Where(each => each.Method is "GET" && Verbs().Any(verb => each.Name.Contains(verb, StringComparison.Ordinal))).Select(each => each.Name);

        Assert.Empty(changing);
    }

    [Fact]
    public async Task Path_ThatDoesNotExist_IsNotToldApartByNobody()
    {
        using var client = _home.Anonymous();

        using var answer = await client.GetAsync("/rest/nothing/of/the/kind");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Administrator)]
    public async Task Path_ThatDoesNotExist_Answers404ToWhoeverIsKnown(Role role)
    {
        using var client = _home.As(role);

        using var answer = await client.GetAsync("/rest/nothing/of/the/kind");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("""{"error":{"message":"This path does not exist.","http-code":404}}""", await answer.Content.ReadAsStringAsync());
    }

    private static string[] Verbs() => ["/runnow", "/enable", "/approve", "/ignore", "/unignore", "/scan", "/purge", "/logout", "/install"];

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static Role? RoleOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<AccessRequirement>().Max(static each => (Role?)each.Role);

    private static async Task AssertIsErrorAsync(HttpResponseMessage answer, string method)
    {
        if (method == "HEAD") return;
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.Equal((int)answer.StatusCode, error.GetProperty("http-code").GetInt32());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    private IEnumerable<(string Name, RouteEndpoint Endpoint, string Method)> Mapped() =>
        _home.Endpoints.SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => ($"{method} {endpoint.RoutePattern.RawText}", endpoint, method)));

    private static HttpRequestMessage RequestTo(RouteEndpoint endpoint, string method)
    {
        var path = new StringBuilder();
        foreach (var segment in endpoint.RoutePattern.PathSegments)
            path.Append('/').AppendJoin("", segment.Parts.Select(static part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"));
        var request = new HttpRequestMessage(new HttpMethod(method), path.Length == 0 ? "/" : path.ToString());
        if (method is "POST" or "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }
}
