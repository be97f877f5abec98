using System.Net;
using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Tests.Lists;

/// <summary>What clients ask for as they start, where there is little to say.</summary>
public sealed class ListTests : IAsyncLifetime
{
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
    [InlineData("/rest/persistence")]
    [InlineData("/rest/persistence/health")]
    [InlineData("/rest/persistence/items")]
    [InlineData("/rest/sitemaps")]
    [InlineData("/rest/transformations")]
    [InlineData("/rest/templates")]
    [InlineData("/rest/module-types")]
    [InlineData("/rest/services")]
    public async Task List_OfWhatThereIsNot_IsEmpty(string path) => Assert.Equal("[]", await _client.GetStringAsync(path));

    [Fact]
    public async Task StoredStates_DoNotExist()
    {
        using var answer = await _client.GetAsync("/rest/persistence/items/Night?starttime=2026-01-01T00:00:00Z");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("nothing stores states yet", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Level_OfALogger_HoldsForThoseBelowIt()
    {
        var levels = _home.Parts.LogLevels;
        Assert.False(levels.IsEnabled("HomeBinding.Rules.Dinner", LogLevel.Debug));

        Assert.Equal(HttpStatusCode.OK, await PutAsync("HomeBinding.Rules", """{"loggerName":"HomeBinding.Rules","level":"DEBUG"}"""));

        Assert.True(levels.IsEnabled("HomeBinding.Rules.Dinner", LogLevel.Debug));
        Assert.False(levels.IsEnabled("HomeBinding.RulesOfOthers", LogLevel.Debug));
        Assert.Equal("""{"loggers":[{"loggerName":"ROOT","level":"INFO"},{"loggerName":"HomeBinding.Rules","level":"DEBUG"}]}""", await _client.GetStringAsync("/rest/logging"));
        Assert.Equal("""{"loggers":[{"loggerName":"HomeBinding.Rules.Dinner","level":"DEBUG"}]}""", await _client.GetStringAsync("/rest/logging/HomeBinding.Rules.Dinner"));
        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static _ => { }, HttpMethod.Delete, "/rest/logging/HomeBinding.Rules"));
        Assert.False(levels.IsEnabled("HomeBinding.Rules.Dinner", LogLevel.Debug));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("HomeBinding.Rules", """{"level":"LOUD"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("ROOT", """{"level":"TRACE"}"""));
    }

    private async Task<HttpStatusCode> PutAsync(string logger, string body)
    {
        using var answer = await _client.PutAsync($"/rest/logging/{logger}", new StringContent(body, Encoding.UTF8, "application/json"));
        return answer.StatusCode;
    }
}
