using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Plugins;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Checking;

/// <summary>Contacts the devices of a home once: starts bindings and things, no rules and no items, so that nothing is commanded.</summary>
internal static class DeviceCheck
{
    /// <summary>Starts the things and waits until each has said how its device is.</summary>
    /// <param name="directory">The home's folder.</param>
    /// <param name="things">The things; two ids of one thing count once.</param>
    /// <param name="limit">The longest to wait.</param>
    /// <param name="loggers">Where the log goes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of each thing, in the order of their ids.</returns>
    public static async Task<IReadOnlyList<DeviceRow>> RunAsync(string directory, IReadOnlyList<ThingDefinition> things, TimeSpan limit, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await using var engine = new HomeEngine(TimeProvider.System, loggers);
        using var states = new ThingStateFile(new HomeOptions { Directory = directory }.ThingStateFile, loggers.CreateLogger("HomeBinding.Host"));
        engine.Things.StateStore = states;
        engine.Start();
        await using var bindings = new BindingManager(engine, BindingFolders.Of(directory), loggers, TimeProvider.System);
        await bindings.LoadAllAsync(cancellationToken);
        using var mailbox = engine.CreateMailbox("check");
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = engine.Things.Subscribe(mailbox, _ =>
        {
            if (engine.Things.All.Any() && engine.Things.All.All(static each => IsSettled(each.Status))) settled.TrySetResult();
        });
        await engine.Things.AddAsync([.. things.DistinctBy(thing => engine.Things.FindType(thing.Uid.Type) is { } found ? thing.Uid.WithType(found.Type.Uid) : thing.Uid)]);
        engine.Things.ReportMissing();
        if (!engine.Things.All.All(static each => IsSettled(each.Status))) await Task.WhenAny(settled.Task, Until.CancelledAsync(cancellationToken, limit));
        var rows = engine.Things.All.OrderBy(static each => each.Uid).Select(each => Describe(each, limit)).ToArray();
        await engine.Things.DisposeAsync();
        return rows;
    }

    // Without a handler nothing more comes of it by itself; a thing that waits for its bridge says more once that has started.
    private static bool IsSettled(ThingStatusInfo status) => status switch
    {
        { Status: ThingStatus.Online or ThingStatus.Offline } => true,
        { Status: ThingStatus.Uninitialized, Detail: ThingStatusDetail.NotYetReady or ThingStatusDetail.BridgeUninitialized or ThingStatusDetail.None } => false,
        { Status: ThingStatus.Uninitialized } => true,
        _ => false,
    };

    private static DeviceRow Describe(Thing thing, TimeSpan limit)
    {
        var status = thing.Status;
        var words = new ThingStatusInfo(status.Status, status.Detail).ToString().Split(' ', 2);
        var description = status.Description ?? (IsSettled(status) ? null : $"It has not answered within {limit.TotalSeconds:0.#} s.");
        return new DeviceRow(thing.Uid.ToString(), words[0], words.ElementAtOrDefault(1)?.Trim('(', ')'), description);
    }
}
