using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Host.Demo;

/// <summary>Keeps what the demo shows: the newest commands with their reason and outcome, and the newest changes of thing status.</summary>
internal sealed class DemoJournal(HomeEngine engine, int size, Action<string> written) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly Mailbox _mailbox = engine.CreateMailbox("demo");

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    public async Task StartAsync()
    {
        await engine.SubscribeAllAsync(_mailbox, ItemEventKinds.Commanded | ItemEventKinds.Answered, (itemEvent, _) => Add(itemEvent));
        engine.Things.Subscribe(_mailbox, change =>
        {
            if (change.New.Status is not (ThingStatus.Initializing or ThingStatus.Unknown)) Add($"{change.Time.ToLocalTime():HH:mm:ss}  {change.Thing.Uid} is {change.New}");
        });
    }

    public void Add(string line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line);
            if (_lines.Count > size) _lines.Dequeue();
        }
        written(line);
    }

    public async ValueTask DisposeAsync()
    {
        await engine.UnsubscribeAllAsync(_mailbox);
        _mailbox.Dispose();
    }

    private void Add(ItemEvent itemEvent)
    {
        var time = $"{itemEvent.Time.ToLocalTime():HH:mm:ss}";
        if (itemEvent.Kind == ItemEventKind.Answered)
        {
            Add($"{time}    {itemEvent.Item.Name} {itemEvent.Command!.ToText()}: {itemEvent.Result}");
            return;
        }
        Add($"{time}  {itemEvent.Source} → {itemEvent.Item.Name} {itemEvent.Command!.ToText()}{(itemEvent.Reason is null ? "" : $"  ({itemEvent.Reason})")}");
        foreach (var cause in engine.Journal.Explain(itemEvent.Cause))
            Add($"{time}    because {cause.Item.Name} became {cause.NewState.ToText()} ({cause.Source})");
    }
}
