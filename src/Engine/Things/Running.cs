using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>One start of a thing: its handler and what belongs to it.</summary>
internal sealed class Running(ThingType type, LoadedBinding binding, ThingContext context)
{
    private int _announced;
    private int _bridgeStatusWaits;

    public ThingType Type { get; } = type;

    public LoadedBinding Binding { get; } = binding;

    public ThingContext Context { get; } = context;

    public ThingHandler? Handler { get; set; }

    public bool WasAnnounced => Volatile.Read(ref _announced) == 1;

    /// <summary>True the first time.</summary>
    public bool Announce() => Interlocked.Exchange(ref _announced, 1) == 0;

    /// <summary>Tells the handler of its bridge's status, the newest at the time of the call.</summary>
    public void TellBridgeStatus(Thing bridge)
    {
        if (Interlocked.Exchange(ref _bridgeStatusWaits, 1) == 1) return;
        _ = Context.Calls.Post(nameof(ThingHandler.BridgeStatusChangedAsync), () =>
        {
            Volatile.Write(ref _bridgeStatusWaits, 0);
            return bridge.Status is { Status: ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline } status
                ? Handler!.BridgeStatusChangedAsync(status, Context.Stopping)
                : default;
        });
    }

    /// <summary>Tells the handler, which is a bridge's, of a child.</summary>
    public void TellBridge(string what, Func<IBridgeHandler, CancellationToken, ValueTask> tell)
    {
        if (Handler is IBridgeHandler bridge) _ = Context.Calls.Post(what, () => tell(bridge, Context.Stopping));
    }

    /// <summary>Lets the handler take a changed configuration over; false if it has to be started anew.</summary>
    public async Task<bool> TakeOverAsync(IReadOnlyDictionary<string, object?> values, TimeSpan limit)
    {
        try
        {
            if ((await Task.Run(() => Type.Validate(values)).WaitAsync(limit).ConfigureAwait(false)).Count > 0) return false;
            var taken = false;
            await Context.Calls.Post(nameof(ThingHandler.ConfigurationChangedAsync), async () =>
            {
                var done = await Handler!.ConfigurationChangedAsync(Type.BindConfiguration(values), Context.Stopping).ConfigureAwait(false);
                Volatile.Write(ref taken, done);
            }).ConfigureAwait(false);
            return Volatile.Read(ref taken);
        }
        catch (Exception)
        {
            // The new start finds what is wrong, and says so.
            return false;
        }
    }
}
