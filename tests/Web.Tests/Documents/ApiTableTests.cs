using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Tests.Documents;

/// <summary>What docs/openhab-compatibility.md says of openHAB's API is so: what is there is mapped, and what is not answers 404 with an error in JSON.</summary>
public sealed partial class ApiTableTests : IAsyncLifetime
{
    private ServedHome _home = null!;

    public async Task InitializeAsync() => _home = await ServedHome.StartAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public void Row_OfWhatIsThere_IsMapped()
    {
        var mapped = _home.Endpoints
            .SelectMany(static each => (each.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {Normal(each.RoutePattern.RawText!)}"))
            .ToHashSet();

        var rows = Rows().Where(static each => each.IsThere).SelectMany(static each => each.Methods.Select(method => $"{method} {Normal(each.Path)}")).ToArray();

        Assert.True(rows.Length > 20, "The table names hardly anything that is there.");
        Assert.Empty(rows.Except(mapped));
    }

    [Fact]
    public async Task Row_OfWhatIsNotThereYet_Answers404WithAnError()
    {
        using var client = _home.As(Role.Administrator);
        var rows = Rows().Where(static each => !each.IsThere).SelectMany(static each => each.Methods.Select(method => (each.Path, Method: method))).ToArray();

        Assert.True(rows.Length > 20, "The table names hardly anything that is missing.");
        foreach (var (path, method) in rows)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(path, "x").Replace("*", "x", StringComparison.Ordinal));
            if (method is "POST" or "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request);
            // Of a path that has other methods, this one is not possible.
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{method} {path} answers {answer.StatusCode}, and the table says that it is not there yet.");
            Assert.Equal((int)answer.StatusCode, (await answer.JsonAsync()).GetProperty("error").GetProperty("http-code").GetInt32());
        }
    }

    // The names of parameters are everybody's own.
    private static string Normal(string path) => "/" + Parameter().Replace(path, "{}").Trim('/');

    private static IEnumerable<(string Path, string[] Methods, bool IsThere)> Rows()
    {
        var inTable = false;
        foreach (var line in File.ReadLines(Table()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) inTable = line == "## API";
            if (!inTable || Row().Match(line) is not { Success: true } row) continue;
            var methods = row.Groups[2].Value.Split(", ");
            if (methods[0].StartsWith("WebSocket", StringComparison.Ordinal)) methods = ["GET"];
            yield return (row.Groups[1].Value, methods, !row.Groups[3].Value.StartsWith("not yet", StringComparison.Ordinal));
        }
    }

    private static string Table([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/openhab-compatibility.md");

    [GeneratedRegex(@"^\| `(/[^`]+)` \| ([^|]+?) \| ([^|]+?) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
