using System.Net;
using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;
using HomeBinding.Web.Ui;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Tests.Ui;

/// <summary>Pages of Main UI and panels of HABPanel are made, kept, changed and removed.</summary>
public sealed class ComponentTests : IAsyncLifetime
{
    private const string Pages = "/rest/ui/components/ui:page";
    private const string Page = """{"uid":"overview","component":"oh-layout-page","config":{"label":"Übersicht <b>","nested":{"a":[1,2.50,null,true]}},"slots":{"default":[{"component":"oh-block","config":{}}]},"tags":["one"],"props":{"parameters":[]}}""";

    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Theory]
    [InlineData("/rest/ui/components/ui%3Apage")]
    [InlineData("/rest/ui/components/ui:widget")]
    [InlineData("/rest/ui/components/habpanel:panelconfig")]
    [InlineData("/rest/ui/tiles")]
    public async Task Namespace_ThatNobodyHasUsed_IsEmpty(string path)
    {
        using var viewer = _home.As(Role.Viewer);

        using var answer = await viewer.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("[]", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Page_IsKeptAsItCame_ChangedAndRemoved()
    {
        using var added = await SendAsync(HttpMethod.Post, Pages, Page);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);

        var kept = Assert.Single((await (await _client.GetAsync("/rest/ui/components/ui%3Apage")).JsonAsync()).EnumerateArray());
        Assert.Equal("Übersicht <b>", kept.GetProperty("config").GetProperty("label").GetString());
        Assert.Equal("[1,2.50,null,true]", kept.GetProperty("config").GetProperty("nested").GetProperty("a").GetRawText());
        Assert.Equal("2026-06-01T12:00:00.0000000+00:00", kept.GetProperty("timestamp").GetString());
        var summary = Assert.Single((await (await _client.GetAsync($"{Pages}?summary=true")).JsonAsync()).EnumerateArray());
        Assert.Equal(("overview", false), (summary.GetProperty("uid").GetString(), summary.TryGetProperty("slots", out _)));

        using var changed = await SendAsync(HttpMethod.Put, $"{Pages}/overview", """{"component":"oh-layout-page","config":{"label":"New"}}""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("New", (await (await _client.GetAsync($"{Pages}/overview")).JsonAsync()).GetProperty("config").GetProperty("label").GetString());

        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static _ => { }, HttpMethod.Delete, $"{Pages}/overview"));
        Assert.Equal(HttpStatusCode.NotFound, await _client.StatusAsync(static _ => { }, HttpMethod.Delete, $"{Pages}/overview"));
        Assert.Equal(HttpStatusCode.NotFound, await _client.StatusAsync(static _ => { }, path: $"{Pages}/overview"));
    }

    [Theory]
    [InlineData("POST", Pages, "{}", 400)]
    [InlineData("POST", Pages, "[]", 400)]
    [InlineData("POST", Pages, """{"component":"x","uid":5}""", 400)]
    [InlineData("POST", Pages, """{"component":"x","uid":"there"}""", 409)]
    [InlineData("POST", "/rest/ui/components/..%2f..%2fusers", """{"component":"x"}""", 400)]
    [InlineData("POST", "/rest/ui/components/a_b", """{"component":"x"}""", 400)]
    [InlineData("PUT", Pages + "/there", """{"component":"x","uid":"other"}""", 400)]
    [InlineData("PUT", Pages + "/nobody", """{"component":"x"}""", 404)]
    [InlineData("GET", "/rest/ui/components/a_b", null, 400)]
    public async Task Request_ThatIsWrong_IsRefusedWithAReason(string method, string path, string? body, int status)
    {
        using var there = await SendAsync(HttpMethod.Post, Pages, """{"component":"x","uid":"there"}""");

        using var answer = await SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEmpty(await answer.MessageAsync());
        Assert.Single((await (await _client.GetAsync(Pages)).JsonAsync()).EnumerateArray());
    }

    [Fact]
    public async Task Pages_AreThereAfterARestart()
    {
        (await SendAsync(HttpMethod.Post, Pages, Page)).Dispose();

        using var store = StoreOfTheHome();

        Assert.Equal("overview", (string)Assert.Single(store.All("ui:page"))["uid"]!);
    }

    // Whenever it is killed: what is there of a write that has not ended is a draft, and the version before.
    [Fact]
    public async Task File_ThatIsDamaged_IsPutAsideAndTheVersionBeforeIsUsed()
    {
        (await SendAsync(HttpMethod.Post, Pages, Page)).Dispose();
        (await SendAsync(HttpMethod.Put, $"{Pages}/overview", """{"component":"second"}""")).Dispose();
        var file = _home.Folder.PathOf(".homebinding/ui/ui_page.json");
        await File.WriteAllTextAsync(file + ".new", "[{\"uid\":");
        using (var untouched = StoreOfTheHome()) Assert.Equal("second", (string)untouched.Find("ui:page", "overview")!["component"]!);

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file))[..20]);
        using var store = StoreOfTheHome();

        Assert.Equal("oh-layout-page", (string)store.Find("ui:page", "overview")!["component"]!);
        Assert.Equal(1, _home.Log.Count(LogLevel.Error, "ui_page.json cannot be read; the newest version before it that can be is used"));
        Assert.True(File.Exists(file + ".unreadable"));
    }

    [Fact]
    public async Task Folder_ThatCannotBeWritten_ChangesNothingAndSaysSo()
    {
        (await SendAsync(HttpMethod.Post, Pages, Page)).Dispose();
        // No draft can be made where a folder has its name.
        Directory.CreateDirectory(_home.Folder.PathOf(".homebinding/ui/ui_page.json.new"));

        using var answer = await SendAsync(HttpMethod.Delete, $"{Pages}/overview", null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("nothing was changed", await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Single((await (await _client.GetAsync(Pages)).JsonAsync()).EnumerateArray());
    }

    private ComponentStore StoreOfTheHome() => new(new WebOptions { StateFolder = _home.Folder.PathOf(".homebinding") }, _home.Time, _home.Log);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _client.SendAsync(request);
    }
}
