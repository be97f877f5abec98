using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Queues;
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

    private Mailbox Clients => _home.Engine.Mailboxes.Single(static each => each.Name == "clients over HTTP");

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
        var ends = new ConcurrentQueue<string?>();
        using var meters = Ends(ends);
        using var client = _home.As(Role.User);
        await using var events = await EventReader.OpenAsync(client, Path);
        await using var states = await EventReader.OpenAsync(client, "/rest/events/states");
        using var socket = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));
        using var dead = await DeadClient.OpenAsync(_home, Path);
        await Eventually.HoldsAsync(() => Hub.Clients == 4);

        var stopping = _home.Server.DisposeAsync().AsTask();
        Assert.Null(await socket.NextAsync());
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Null(await events.NextAsync());
        Assert.Equal("ready", (await states.NextAsync())?.Event);
        Assert.Null(await states.NextAsync());
        await stopping;

        // None was there still when the time that the server has to stop was over. How long that took is a matter of the machine.
        Assert.Equal(4, ends.Count);
        Assert.DoesNotContain("app_shutdown_timeout", ends);
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

        // What the one that reads gets is read each time, so that nothing of it is under way for long; when the last write to the other one began, nobody knows.
        var seconds = 0;
        using var limit = new CancellationTokenSource(Eventually.Limit);
        for (; Hub.Clients == 2; seconds++)
        {
            limit.Token.ThrowIfCancellationRequested();
            _home.Time.Advance(TimeSpan.FromSeconds(1));
            await UpdateAsync("Scene", new TextValue($"after {seconds} s"));
            while ((await reads.NextAsync())!.Value.Event != "message")
            {
                // That it is connected.
            }
        }
        Assert.True(seconds >= EventHub.ReadDeadline.TotalSeconds, $"It was cut off after {seconds} s.");
        Assert.Equal(1, Hub.Clients);
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
        // What waits for the mailbox of all clients is not to conflate with what follows. Who came last is told last.
        await PassAsync();
        foreach (var state in (OnOff[])[OnOff.On, OnOff.Off, OnOff.On])
        {
            await UpdateAsync("Night", state);
            Assert.Equal("openhab/items/Night/statechanged", (await reads.HomeEventAsync()).Topic);
        }

        var (got, missed, last) = (0, 0L, "");
        await foreach (var (name, data) in slow.ReadAsync())
        {
            if (name == "missed") missed += JsonDocument.Parse(data).RootElement.GetProperty("count").GetInt64();
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
    public async Task Clients_OfAHostThatIsOverloaded_HearOnlyWhatTheyThemselvesMissed()
    {
        using var client = _home.As(Role.User);
        await using var changes = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/items/Scene/statechanged,openhab/items/Night/command");
        await using var all = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/items/Scene/*,openhab/items/Night/command");
        await using var other = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/items/Night/*");
        // Some of the updates say what the one before said; the last of them undoes what the others did.
        string[] states = ["first", .. Enumerable.Range(0, 3000).Select(static i => $"{i / 3}"), "first"];
        var changed = states.Where((each, i) => i == 0 || each != states[i - 1]).Count();
        await UpdateAsync("Scene", new TextValue(states[0]));

        using (var gate = new ManualResetEventSlim())
        {
            Clients.Post(gate.Wait);
            foreach (var state in states[1..]) await UpdateAsync("Scene", new TextValue(state));
            Assert.True(Clients.Conflated > 1000, $"{Clients.Conflated} gave way.");
            gate.Set();
            // Whoever is at the gate has gone through it before it is closed for good.
            await PassAsync();
        }

        Assert.Equal(changed, await CountAsync(changes, changed));
        Assert.Equal(states.Length * 2 + changed, await CountAsync(all, states.Length * 2 + changed));
        await _home.Engine.SendCommandAsync("Night", OnOff.On, EventSource.System);
        foreach (var reader in (EventReader[])[changes, all, other]) Assert.Equal("openhab/items/Night/command", (await reader.HomeEventAsync()).Topic);

        // What came and what is said to be missed.
        static async Task<long> CountAsync(EventReader reader, long expected)
        {
            long count = 0;
            while (count < expected)
            {
                var (name, data) = (await reader.NextAsync())!.Value;
                count += name == "missed" ? JsonDocument.Parse(data).RootElement.GetProperty("count").GetInt64() : 1;
            }
            return count;
        }
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

    // Why connections to this home's server ended, as Kestrel counts it; null where nothing was wrong.
    private MeterListener Ends(ConcurrentQueue<string?> ends)
    {
        var port = new Uri(_home.Address).Port;
        var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "kestrel.connection.duration") listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(static each => each.Key, static each => each.Value);
            if (all.GetValueOrDefault("server.port") is int at && at == port) ends.Enqueue((string?)all.GetValueOrDefault("error.type"));
        });
        meters.Start();
        return meters;
    }

    private async Task UpdateAsync(string item, IState state)
    {
        await _home.Engine.PostUpdateAsync(item, state, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
    }

    /// <summary>Waits until all that happened before has gone through the mailbox of the clients.</summary>
    private Task PassAsync()
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Clients.Post(passed.SetResult);
        return passed.Task.WaitAsync(Eventually.Limit);
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
