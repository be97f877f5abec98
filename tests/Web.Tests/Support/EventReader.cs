using System.Net;
using System.Text.Json;

namespace HomeBinding.Web.Tests.Support;

/// <summary>Reads an event stream as a browser does (HTML Living Standard, server-sent events).</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private EventReader(HttpResponseMessage answer, StreamReader reader)
    {
        _answer = answer;
        _reader = reader;
    }

    public HttpResponseMessage Answer => _answer;

    /// <summary>Opens a stream; whoever has it hears all that happens from then on.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new EventReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null once the stream has ended.</summary>
    public async Task<(string Event, string Data)?> NextAsync()
    {
        var (name, data) = ("message", "");
        while (await _reader.ReadLineAsync().WaitAsync(Eventually.Limit) is { } line)
        {
            if (line.Length == 0) return (name, data);
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else Assert.Fail($"'{line}' is no line of an event stream.");
        }
        return null;
    }

    /// <summary>The next message, as JSON.</summary>
    public async Task<JsonElement> MessageAsync()
    {
        var next = await NextAsync();
        Assert.NotNull(next);
        Assert.Equal("message", next.Value.Event);
        return JsonDocument.Parse(next.Value.Data).RootElement;
    }

    /// <summary>The type, the topic and the payload of the next message.</summary>
    public async Task<(string Type, string Topic, string Payload)> HomeEventAsync()
    {
        var message = await MessageAsync();
        return (message.GetProperty("type").GetString()!, message.GetProperty("topic").GetString()!, message.GetProperty("payload").GetString()!);
    }

    /// <summary>Reads until the stream has ended.</summary>
    public async Task EndAsync()
    {
        try
        {
            while (await NextAsync() is not null)
            {
                // What came before the end is no matter here.
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // Cut off in the middle.
        }
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
