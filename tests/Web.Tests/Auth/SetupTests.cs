using System.Net;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Auth;

/// <summary>A home where nobody has been yet belongs to whoever reads its log, not to whoever comes first.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    private string CodeFile => _home.Folder.PathOf(".homebinding/setup-code");

    private string Code => File.ReadAllText(CodeFile).Trim();

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartEmptyAsync();
        _client = _home.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public void Start_WithoutUsers_PrintsACode_AndKeepsItWhereOnlyTheHostReads()
    {
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$", Code);
        Assert.Contains(_home.Log.Lines, each => each.Text.Contains(Code, StringComparison.Ordinal) && each.Text.Contains("/auth", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CodeFile));
    }

    [Fact]
    public async Task Code_MakesTheFirstAdministrator_Once()
    {
        var code = Code;
        using (var page = await _client.GetAsync("/auth")) Assert.Contains("Setup code", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var made = await SetUpAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "anna")) Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("anna", ServedHome.Password))));
        Assert.Equal(Role.Administrator, Assert.Single(_home.Server.Accounts.Accounts).Role);
        Assert.False(File.Exists(CodeFile));

        using (var again = await SetUpAsync(code, "eve")) Assert.DoesNotContain("is made", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(_home.Server.Accounts.Accounts);
    }

    [Fact]
    public async Task FirstVisitor_WithoutTheCode_GetsNothing()
    {
        using (var made = await SetUpAsync("AAAA-AAAA-AAAA", "eve")) Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode);
        using (var made = await SetUpAsync("", "eve")) Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode);

        Assert.Empty(_home.Server.Accounts.Accounts);
        Assert.Equal(HttpStatusCode.Unauthorized, await _client.StatusAsync(static request => request.Headers.Add("Authorization", Answers.Basic("eve", ServedHome.Password))));
    }

    [Fact]
    public async Task WrongCodes_MakeTheRightOneWait()
    {
        for (var i = 0; i < LoginThrottle.FreeTries; i++) (await SetUpAsync($"WRONG{i}", "eve")).Dispose();

        using var made = await SetUpAsync(Code, "anna");

        Assert.Equal(HttpStatusCode.TooManyRequests, made.StatusCode);
    }

    [Fact]
    public async Task Code_AfterAnHour_IsGoodForNothing_AndThereIsANewOne()
    {
        var old = Code;
        _home.Time.Advance(TimeSpan.FromHours(1));
        using (var made = await SetUpAsync(old, "anna")) Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode);

        using (await _client.GetAsync("/auth")) Assert.NotEqual(old, Code);

        using (var made = await SetUpAsync(Code, "anna")) Assert.Equal(HttpStatusCode.OK, made.StatusCode);
    }

    [Fact]
    public async Task Code_ThatAVisitorRenews_IsPrintedWithTheAddressOfTheHost_NotOfTheVisitor()
    {
        _home.Time.Advance(TimeSpan.FromHours(1));
        await _client.StatusAsync(static request => request.Headers.Host = "203.0.113.9", path: "/auth");

        Assert.Equal(2, _home.Log.Lines.Count(static each => each.Text.Contains("setup code", StringComparison.Ordinal)));
        Assert.DoesNotContain(_home.Log.Lines, static each => each.Text.Contains("203.0.113.9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_OnceAUserWasAddedByTheConsole_IsGoodForNothing()
    {
        var code = Code;
        await _home.Server.Accounts.AddAsync("anna", Role.Administrator, ServedHome.Password);

        (await SetUpAsync(code, "eve")).Dispose();

        Assert.Equal("anna", Assert.Single(_home.Server.Accounts.Accounts).Name);
    }

    private Task<HttpResponseMessage> SetUpAsync(string code, string user) =>
        _client.PostFormAsync("/auth", ("setup_code", code), ("username", user), ("password", ServedHome.Password), ("password_repeat", ServedHome.Password));
}
