using System.Net;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Auth;

/// <summary>Signing in with a browser: authorization code, PKCE, refresh, sessions.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;
    private MainUi _ui = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        await _home.Server.Accounts.AddAsync("anna", Role.Administrator, ServedHome.Password);
        _client = _home.Anonymous();
        _ui = new MainUi(_client, _home.Address);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task MainUi_SignsIn_RefreshesAndSignsOut()
    {
        var code = await _ui.SignInAsync("anna", ServedHome.Password);
        var (access, refresh, body) = await MainUi.TokensAsync(await _ui.ChangeAsync(code));
        Assert.Equal("anna", body.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("administrator", Assert.Single(body.GetProperty("user").GetProperty("roles").EnumerateArray().ToArray()).GetString());
        Assert.Equal(3600, body.GetProperty("expires_in").GetInt32());
        Assert.Equal("bearer", body.GetProperty("token_type").GetString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(access));

        _home.Time.Advance(TimeSpan.FromMinutes(57));
        var (renewed, _, _) = await MainUi.TokensAsync(await _ui.RefreshAsync(refresh));
        _home.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(access));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(renewed));

        using var signedIn = _home.With(renewed);
        using (var answer = await signedIn.GetAsync("/rest/auth/sessions"))
        {
            var session = Assert.Single((await answer.JsonAsync()).EnumerateArray().ToArray());
            Assert.Equal(_home.Address, session.GetProperty("clientId").GetString());
            Assert.Equal(ServedHome.Start.AddMinutes(57), session.GetProperty("lastRefreshTime").GetDateTimeOffset());
        }
        using (var answer = await signedIn.PostFormAsync("/rest/auth/logout", ("refresh_token", refresh))) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(renewed));
        using (var answer = await _ui.RefreshAsync(refresh)) Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Session_OutlivesARestart_AndEndsWithAnotherPassword()
    {
        var (access, refresh, _) = await MainUi.TokensAsync(await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password)));
        await using (var other = new WebServer(_home.Parts, new WebOptions { Urls = ["http://127.0.0.1:0"], StateFolder = _home.Folder.PathOf(".homebinding") }, new Web.Accounts.AccountStore(_home.Folder.PathOf(".homebinding/users.json"), _home.Time, _home.Log)))
        {
            Assert.True(await other.StartAsync(CancellationToken.None));
            using var client = new HttpClient { BaseAddress = new Uri(other.Addresses[0]) };
            Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(request => request.Headers.Add("X-OPENHAB-TOKEN", access)));
        }

        await _home.Server.Accounts.SetPasswordAsync("anna", "another good password");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(access));
        using var answer = await _ui.RefreshAsync(refresh);
        Assert.Equal("invalid_grant", (await answer.JsonAsync()).GetProperty("error").GetString());
    }

    [Fact]
    public async Task AccessToken_WithAnyCharacterChanged_IsRefused()
    {
        var (access, _, _) = await MainUi.TokensAsync(await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password)));

        for (var i = 0; i < access.Length; i += 7)
        {
            var changed = access[..i] + (access[i] == 'A' ? 'B' : 'A') + access[(i + 1)..];
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(changed));
        }
    }

    [Fact]
    public async Task Code_ShownTwice_EndsTheSessionThatWasMadeOfIt()
    {
        var code = await _ui.SignInAsync("anna", ServedHome.Password);
        var (access, _, _) = await MainUi.TokensAsync(await _ui.ChangeAsync(code));

        using var again = await _ui.ChangeAsync(code);

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(access));
    }

    [Fact]
    public async Task Code_WithAWrongVerifier_IsUsedUp()
    {
        var code = await _ui.SignInAsync("anna", ServedHome.Password);

        using (var wrong = await _ui.ChangeAsync(code, verifier: "wrong")) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var right = await _ui.ChangeAsync(code)) Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
    }

    [Fact]
    public async Task Code_OfAnotherClientOrTooLate_IsRefused()
    {
        var code = await _ui.SignInAsync("anna", ServedHome.Password);
        using (var other = await _ui.ChangeAsync(code, clientId: "http://127.0.0.1:1")) Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);

        code = await _ui.SignInAsync("anna", ServedHome.Password);
        _home.Time.Advance(TimeSpan.FromMinutes(2));
        using (var late = await _ui.ChangeAsync(code)) Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
    }

    [Fact]
    public async Task RefreshToken_WithACookie_IsGoodInThatBrowserOnly()
    {
        using var answer = await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password), useCookie: true);
        var (_, refresh, _) = await MainUi.TokensAsync(answer);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using (var elsewhere = await _ui.RefreshAsync(refresh)) Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        using var browser = _home.Anonymous();
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var there = await new MainUi(browser, _home.Address).RefreshAsync(refresh);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Cookie_Alone_LetsNobodyIn()
    {
        using var answer = await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password), useCookie: true);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];

        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(request => request.Headers.Add("Cookie", cookie)));
    }

    [Fact]
    public async Task Session_WithAScope_MayOnlyWhatItSays()
    {
        var (access, _, _) = await MainUi.TokensAsync(await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password, "items:read auth:read")));
        using var client = _home.With(access);

        Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync(static _ => { }));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }, path: "/rest/auth/sessions"));
    }

    [Fact]
    public async Task Session_ThatWasNotUsedForMonths_IsOver()
    {
        var (_, refresh, _) = await MainUi.TokensAsync(await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password)));

        _home.Time.Advance(TimeSpan.FromDays(91));

        using var answer = await _ui.RefreshAsync(refresh);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_home.Server.Accounts.Accounts.Single(static each => each.Name == "anna").Sessions);
    }

    [Theory]
    [InlineData("http://attacker.example")]
    [InlineData("http://attacker.example/auth")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//attacker.example")]
    [InlineData("{0}@attacker.example")]
    [InlineData("{0}.attacker.example")]
    [InlineData("{0}\\@attacker.example")]
    [InlineData("{0}#x")]
    [InlineData("http://localhost:1")]
    public async Task Redirect_ThatLeadsElsewhere_IsNeverFollowed(string redirect)
    {
        redirect = redirect.Replace("{0}", _home.Address, StringComparison.Ordinal);

        using var page = await _client.GetAsync("/auth" + _ui.Query(redirect));
        using var sent = await _client.PostFormAsync("/auth", ("response_type", "code"), ("client_id", redirect), ("redirect_uri", redirect), ("code_challenge_method", "S256"), ("code_challenge", _ui.Challenge), ("username", "anna"), ("password", ServedHome.Password));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Null(sent.Headers.Location);
    }

    [Theory]
    [InlineData("plain", null)]
    [InlineData("", null)]
    [InlineData("S256", "short")]
    public async Task Request_WithoutPkce_IsRefused(string method, string? challenge)
    {
        using var page = await _client.GetAsync("/auth" + _ui.Query(method: method, challenge: challenge));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    [Fact]
    public async Task Page_ShowsWhatOthersSaidAsText()
    {
        const string Nasty = "\"><img src=x onerror=alert(1)>";
        using var page = await _client.GetAsync("/auth" + _ui.Query(state: Nasty));
        using var failed = await _client.PostFormAsync("/createApiToken", ("username", Nasty), ("password", "x"), ("token_name", Nasty));

        Assert.DoesNotContain("<img", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongUser_AndWrongPassword_AreToldInTheSameWords()
    {
        using var user = await _ui.PostFormAsync("nobody", "a wrong password");
        using var password = await _ui.PostFormAsync("anna", "a wrong password");

        Assert.Equal(HttpStatusCode.BadRequest, user.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, password.StatusCode);
        Assert.Equal((await user.Content.ReadAsStringAsync()).Replace("nobody", "anna", StringComparison.Ordinal).Replace(_ui.Challenge, "", StringComparison.Ordinal), (await password.Content.ReadAsStringAsync()).Replace(_ui.Challenge, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TokenPage_MakesATokenThatIsListedAndRevoked()
    {
        using var page = await _client.PostFormAsync("/createApiToken", ("username", "anna"), ("password", ServedHome.Password), ("token_name", "panel"), ("token_scope", "uuid:read auth:read auth:command"), ("token_days", "7"));
        var token = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), @"oh\.panel\.[A-Za-z0-9]+").Value;
        using var client = _home.With(token);
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }));

        using (var list = await client.GetAsync("/rest/auth/apitokens"))
        {
            var row = Assert.Single((await list.JsonAsync()).EnumerateArray().ToArray());
            Assert.Equal(("panel", "uuid:read auth:read auth:command"), (row.GetProperty("name").GetString(), row.GetProperty("scope").GetString()));
            Assert.Equal(ServedHome.Start.AddDays(7), row.GetProperty("expires").GetDateTimeOffset());
            Assert.DoesNotContain(token, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using (var removed = await client.DeleteAsync("/rest/auth/apitokens/panel")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync(static _ => { }));
    }

    [Fact]
    public async Task PasswordPage_ChangesIt_WithTheOldOneOnly()
    {
        using (var wrong = await ChangeAsync("a wrong password")) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var right = await ChangeAsync(ServedHome.Password)) Assert.Equal(HttpStatusCode.OK, right.StatusCode);

        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", "a new good password"))));

        Task<HttpResponseMessage> ChangeAsync(string old) =>
            _client.PostFormAsync("/changePassword", ("username", "anna"), ("password", old), ("new_password", "a new good password"), ("password_repeat", "a new good password"));
    }

    [Fact]
    public async Task Sessions_OfOthers_CannotBeSeenOrEnded()
    {
        var (_, refresh, _) = await MainUi.TokensAsync(await _ui.ChangeAsync(await _ui.SignInAsync("anna", ServedHome.Password)));
        var id = _home.Server.Accounts.Accounts.Single(static each => each.Name == "anna").Sessions[0].Id;
        using var other = _home.As(Role.Administrator);

        using (var list = await other.GetAsync("/rest/auth/sessions")) Assert.Empty((await list.JsonAsync()).EnumerateArray());
        using (var ended = await other.PostFormAsync("/rest/auth/logout", ("id", id))) Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        using (var ended = await other.PostFormAsync("/rest/auth/logout", ("refresh_token", refresh))) Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);

        Assert.Single(_home.Server.Accounts.Accounts.Single(static each => each.Name == "anna").Sessions);
    }

    private Task<HttpStatusCode> StatusAsync(string token) => _client.StatusAsync(request => request.Headers.Add("X-OPENHAB-TOKEN", token));
}
