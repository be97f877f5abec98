using HomeBinding.Discovery;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Engine;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>Looks for devices for a running home, and keeps its inbox over restarts.</summary>
internal sealed partial class HomeDiscovery : IAsyncDisposable
{
    private readonly InboxStore _store;
    private readonly ILogger _logger;
    private readonly bool _wasUsed;
    private int _refreshing;

    public HomeDiscovery(HomeEngine engine, DiscoveryOptions options, string inboxFile)
    {
        _logger = engine.Loggers.CreateLogger("HomeBinding.Discovery");
        _store = new InboxStore(inboxFile, engine.Loggers);
        Inbox = new Inbox(new EngineThings(engine), engine.Time, engine.Loggers);
        Inbox.Restore(_store.Load());
        _wasUsed = options.Background || Inbox.Entries.Count > 0;
        var mailbox = engine.CreateMailbox("inbox");
        _store.Follow(Inbox, mailbox);
        Inbox.Subscribe(mailbox, Report);
        // Things come and go, and say only when they are ONLINE which device they are.
        engine.Things.Subscribe(mailbox, _ =>
        {
            if (Interlocked.Exchange(ref _refreshing, 1) == 1) return;
            mailbox.Post(() =>
            {
                Volatile.Write(ref _refreshing, 0);
                Inbox.Refresh();
            });
        });
        Manager = new DiscoveryManager(engine, Inbox, options);
    }

    public Inbox Inbox { get; }

    public DiscoveryManager Manager { get; }

    public async ValueTask DisposeAsync()
    {
        await Manager.DisposeAsync().ConfigureAwait(false);
        if (_wasUsed || Inbox.Entries.Count > 0) _store.Save(Inbox.Entries);
        Inbox.Dispose();
    }

    private void Report(InboxChange change)
    {
        if (change is { Kind: InboxChangeKind.Added, Entry.Flag: InboxFlag.New }) LogFound(_logger, change.Entry.Result.Label, change.Entry.Uid);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Found {Label}. Add it with 'homebinding discover --add {Uid}'")]
    private static partial void LogFound(ILogger logger, string label, ThingUid uid);
}
