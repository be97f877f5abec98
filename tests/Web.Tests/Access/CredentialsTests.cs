using System.Net;
using System.Net.WebSockets;
using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Access;

/// <summary>The ways in which clients show who they are, and what is none.</summary>
public sealed class CredentialsTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Token_InEachPlaceWhereClientsPutIt_IsTaken()
    {
        var token = _home.TokenOf(Role.Viewer);

        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(request => request.Headers.Add("Authorization", $"Bearer {token}")));
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(request => request.Headers.Add("X-OPENHAB-TOKEN", token)));
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(request => request.Headers.Add("Authorization", Answers.Basic(token, ""))));
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(request => request.Headers.Add("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(token))}")));
    }

    [Fact]
    public async Task Basic_WithNeitherUserNorPassword_IsNobody_AndNoWrongPassword()
    {
        for (var i = 0; i < 2 * LoginThrottle.FreeTries; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("", ""))));
        await _home.Server.Audit.DisposeAsync();

        var log = _home.Folder.PathOf(".homebinding/audit.log");
        if (File.Exists(log)) Assert.DoesNotContain("refused", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_InTheAddress_IsNotLookedAt() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static _ => { }, path: $"{Answers.Readable}?accessToken={_home.TokenOf(Role.Administrator)}"));

    [Fact]
    public async Task Token_InTheSubprotocolOfAWebSocket_IsTaken()
    {
        // There is no WebSocket here yet, so that whoever is let in is told that, and whoever is not hears 401.
        Assert.Equal(HttpStatusCode.OK, await ConnectAsync(_home.TokenOf(Role.Viewer)));
        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync("oh.test.wrong"));

        async Task<HttpStatusCode> ConnectAsync(string token)
        {
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol(Credentials.TokenProtocol + Convert.ToBase64String(Encoding.UTF8.GetBytes(token)).TrimEnd('='));
            socket.Options.CollectHttpResponseDetails = true;
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(_home.Address.Replace("http", "ws", StringComparison.Ordinal) + Answers.Readable), CancellationToken.None));
            return socket.HttpStatusCode;
        }
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic")]
    [InlineData("Basic ====")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Basic b2gudGVzdC53cm9uZw==")]
    [InlineData("Digest username=\"administrator\"")]
    [InlineData("Bearer oh.")]
    [InlineData("Bearer oh.test.")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Authorization_ThatIsNone_Answers401(string authorization) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(request => request.Headers.TryAddWithoutValidation("Authorization", authorization)));

    [Fact]
    public async Task Token_OfOneUserWithAnotherOnesName_IsRefused()
    {
        // The name is for people; the secret alone counts, but as a whole.
        var token = _home.TokenOf(Role.Viewer).Replace("oh.test.", "oh.other.", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(request => request.Headers.Add("X-OPENHAB-TOKEN", token)));
    }

    [Fact]
    public async Task Token_ThatHasExpired_IsRefused()
    {
        var token = await _home.Server.Accounts.AddTokenAsync("user", "short", [], ServedHome.Start.AddDays(1));
        using var client = _home.With(token);
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }));

        _home.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync(static _ => { }));
    }

    [Fact]
    public async Task Token_RevokedByAnotherProcess_IsRefusedAtOnce()
    {
        using var client = _home.As(Role.User);
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }));

        using (var other = new AccountStore(_home.Folder.PathOf(".homebinding/users.json"), _home.Time, _home.Log)) await other.RemoveTokenAsync("user", "test");

        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync(static _ => { }));
    }

    [Fact]
    public async Task Token_ThatIsUsed_SaysWhen()
    {
        _home.Time.Advance(TimeSpan.FromHours(1));
        using var client = _home.As(Role.User);
        await client.StatusAsync(static _ => { });

        var token = Assert.Single(_home.Server.Accounts.Accounts.Single(static each => each.Name == "user").Tokens);

        Assert.Equal(ServedHome.Start.AddHours(1), token.LastUsed);
    }

    [Theory]
    [InlineData("items:read", 403)]
    [InlineData("uuid:read", 200)]
    [InlineData("uuid:command", 403)]
    [InlineData("*:read", 200)]
    [InlineData("admin", 200)]
    public async Task Token_WithAScope_MayOnlyWhatItSays(string scope, int status)
    {
        using var client = _home.With(await _home.Server.Accounts.AddTokenAsync("administrator", "scoped", [scope]));

        Assert.Equal(status, (int)await client.StatusAsync(static _ => { }));
    }

    [Fact]
    public async Task Password_WithBasic_IsTakenAndAWrongOneIsNot()
    {
        await _home.Server.Accounts.AddAsync("anna", Role.Viewer, ServedHome.Password);

        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password))));
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password))));
        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", "wrong"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("nobody", ServedHome.Password))));
    }

    [Fact]
    public async Task Password_ThatWasRememberedAndThenChanged_IsRefused()
    {
        await _home.Server.Accounts.AddAsync("anna", Role.Viewer, ServedHome.Password);
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password))));

        await _home.Server.Accounts.SetPasswordAsync("anna", "another good password");

        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password))));
    }

    [Fact]
    public async Task User_WithoutAPassword_CannotBeGuessed() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("administrator", ""))));

    [Fact]
    public async Task WrongPasswords_MakeTheNextOneWait_AndDoNotLockOut()
    {
        await _home.Server.Accounts.AddAsync("anna", Role.Viewer, ServedHome.Password);
        for (var i = 0; i < LoginThrottle.FreeTries; i++) await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", "guess")));

        using (var request = new HttpRequestMessage(HttpMethod.Get, Answers.Readable))
        {
            request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password));
            using var answer = await _client.SendAsync(request);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        }
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(request => request.Headers.Add("X-OPENHAB-TOKEN", _home.TokenOf(Role.Viewer))));

        _home.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password))));
    }

    [Theory]
    [InlineData(null, "Basic")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)", "Bearer")]
    public async Task Challenge_IsBasicForPrograms_AndNoDialogueForBrowsers(string? agent, string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Answers.Readable);
        if (agent is not null) request.Headers.Add("User-Agent", agent);

        using var answer = await _client.SendAsync(request);

        Assert.Equal(scheme, Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task ImplicitUserRole_LetsAnybodyUse_ButNotAdminister_NorGoOnWithAWrongToken()
    {
        await using var home = await ServedHome.StartAsync(new WebOptions { ImplicitUserRole = true });
        using var client = home.Anonymous();

        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }));
        Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync(static _ => { }, path: "/rest/items/semantics/health"));
        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync(static request => request.Headers.Add("X-OPENHAB-TOKEN", "oh.a.b")));
    }
}
