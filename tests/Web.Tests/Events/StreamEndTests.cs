using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using HomeBinding.Engine.Events;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Events;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Tests.Events;

/// <summary>When connections that stay open end: at a wrong moment for the client, or at the right one for the home.</summary>
public sealed class StreamEndTests : IAsyncLifetime
{
    private const string Path = "/rest/events?topics=openhab/items/*/statechanged";

    private ServedHome _home = null!;

    private EventHub Hub => _home.Server.Services.GetRequiredService<EventHub>();

    public async Task InitializeAsync() => _home = await ServedHome.StartAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task Token_ThatIsRevoked_EndsItsStreams_AndNoOthers()
    {
        var token = await _home.Server.Accounts.AddTokenAsync("user", "panel", []);
        using var client = _home.With(token);
        using var other = _home.As(Role.User);
        await using var events = await EventReader.OpenAsync(client, Path);
        await using var states = await EventReader.OpenAsync(client, "/rest/events/states");
        using var socket = await SocketClient.OpenAsync(_home, token);
        await using var stays = await EventReader.OpenAsync(other, Path);

        await _home.Server.Accounts.RemoveTokenAsync("user", "panel");
        _home.Time.Advance(TimeSpan.FromSeconds(1));

        await events.EndAsync();
        await states.EndAsync();
        Assert.Null(await socket.NextAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync(static _ => { }, path: Path));
        await UpdateAsync("Night", OnOff.On);
        Assert.Equal("ItemStateChangedEvent", (await stays.HomeEventAsync()).Type);
    }

    [Fact]
    public async Task Token_ThatExpires_EndsItsStream()
    {
        using var client = _home.With(await _home.Server.Accounts.AddTokenAsync("user", "panel", [], _home.Time.GetUtcNow().AddSeconds(5)));
        await using var events = await EventReader.OpenAsync(client, Path);

        for (var i = 0; i < 4; i++) _home.Time.Advance(TimeSpan.FromSeconds(1));
        await UpdateAsync("Night", OnOff.On);
        Assert.Equal("ItemStateChangedEvent", (await events.HomeEventAsync()).Type);
        _home.Time.Advance(TimeSpan.FromSeconds(1));

        await events.EndAsync();
    }

    [Fact]
    public async Task User_WhoIsRemoved_HearsNothingMore()
    {
        await _home.Server.Accounts.AddAsync("guest", Role.User, ServedHome.Password);
        using var client = _home.Anonymous();
        client.DefaultRequestHeaders.Add("Authorization", Answers.Basic("guest", ServedHome.Password));
        await using var events = await EventReader.OpenAsync(client, Path);

        await _home.Server.Accounts.AddTokenAsync("user", "unrelated", []);
        _home.Time.Advance(TimeSpan.FromSeconds(1));
        await UpdateAsync("Night", OnOff.On);
        Assert.Equal("ItemStateChangedEvent", (await events.HomeEventAsync()).Type);
        await _home.Server.Accounts.SetPasswordAsync("guest", ServedHome.Password + " staple");
        _home.Time.Advance(TimeSpan.FromSeconds(1));

        await events.EndAsync();
    }

    [Fact]
    public async Task Host_ThatStops_EndsAllStreamsAtOnce()
    {
        using var client = _home.As(Role.User);
        await using var events = await EventReader.OpenAsync(client, Path);
        await using var states = await EventReader.OpenAsync(client, "/rest/events/states");
        using var socket = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));
        using var dead = await DeadClient.OpenAsync(_home, Path);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var stopping = _home.Server.DisposeAsync().AsTask();
        Assert.Null(await socket.NextAsync());
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await events.EndAsync();
        await states.EndAsync();
        await stopping;

        // The limit of the host is 30 s, that of the server 2 s; neither is waited for.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
        Assert.DoesNotContain(_home.Engine.Mailboxes, static each => each.Name == "clients over HTTP");
    }

    [Fact]
    public async Task Client_ThatReadsNothing_DelaysNobody_AndIsCutOffAfterTheDeadline()
    {
        using var client = _home.As(Role.User);
        await using var reads = await EventReader.OpenAsync(client, Path);
        using var dead = await DeadClient.OpenAsync(_home, Path);
        await Eventually.HoldsAsync(() => Hub.Clients == 2);

        // Far more than the machine's buffers between the two take.
        var text = new string('x', 60_000);
        for (var i = 0; i < 500; i++)
        {
            await UpdateAsync("Scene", new TextValue($"{i} {text}"));
            Assert.Contains($"\"value\":\"{i} x", (await reads.HomeEventAsync()).Payload, StringComparison.Ordinal);
        }
        Assert.Equal(2, Hub.Clients);

        for (var i = 0; i < 21; i++)
        {
            _home.Time.Advance(TimeSpan.FromSeconds(1));
            await UpdateAsync("Scene", new TextValue($"{i}"));
        }
        await Eventually.HoldsAsync(() => Hub.Clients == 1);
        Assert.True(await dead.IsCutOffAsync());
    }

    [Fact]
    public async Task Client_ThatIsSlow_GetsTheNewestStates_AndHearsHowManyItMissed()
    {
        using var slow = await DeadClient.OpenAsync(_home, Path);
        await Eventually.HoldsAsync(() => Hub.Clients == 1);
        using var client = _home.As(Role.User);
        await using var reads = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/items/Night/statechanged");
        var text = new string('x', 60_000);
        const int Updates = 1000;
        for (var i = 0; i < Updates; i++) await UpdateAsync("Scene", new TextValue($"{i} {text}"));
        await UpdateAsync("Night", OnOff.On);
        await UpdateAsync("Night", OnOff.Off);
        await UpdateAsync("Night", OnOff.On);
        // Who came last is told last.
        for (var i = 0; i < 3; i++) Assert.Equal("openhab/items/Night/statechanged", (await reads.HomeEventAsync()).Topic);

        var (got, missed, last) = (0, 0L, "");
        await foreach (var (name, data) in slow.ReadAsync())
        {
            if (name == "missed") missed += System.Text.Json.JsonDocument.Parse(data).RootElement.GetProperty("count").GetInt64();
            if (name != "message") continue;
            got++;
            last = data;
            if (data.Contains("items/Night", StringComparison.Ordinal)) break;
        }

        // What it saw last of the item before is where the change begins.
        Assert.Contains("\\\"value\\\":\\\"ON\\\",\\\"oldType\\\":\\\"UnDef\\\",\\\"oldValue\\\":\\\"NULL\\\"", last, StringComparison.Ordinal);
        Assert.InRange(missed, 1, Updates);
        Assert.Equal(Updates + 3, got + missed);
    }

    [Fact]
    public async Task Client_ThatComesBack_HearsOfWhatHappensFromThen()
    {
        using var client = _home.As(Role.User);
        await using (var first = await EventReader.OpenAsync(client, Path))
        {
            await UpdateAsync("Night", OnOff.On);
            Assert.Equal("ItemStateChangedEvent", (await first.HomeEventAsync()).Type);
        }
        await Eventually.HoldsAsync(() => !Hub.IsListening);
        await UpdateAsync("Night", OnOff.Off);

        await using var again = await EventReader.OpenAsync(client, Path);
        await UpdateAsync("Hall_Lamp", OnOff.On);

        Assert.Equal("openhab/items/Hall_Lamp/statechanged", (await again.HomeEventAsync()).Topic);
    }

    private async Task UpdateAsync(string item, IState state)
    {
        await _home.Engine.PostUpdateAsync(item, state, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
    }

    /// <summary>Asks for a stream and does not read it.</summary>
    private sealed class DeadClient : IDisposable
    {
        private readonly TcpClient _tcp = new() { ReceiveBufferSize = 4096 };

        public static async Task<DeadClient> OpenAsync(ServedHome home, string path)
        {
            var dead = new DeadClient();
            await dead._tcp.ConnectAsync(IPEndPoint.Parse(new Uri(home.Address).Authority));
            await dead._tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer {home.TokenOf(Role.User)}\r\n\r\n"));
            return dead;
        }

        /// <summary>Begins to read after all. HTTP/1.0, so that the body comes as it is.</summary>
        public async IAsyncEnumerable<(string Name, string Data)> ReadAsync()
        {
            using var reader = new StreamReader(_tcp.GetStream());
            while (await reader.ReadLineAsync().WaitAsync(Eventually.Limit) is { Length: > 0 })
            {
                // The headers.
            }
            var name = "";
            while (await reader.ReadLineAsync().WaitAsync(Eventually.Limit) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal)) yield return (name, line[6..]);
            }
        }

        public async Task<bool> IsCutOffAsync()
        {
            var buffer = new byte[64 * 1024];
            try
            {
                while (await _tcp.GetStream().ReadAsync(buffer).AsTask().WaitAsync(Eventually.Limit) > 0)
                {
                    // What was on its way.
                }
                return true;
            }
            catch (IOException)
            {
                return true;
            }
        }

        public void Dispose() => _tcp.Dispose();
    }
}
