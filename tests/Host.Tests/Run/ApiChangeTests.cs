using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

/// <summary>What the API has said to be made is there after the process was killed, at whatever moment.</summary>
public sealed class ApiChangeTests : IDisposable
{
    private readonly HomeFolder _home = HomeFolder.WithCharger("127.0.0.1:9");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Run_KilledWhileTheApiMakesItems_HasAllThatWasAcknowledged()
    {
        Assert.Equal(0, (await HostProcess.RunAsync("users", "add", "admin", _home.Root, "--role", "administrator", "--tokens-only")).Code);
        var token = (await HostProcess.RunAsync("tokens", "add", "admin", "test", _home.Root)).Output.Trim();
        var acknowledged = new HashSet<string>();
        // After another number of changes each time, so that the kill comes at another moment of one.
        foreach (var round in Enumerable.Range(1, 4))
        {
            await using var host = await StartAsync();
            using var client = await ClientAsync(host, token);
            Assert.Empty(acknowledged.Except(await NamesAsync(client)));
            await ChangeUntilKilledAsync(host, client, round, acknowledged);
        }

        await using var last = await StartAsync();
        using var reader = await ClientAsync(last, token);
        Assert.True(acknowledged.Count >= 4 * 10, $"Only {acknowledged.Count} changes were acknowledged.");
        Assert.Empty(acknowledged.Except(await NamesAsync(reader)));
        Assert.DoesNotContain("damaged", last.Errors.Text, StringComparison.Ordinal);
        await last.StopAsync();
    }

    private static async Task ChangeUntilKilledAsync(HostProcess host, HttpClient client, int round, HashSet<string> acknowledged)
    {
        var count = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"Api_{round}_{writer}_{i}");
                try
                {
                    using var answer = await client.PutAsync($"/rest/items/{name}", new StringContent($$"""{"type":"Switch","label":"{{new string('x', 500)}}"}""", Encoding.UTF8, "application/json"));
                    if (answer.StatusCode != HttpStatusCode.Created) return;
                }
                catch (HttpRequestException)
                {
                    return;
                }
                lock (acknowledged) acknowledged.Add(name);
                if (Interlocked.Increment(ref count) >= 8 + (3 * round)) enough.TrySetResult();
            }
        })).ToArray();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await host.SignalAsync("KILL");
        await Task.WhenAll(writers);
        await host.ExitAsync();
    }

    private Task<HostProcess> StartAsync() => Task.FromResult(HostProcess.Start("run", _home.Root, "--urls", "http://127.0.0.1:0"));

    private static async Task<HttpClient> ClientAsync(HostProcess host, string token)
    {
        var address = (await host.Output.WaitForAsync("Listening at ")).Text["Listening at ".Length..];
        await host.Output.WaitForAsync("HomeBinding runs ");
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<HashSet<string>> NamesAsync(HttpClient client) =>
        [.. JsonDocument.Parse(await client.GetStringAsync("/rest/items?fields=name")).RootElement.EnumerateArray().Select(static each => each.GetProperty("name").GetString()!)];
}
