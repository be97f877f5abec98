using System.Buffers;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using HomeBinding.Web.Access;

namespace HomeBinding.Web.Events;

/// <summary>A client of <c>/ws/events</c>.</summary>
internal sealed class EventSocket : EventListener
{
    private const int LongestMessage = 64 * 1024;

    /// <summary>How long a client may say nothing. openHAB gives it 10 s, and its clients send a heartbeat every 5 s.</summary>
    public static readonly TimeSpan HeartbeatDeadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    private readonly SocketCommands _commands;
    private readonly TimeProvider _time;
    private readonly IPAddress? _address;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly EventSubject _subjects;
    private IReadOnlyList<TopicPattern> _topics = [];
    private string[] _types = [];
    private string[] _sources = [];
    private WebSocket _socket = null!;
    private long _heard;

    public EventSocket(CallerLease lease, TimeProvider time, SocketCommands commands, IPAddress? address)
        : base(lease, time, new EventFilter(EventSubjects.For(lease.Caller), []))
    {
        _commands = commands;
        _time = time;
        _address = address;
        _subjects = Filter.Subjects;
        _heard = time.GetTimestamp();
    }

    protected override EventFormat Format => EventFormat.Frame;

    public override string? WhyNotOn(TimeSpan deadline) =>
        base.WhyNotOn(deadline) ?? (_time.GetElapsedTime(Volatile.Read(ref _heard)) >= HeartbeatDeadline ? "it has not been heard" : null);

    /// <summary>Reads and writes until one of both has to end.</summary>
    /// <param name="socket">Its connection. What happened before it was there waits for it.</param>
    public async Task RunAsync(WebSocket socket)
    {
        _socket = socket;
        // Not ended with the rest: a receive that is cancelled takes the closing handshake with it.
        using var receiving = new CancellationTokenSource();
        var writing = WriteAllAsync();
        var reading = ReadAllAsync(receiving.Token);
        await Task.WhenAny(writing, reading).ConfigureAwait(false);
        End();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseAsync().ConfigureAwait(false);
        // The other side is a machine; it is given a moment of its own time.
        await Task.WhenAny(reading, Task.Delay(ClosePatience, TimeProvider.System, CancellationToken.None)).ConfigureAwait(false);
        await receiving.CancelAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task WriteMissedAsync(long count) => SendAsync(SocketMessage.About("missed", $$"""{"count":{{count}}}"""));

    // Clients of WebSockets ask with a heartbeat of their own.
    protected override Task WriteAliveAsync() => Task.CompletedTask;

    protected override async Task WriteAsync(ReadOnlyMemory<HomeEvent> events)
    {
        for (var i = 0; i < events.Length; i++) await SendAsync(events.Span[i].Write(Format)).ConfigureAwait(false);
    }

    private async Task ReadAllAsync(CancellationToken receiving)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        while (await ReceiveAsync(buffer, receiving).ConfigureAwait(false) is { } type)
        {
            Volatile.Write(ref _heard, _time.GetTimestamp());
            if (type == WebSocketMessageType.Close) return;
            // One after the other: a client that does not read its answers is not read any more itself.
            await SendAsync(await AnswerAsync(type, buffer.WrittenMemory).ConfigureAwait(false)).ConfigureAwait(false);
            buffer.ResetWrittenCount();
        }
    }

    private async Task<WebSocketMessageType?> ReceiveAsync(ArrayBufferWriter<byte> buffer, CancellationToken receiving)
    {
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.GetMemory(1024), receiving).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close) return WebSocketMessageType.Close;
            buffer.Advance(received.Count);
            if (buffer.WrittenCount > LongestMessage) return null;
            if (received.EndOfMessage) return received.MessageType;
        }
    }

    private async Task<SocketMessage> AnswerAsync(WebSocketMessageType type, ReadOnlyMemory<byte> text)
    {
        SocketMessage? message = null;
        try
        {
            if (type == WebSocketMessageType.Text) message = JsonSerializer.Deserialize(text.Span, SocketJson.Default.SocketMessage);
        }
        catch (JsonException)
        {
            // Said below.
        }
        if (message is null) return Failed("The message is no JSON object in a text frame.", null);
        if (message.Type == SocketMessage.Management) return Manage(message);
        return await _commands.CarryOutAsync(message, Caller, _address).ConfigureAwait(false) is { } problem ? Failed(problem, message) : SocketMessage.About("response/success", "", message.EventId);
    }

    private SocketMessage Manage(SocketMessage message)
    {
        switch (message.Topic)
        {
            case "openhab/websocket/heartbeat" when message.Payload == "PING":
                return SocketMessage.About("heartbeat", "PONG", message.EventId);
            case "openhab/websocket/filter/type" when ListOf(message) is { } types:
                _types = types;
                break;
            case "openhab/websocket/filter/source" when ListOf(message) is { } sources:
                _sources = sources;
                break;
            case "openhab/websocket/filter/topic" when ListOf(message) is { } topics:
                if (!TopicPattern.TryParse(topics, out var patterns, out var problem)) return Failed(problem, message);
                _topics = patterns;
                break;
            default:
                return Failed("This topic, or its payload, is not known. The payload of a filter is a list of texts, in JSON, in a text.", message);
        }
        Filter = new EventFilter(_subjects, _topics, _types, _sources);
        return new SocketMessage { Type = SocketMessage.Management, Topic = message.Topic, Payload = message.Payload, EventId = message.EventId };
    }

    private static string[]? ListOf(SocketMessage message)
    {
        try
        {
            var list = message.Payload is { } payload ? JsonSerializer.Deserialize(payload, SocketJson.Default.StringArray) : null;
            return list is { Length: <= TopicPattern.Most } && Array.TrueForAll(list, static each => each is not null) ? list : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SocketMessage Failed(string problem, SocketMessage? message) => SocketMessage.About("response/failed", $"Processing error: {problem}", message?.EventId);

    private Task SendAsync(SocketMessage message) => SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, SocketJson.Default.SocketMessage));

    private async Task SendAsync(ReadOnlyMemory<byte> text)
    {
        await _sending.WaitAsync(Ending).ConfigureAwait(false);
        try
        {
            await WriteAsync(token => _socket.SendAsync(text, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, token)).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    // A polite end, unless the client does not read.
    private async Task CloseAsync()
    {
        if (IsCutOff || _socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            _socket.Abort();
            return;
        }
        using var limit = new CancellationTokenSource(ClosePatience, TimeProvider.System);
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            _socket.Abort();
        }
    }
}
