using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HomeBinding.Web.Tests.Support;

/// <summary>A client of <c>/ws/events</c>.</summary>
internal sealed class SocketClient : IDisposable
{
    public const string Protocol = "org.openhab.ws.protocol.default";

    private SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    /// <summary>Opens one with the token in the subprotocol, as n8n's node and browsers do.</summary>
    public static async Task<SocketClient> OpenAsync(ServedHome home, string token, string path = "/ws/events", Action<ClientWebSocketOptions>? prepare = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol($"org.openhab.ws.accessToken.base64.{Convert.ToBase64String(Encoding.UTF8.GetBytes(token)).TrimEnd('=')}");
        socket.Options.AddSubProtocol(Protocol);
        socket.Options.CollectHttpResponseDetails = true;
        prepare?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(new Uri(home.Address.Replace("http://", "ws://", StringComparison.Ordinal) + path), CancellationToken.None);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return new SocketClient(socket);
    }

    public Task SendAsync(string text) => Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task SendAsync(string type, string topic, string payload, string? source = null, object? eventId = null) =>
        SendAsync(JsonSerializer.Serialize(new Dictionary<string, object?> { ["type"] = type, ["topic"] = topic, ["payload"] = payload, ["source"] = source, ["eventId"] = eventId }));

    /// <summary>The next frame; null once the other side has closed.</summary>
    public async Task<string?> NextAsync()
    {
        var (buffer, text) = (new byte[4096], new StringBuilder());
        while (true)
        {
            var received = await Socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Eventually.Limit);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (received.EndOfMessage) return text.ToString();
        }
    }

    /// <summary>The next frame, as JSON.</summary>
    public async Task<JsonElement> MessageAsync()
    {
        var next = await NextAsync();
        Assert.NotNull(next);
        return JsonDocument.Parse(next).RootElement;
    }

    /// <summary>The topic and the payload of the next frame.</summary>
    public async Task<(string Topic, string Payload)> AnswerAsync()
    {
        var message = await MessageAsync();
        return (message.GetProperty("topic").GetString()!, message.GetProperty("payload").GetString()!);
    }

    public void Dispose() => Socket.Dispose();
}
