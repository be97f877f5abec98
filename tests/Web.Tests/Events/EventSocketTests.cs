using System.Net;
using System.Net.WebSockets;
using System.Text;
using HomeBinding.Engine.Events;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Events;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Tests.Events;

public sealed class EventSocketTests : IAsyncLifetime
{
    private const string Management = "WebSocketEvent";

    private ServedHome _home = null!;

    public async Task InitializeAsync() => _home = await ServedHome.StartAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task Socket_OpenedAsN8nDoes_AnswersTheProtocolAndSendsEvents()
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));
        Assert.Equal(SocketClient.Protocol, client.Socket.SubProtocol);

        await client.SendAsync("""{"type":"WebSocketEvent","topic":"openhab/websocket/filter/topic","payload":"[\"openhab/items/*/statechanged\"]","id":7}""");
        Assert.Equal("""{"type":"WebSocketEvent","topic":"openhab/websocket/filter/topic","payload":"[\u0022openhab/items/*/statechanged\u0022]"}""", await client.NextAsync());
        await client.SendAsync(Management, "openhab/websocket/heartbeat", "PING");
        Assert.Equal(("openhab/websocket/heartbeat", "PONG"), await client.AnswerAsync());

        await UpdateAsync("Night", OnOff.On);

        Assert.Equal(
            """{"topic":"openhab/items/Night/statechanged","payload":"{\"type\":\"OnOff\",\"value\":\"ON\",\"oldType\":\"UnDef\",\"oldValue\":\"NULL\"}","type":"ItemStateChangedEvent","source":"homebinding$host"}""",
            await client.NextAsync());
    }

    [Fact]
    public async Task Command_SentByAUser_IsCarriedOutInTheirName()
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User), "/ws");
        await client.SendAsync(Management, "openhab/websocket/filter/type", """["ItemCommandEvent"]""");
        await client.NextAsync();

        await client.SendAsync("ItemCommandEvent", "openhab/items/Hall_Lamp/command", """{"type":"OnOff","value":"ON"}""", "my.client", eventId: "5");

        var messages = new[] { await client.MessageAsync(), await client.MessageAsync() };
        var answer = messages.Single(static each => each.GetProperty("type").GetString() == Management);
        var command = messages.Single(static each => each.GetProperty("type").GetString() == "ItemCommandEvent");
        Assert.Equal(("openhab/websocket/response/success", "5"), (answer.GetProperty("topic").GetString(), answer.GetProperty("eventId").GetString()));
        Assert.Equal("my.client=>homebinding.web$user", command.GetProperty("source").GetString());
        await Eventually.HoldsAsync(() => _home.Binding.Commands.Count == 1);
        await _home.Server.Audit.DisposeAsync();
        var line = Assert.Single(File.ReadAllLines(_home.Folder.PathOf(".homebinding/audit.log")), static each => each.Contains("/ws/events", StringComparison.Ordinal));
        Assert.Contains("\"user\":\"user\"", line, StringComparison.Ordinal);
        Assert.Contains("command Hall_Lamp", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_SentByAUser_IsSet()
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));
        await client.SendAsync(Management, "openhab/websocket/filter/source", """["my.client"]""");
        await client.NextAsync();

        await client.SendAsync("ItemStateEvent", "openhab/items/Scene/state", """{"type":"String","value":"dinner"}""", "my.client");

        // Its own events are not wanted: the answer is all that comes.
        Assert.Equal("openhab/websocket/response/success", (await client.AnswerAsync()).Topic);
        await _home.Engine.InvokeAsync(static () => { });
        Assert.Equal("dinner", _home.Engine.FindItem("Scene")!.State.ToText());
        await client.SendAsync(Management, "openhab/websocket/heartbeat", "PING");
        Assert.Equal("PONG", (await client.AnswerAsync()).Payload);
    }

    [Theory]
    [InlineData("ItemCommandEvent", "openhab/items/Nobody/command", """{"type":"OnOff","value":"ON"}""", "Item Nobody does not exist.")]
    [InlineData("ItemCommandEvent", "openhab/items/Hall_Lamp/state", """{"type":"OnOff","value":"ON"}""", "The topic of an event of type ItemCommandEvent is openhab/items/NAME/command.")]
    [InlineData("ItemCommandEvent", "openhab/items/Hall_Lamp/command", "ON", "The payload has to be")]
    [InlineData("ItemCommandEvent", "openhab/items/Hall_Lamp/command", """{"type":"OnOff","value":"maybe"}""", "maybe")]
    [InlineData("ItemStateEvent", "openhab/items/Hall_Lamp/state", """{"type":"OnOff","value":"maybe"}""", "maybe")]
    [InlineData("ThingStatusInfoEvent", "openhab/things/test:lamp:hall/status", "{}", "cannot be sent")]
    [InlineData(Management, "openhab/websocket/filter/type", "no list", "This topic, or its payload, is not known.")]
    [InlineData(Management, "openhab/websocket/filter/topic", """["["]""", "is no pattern for topics")]
    [InlineData(Management, "openhab/websocket/other", "", "This topic, or its payload, is not known.")]
    public async Task Message_ThatCannotBeCarriedOut_IsAnsweredWithTheReason(string type, string topic, string payload, string reason)
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));

        await client.SendAsync(type, topic, payload, eventId: 17);

        var answer = await client.MessageAsync();
        Assert.Equal("openhab/websocket/response/failed", answer.GetProperty("topic").GetString());
        Assert.StartsWith("Processing error: ", answer.GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Contains(reason, answer.GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Equal(17, answer.GetProperty("eventId").GetInt32());
        Assert.Empty(_home.Binding.Commands);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Message_ThatIsNone_IsAnsweredAndTheConnectionGoesOn(string text)
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));

        await client.SendAsync(text);

        Assert.Equal("openhab/websocket/response/failed", (await client.AnswerAsync()).Topic);
        await client.SendAsync(Management, "openhab/websocket/heartbeat", "PING");
        Assert.Equal("PONG", (await client.AnswerAsync()).Payload);
    }

    [Fact]
    public async Task Message_ThatIsTooLong_EndsTheConnection()
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.User));

        await client.SendAsync(new string('x', 70_000));

        Assert.Null(await client.NextAsync());
    }

    [Fact]
    public async Task Command_SentByAViewer_OrWithAScopeForReading_IsRefused()
    {
        using var viewer = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.Viewer));
        using var reader = await SocketClient.OpenAsync(_home, await _home.Server.Accounts.AddTokenAsync("administrator", "reader", ["events:read", "items:read"]));

        foreach (var client in new[] { viewer, reader })
        {
            await client.SendAsync("ItemCommandEvent", "openhab/items/Hall_Lamp/command", """{"type":"OnOff","value":"ON"}""");
            Assert.Equal("Processing error: Your role, or the scope of your token, does not allow commands.", (await client.AnswerAsync()).Payload);
        }
        Assert.Empty(_home.Binding.Commands);
    }

    [Theory]
    [InlineData("Origin", "http://attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("Host", "attacker.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Socket_OpenedByAPageOfAnotherSite_IsRefused(string header, string value, HttpStatusCode expected)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {_home.TokenOf(Role.Administrator)}");
        socket.Options.SetRequestHeader(header, value);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(_home.Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/ws/events"), CancellationToken.None));

        Assert.Equal(expected, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Socket_WithoutAToken_Is401_AndTokensInTheAddressAreNone()
    {
        foreach (var query in new[] { "", $"?accessToken={_home.TokenOf(Role.Administrator)}" })
        {
            using var socket = new ClientWebSocket();
            socket.Options.CollectHttpResponseDetails = true;
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(_home.Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/ws/events" + query), CancellationToken.None));
            Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        }
    }

    [Fact]
    public async Task Request_ThatIsNoWebSocket_Is426()
    {
        using var client = _home.As(Role.Viewer);

        using var answer = await client.GetAsync("/ws/events");

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Contains("This is a WebSocket", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ThatIsNotHeardFor30Seconds_IsCutOff_AndOneThatIs_IsNot()
    {
        using var silent = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.Viewer));
        using var heard = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.Viewer));
        for (var i = 0; i < 31; i++)
        {
            await heard.SendAsync(Management, "openhab/websocket/heartbeat", "PING");
            Assert.Equal("PONG", (await heard.AnswerAsync()).Payload);
            _home.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await silent.NextAsync());
        Assert.Equal(WebSocketState.Open, heard.Socket.State);
        await Eventually.HoldsAsync(() => _home.Server.Services.GetRequiredService<EventHub>().Clients == 1);
    }

    [Fact]
    public async Task Client_ThatCloses_IsAnsweredAndForgotten()
    {
        using var client = await SocketClient.OpenAsync(_home, _home.TokenOf(Role.Viewer));

        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(Eventually.Limit);

        Assert.Equal(WebSocketState.Closed, client.Socket.State);
        await Eventually.HoldsAsync(() => _home.Server.Services.GetRequiredService<EventHub>() is { Clients: 0, IsListening: false });
    }

    private async Task UpdateAsync(string item, IState state)
    {
        await _home.Engine.PostUpdateAsync(item, state, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
    }
}
