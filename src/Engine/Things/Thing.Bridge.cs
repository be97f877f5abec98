using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

// What a bridge and the things behind it tell each other. Nobody waits for the other's code.
public sealed partial class Thing
{
    private Thing? _bridge;
    private bool _acceptsChildren;

    /// <summary>True while things behind it can work: its handler runs and has reported.</summary>
    internal bool IsReadyForChildren => Volatile.Read(ref _acceptsChildren) && IsUp(Status);

    internal ThingHandler? Handler => Volatile.Read(ref _running)?.Handler;

    private static bool IsUp(ThingStatusInfo status) => status.Status is ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline;

    private void AnnounceStatus(bool wasUp)
    {
        if (!IsUp(Status) || Volatile.Read(ref _running) is not { } running) return;
        if (running.Announce())
        {
            if (Bridge is { } bridge) bridge.TellChildInitialized(this, running.Handler!);
            if (running.Type.IsBridge) Manager.StartChildrenOf(this);
        }
        else if (wasUp && running.Type.IsBridge)
        {
            foreach (var child in Manager.ChildrenOf(this)) child.BridgeStatusChanged(this);
        }
    }

    private void BridgeStatusChanged(Thing bridge) => Volatile.Read(ref _running)?.TellBridgeStatus(bridge);

    private void TellChildInitialized(Thing child, ThingHandler handler) =>
        Volatile.Read(ref _running)?.TellBridge(nameof(IBridgeHandler.ChildInitializedAsync), (bridge, token) => bridge.ChildInitializedAsync(child.Uid, handler, token));

    private void TellChildDisposed(Thing child, ThingHandler handler) =>
        Volatile.Read(ref _running)?.TellBridge(nameof(IBridgeHandler.ChildDisposedAsync), (bridge, token) => bridge.ChildDisposedAsync(child.Uid, handler, token));

    private Task StopChildrenAsync(bool undefine) =>
        Task.WhenAll(Manager.ChildrenOf(this).Select(each => each.StopBehindAsync(this, undefine)));
}
