using System.Collections.Concurrent;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine;
using HomeBinding.Things;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>An inbox in virtual time and what it tells.</summary>
internal sealed class InboxBench : IAsyncDisposable
{
    public InboxBench()
    {
        Engine = new HomeEngine(Time, NullLoggerFactory.Instance);
        Inbox = new Inbox(Things, Time, NullLoggerFactory.Instance);
        Inbox.Subscribe(Engine.CreateMailbox("test"), Changes.Enqueue);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public HomeEngine Engine { get; }

    public TestThings Things { get; } = new();

    public Inbox Inbox { get; }

    public ConcurrentQueue<InboxChange> Changes { get; } = new();

    public InboxEntry Only => Assert.Single(Inbox.Entries);

    public bool Add(DiscoveryResult result, string source = "test:mdns") => Inbox.Add(result, source);

    public InboxEntry? Find(string uid) => Inbox.Find(ThingUid.Parse(uid));

    /// <summary>Waits until so many changes were told, and gives their kinds.</summary>
    public async Task<string> ToldAsync(int count)
    {
        await Eventually.HoldsAsync(() => Changes.Count >= count);
        return string.Join(' ', Changes.Select(each => each.Kind));
    }

    public async ValueTask DisposeAsync()
    {
        Inbox.Dispose();
        await Engine.DisposeAsync();
    }
}
