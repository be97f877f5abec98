using System.Buffers;
using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Events;

/// <summary>
/// A client of <c>/rest/events/states</c>: it names items and gets their states, then each that changes. What it gets is always the newest; a state that it
/// was too slow for is not worth telling any more, so that there is nothing to miss.
/// </summary>
internal sealed class StateStream(CallerLease lease, TimeProvider time, StateTexts texts, HttpResponse response) : EventClient(lease, time)
{
    /// <summary>Items that a client may name.</summary>
    public const int MostItems = 20_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _due = new(StringComparer.Ordinal);
    private volatile HashSet<string> _items = [];

    /// <summary>Its id, which nobody can guess.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The items that it wants from now on, in place of those before; the states of all of them are due.</summary>
    public void Track(IEnumerable<string> items)
    {
        lock (_gate)
        {
            _items = new HashSet<string>(items, StringComparer.Ordinal);
            _due.Clear();
            _due.UnionWith(_items);
        }
        Signal();
    }

    /// <summary>An item's state has changed.</summary>
    /// <returns>True if it has to be told of it and did not know yet.</returns>
    public bool Changed(string item)
    {
        if (!_items.Contains(item)) return false;
        lock (_gate)
        {
            if (!_items.Contains(item) || !_due.Add(item)) return false;
        }
        return Mark();
    }

    /// <summary>Writes until it has to end.</summary>
    public async Task RunAsync()
    {
        response.BodyWriter.Write(System.Text.Encoding.ASCII.GetBytes($"event: ready\ndata: {Id}\n\n"));
        await FlushAsync().ConfigureAwait(false);
        while (true)
        {
            await WaitAsync().ConfigureAwait(false);
            await WriteStatesAsync(Take()).ConfigureAwait(false);
            if (!IsAliveDue) continue;
            IsAliveDue = false;
            response.BodyWriter.Write(ServerSentEvents.Alive);
            await FlushAsync().ConfigureAwait(false);
        }
    }

    private string[] Take()
    {
        lock (_gate)
        {
            string[] due = [.. _due];
            _due.Clear();
            return due;
        }
    }

    // Several items in one event, as many as the client takes at once.
    private async Task WriteStatesAsync(string[] items)
    {
        var size = 0;
        foreach (var item in items)
        {
            if (texts.Of(item) is not { } text) continue;
            response.BodyWriter.Write(size == 0 ? "event: message\ndata: {"u8 : ","u8);
            response.BodyWriter.Write(text.Span);
            size += text.Length;
            if (size < ServerSentEvents.Chunk) continue;
            size = 0;
            await EndMessageAsync().ConfigureAwait(false);
        }
        if (size > 0) await EndMessageAsync().ConfigureAwait(false);
    }

    private Task EndMessageAsync()
    {
        response.BodyWriter.Write("}\n\n"u8);
        return FlushAsync();
    }

    private Task FlushAsync() => WriteAsync(token => ServerSentEvents.FlushAsync(response.BodyWriter, token));
}
