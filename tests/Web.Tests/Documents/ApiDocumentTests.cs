using System.Net;
using System.Text.Json;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Tests.Documents;

public sealed class ApiDocumentTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Viewer);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Spec_HasEveryEndpointThatIsMapped_AndNoOther()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");

        var documented = paths.EnumerateObject().SelectMany(static path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}"));
        var mapped = _home.Endpoints
            .Where(static each => each.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .SelectMany(static each => each.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} /{each.RoutePattern.RawText!.Trim('/')}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Spec_SaysOfEachOperationWhatItDoes_AndForWhom()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");

        foreach (var path in paths.EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                Assert.True(operation.Value.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 0, $"{operation.Name} {path.Name} has no summary.");
        var uuid = paths.EnumerateObject().Single(static each => each.Name.TrimEnd('/') == "/rest/uuid").Value.GetProperty("get");
        Assert.Contains("For the role viewer", uuid.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.True(uuid.GetProperty("responses").TryGetProperty("403", out _));
        Assert.Contains("For the role administrator", paths.EnumerateObject().Single(static each => each.Name.TrimEnd('/') == "/rest/systeminfo").Value.GetProperty("get").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spec_HasTheSchemasOfAnswers_AndRefersToNoneThatIsMissing()
    {
        using var answer = await _client.GetAsync("/rest/spec");
        var text = await answer.Content.ReadAsStringAsync();
        var document = JsonDocument.Parse(text).RootElement;
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(static each => each.Name).ToHashSet();

        var referred = System.Text.RegularExpressions.Regex.Matches(text, "\"#/components/schemas/([^\"]+)\"").Select(static each => each.Groups[1].Value).ToHashSet();

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("ErrorBody", schemas);
        Assert.Contains("http-code", document.GetProperty("components").GetProperty("schemas").GetProperty("ErrorDetail").GetProperty("properties").EnumerateObject().Select(static each => each.Name));
        Assert.Empty(referred.Except(schemas));
    }

    [Fact]
    public async Task Developer_IsAPageWhoseFilesAreAllHere()
    {
        using var client = _home.Anonymous();
        using var page = await client.GetAsync("/developer");
        var html = await page.Content.ReadAsStringAsync();
        var files = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"(/developer/[^\"]+)\"").Select(static each => each.Groups[1].Value).ToArray();

        Assert.Equal(3, files.Length);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains(file.EndsWith(".css", StringComparison.Ordinal) ? ".swagger-ui" : "SwaggerUIBundle", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\0', text);
        }
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(static _ => { }, path: "/developer/swagger/..%2f..%2fusers.json"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(static _ => { }, path: "/developer/swagger/index.html"));
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var answer = await _client.GetAsync("/rest/spec");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
