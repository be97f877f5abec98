using System.Net;
using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Tags;

public sealed class TagsTests : IAsyncLifetime
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

    [Fact]
    public async Task Tag_IsMade_ChangedAndRemovedWithThoseBelowIt()
    {
        using (var made = await SendAsync(HttpMethod.Post, "/rest/tags", """{"uid":"Location_Indoor_Room_Cinema","label":"Cinema","synonyms":["Movies"]}"""))
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            Assert.Equal("""{"uid":"Location_Indoor_Room_Cinema","name":"Cinema","label":"Cinema","description":"","synonyms":["Movies"],"editable":true}""", await made.Content.ReadAsStringAsync());
        }
        using (await SendAsync(HttpMethod.Post, "/rest/tags", """{"uid":"Location_Indoor_Room_Cinema_Booth"}""")) { }
        using (var changed = await SendAsync(HttpMethod.Put, "/rest/tags/Location_Indoor_Room_Cinema", """{"label":"Home Cinema"}""")) Assert.Equal("Home Cinema", (await changed.JsonAsync()).GetProperty("label").GetString());
        Assert.Equal(2, (await (await _client.GetAsync("/rest/tags/Cinema")).JsonAsync()).GetArrayLength());

        using (var removed = await _client.DeleteAsync("/rest/tags/Location_Indoor_Room_Cinema")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);

        Assert.Empty(_home.Model.Tags);
        using var gone = await _client.DeleteAsync("/rest/tags/Location_Indoor_Room_Cinema");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/rest/tags", """{"uid":"Location_Indoor"}""", HttpStatusCode.Conflict)]
    [InlineData("POST", "/rest/tags", """{"uid":"Location_Outdoor_Kitchen"}""", HttpStatusCode.Conflict)]
    [InlineData("POST", "/rest/tags", """{"uid":"Location_Nowhere_Cinema"}""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/rest/tags", """{"uid":"cinema"}""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/rest/tags", """{"label":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/rest/tags/Location_Indoor", """{"label":"x"}""", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/rest/tags/Kitchen", "{}", HttpStatusCode.MethodNotAllowed)]
    public async Task Tag_ThatCannotBe_SaysWhy(string method, string path, string body, HttpStatusCode status)
    {
        using var answer = await SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty(await answer.MessageAsync());
        Assert.Empty(_home.Model.Made.Tags);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body) =>
        _client.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
