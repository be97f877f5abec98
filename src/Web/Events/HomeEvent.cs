using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HomeBinding.Web.Events;

/// <summary>How events are written to a client.</summary>
internal enum EventFormat
{
    /// <summary>As a message of an event stream (<c>text/event-stream</c>).</summary>
    Stream,

    /// <summary>As a frame of a WebSocket, with its source.</summary>
    Frame,
}

/// <summary>One of openHAB's events. Its JSON is made once, when the first client gets it, and shared by all that do.</summary>
internal abstract class HomeEvent
{
    // Topics and values are read by programs, and an event is no HTML.
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private byte[]? _stream;
    private byte[]? _frame;

    protected HomeEvent(EventSubject subject, string type, string topic, string? source)
    {
        Subject = subject;
        Type = type;
        Topic = topic;
        Source = source;
    }

    public EventSubject Subject { get; }

    /// <summary>Its type, e.g. <c>ItemStateChangedEvent</c>.</summary>
    public string Type { get; }

    /// <summary>Its topic, e.g. <c>openhab/items/Lamp/statechanged</c>.</summary>
    public string Topic { get; }

    /// <summary>Who is behind it; null if that is not known.</summary>
    public string? Source { get; }

    /// <summary>True if for a client that is behind a newer one of the same topic may take its place.</summary>
    public virtual bool GivesWay => false;

    /// <summary>This event for somebody who does not get the one before it: a change then begins where that one began.</summary>
    public virtual HomeEvent InPlaceOf(HomeEvent older) => this;

    /// <summary>The bytes for a client.</summary>
    public ReadOnlyMemory<byte> Write(EventFormat format) => format == EventFormat.Stream ? _stream ??= Build(format) : _frame ??= Build(format);

    protected abstract void WritePayload(Utf8JsonWriter writer);

    private byte[] Build(EventFormat format)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        if (format == EventFormat.Stream) buffer.Write("event: message\ndata: "u8);
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            writer.WriteStartObject();
            writer.WriteString("topic"u8, Topic);
            writer.WriteString("payload"u8, Payload());
            writer.WriteString("type"u8, Type);
            if (format == EventFormat.Frame && Source is not null) writer.WriteString("source"u8, Source);
            writer.WriteEndObject();
        }
        if (format == EventFormat.Stream) buffer.Write("\n\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    // JSON in a string of JSON, as openHAB has it.
    private byte[] Payload()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Json)) WritePayload(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
