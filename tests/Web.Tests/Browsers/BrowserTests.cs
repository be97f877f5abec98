using System.Net;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Browsers;

/// <summary>What pages of other sites try with somebody else's browser.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync(new WebOptions { AllowedHosts = ["home.example"], CorsOrigins = ["https://panel.example"] });
        _client = _home.As(Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Theory]
    [InlineData("attacker.example", 421)]
    [InlineData("127.0.0.1.attacker.example", 421)]
    [InlineData("localhost.attacker.example", 421)]
    [InlineData("home.example.attacker.example", 421)]
    [InlineData("attacker.example:8080", 421)]
    [InlineData("home.example", 200)]
    [InlineData("HOME.example:8080", 200)]
    [InlineData("localhost", 200)]
    [InlineData("192.168.1.5:8080", 200)]
    [InlineData("[fe80::1]:8080", 200)]
    public async Task Name_ThatIsNotOurs_IsNotAnswered(string host, int status)
    {
        Assert.Equal(status, (int)await _client.StatusAsync(request => request.Headers.Host = host));
        using var anonymous = _home.Anonymous();
        Assert.Equal(status, (int)await anonymous.StatusAsync(request => request.Headers.Host = host, path: "/health/live"));
    }

    [Theory]
    [InlineData("http://attacker.example", null, null, 403)]
    [InlineData("null", null, null, 403)]
    [InlineData("https://panel.example.attacker.example", null, null, 403)]
    [InlineData(null, "cross-site", "cors", 403)]
    [InlineData(null, "cross-site", "no-cors", 403)]
    [InlineData(null, "cross-site", "navigate", 403)]
    [InlineData(null, "same-site", "cors", 403)]
    [InlineData("SELF", "same-origin", "cors", 200)]
    [InlineData(null, "same-origin", "cors", 200)]
    [InlineData(null, "none", "navigate", 200)]
    [InlineData("https://panel.example", "cross-site", "cors", 200)]
    [InlineData(null, null, "cors", 200)]
    public async Task Request_OfAPage_IsTakenFromOurOwnAndTrustedOnesOnly(string? origin, string? site, string? mode, int status)
    {
        var answered = await _client.StatusAsync(request =>
        {
            if (origin is not null) request.Headers.Add("Origin", origin == "SELF" ? _home.Address : origin);
            if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
            if (mode is not null) request.Headers.Add("Sec-Fetch-Mode", mode);
        });

        Assert.Equal(status, (int)answered);
    }

    [Fact]
    public async Task Link_OfAnotherSite_LeadsToThePageButCannotSendItsForm()
    {
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(CrossSite, path: "/auth"));
        Assert.Equal(HttpStatusCode.Forbidden, await _client.StatusAsync(CrossSite, HttpMethod.Post, "/auth"));

        static void CrossSite(HttpRequestMessage request)
        {
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
        }
    }

    [Fact]
    public async Task Preflight_OfATrustedOrigin_IsAnswered_AndOfAnotherOneNot()
    {
        using var trusted = await PreflightAsync("https://panel.example");
        using var other = await PreflightAsync("https://attacker.example");

        Assert.Equal(HttpStatusCode.NoContent, trusted.StatusCode);
        Assert.Equal("https://panel.example", Assert.Single(trusted.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(trusted.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));

        async Task<HttpResponseMessage> PreflightAsync(string origin)
        {
            using var client = _home.Anonymous();
            using var request = new HttpRequestMessage(HttpMethod.Options, Answers.Readable);
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "GET");
            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Answer_OfEveryKind_HasTheHeadersThatBindABrowser()
    {
        using var anonymous = _home.Anonymous();
        foreach (var path in new[] { Answers.Readable, "/rest/", "/health/live", "/auth", "/nothing" })
        {
            foreach (var client in new[] { _client, anonymous })
            {
                using var answer = await client.GetAsync(path);
                Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
                Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
                Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
                Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
                Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
                Assert.Contains("no-store", Header(answer, "Cache-Control"), StringComparison.Ordinal);
                Assert.False(answer.Headers.Contains("Server"));
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
                Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
            }
        }

        static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
    }

    [Fact]
    public async Task ForwardedHeaders_OfAnybodyButATrustedProxy_AreNotBelieved()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.As(Role.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/rest/auth/apitokens/none");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        (await client.SendAsync(request)).Dispose();
        await home.Server.Audit.DisposeAsync();

        Assert.Contains("\"from\":\"127.0.0.1\"", File.ReadAllText(home.Folder.PathOf(".homebinding/audit.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForwardedHeaders_OfATrustedProxy_SayWhoItIs()
    {
        await using var home = await ServedHome.StartAsync(new WebOptions { TrustedProxies = [IPAddress.Loopback] });
        using var client = home.As(Role.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/rest/auth/apitokens/none");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        (await client.SendAsync(request)).Dispose();
        await home.Server.Audit.DisposeAsync();

        Assert.Contains("\"from\":\"203.0.113.9\"", File.ReadAllText(home.Folder.PathOf(".homebinding/audit.log")), StringComparison.Ordinal);
    }
}
