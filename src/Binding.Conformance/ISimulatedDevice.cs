namespace HomeBinding.Conformance;

/// <summary>A simulated device that a binding is tested with.</summary>
public interface ISimulatedDevice : IAsyncDisposable
{
    /// <summary>The configuration of a thing for this device. Valid after the first start.</summary>
    IReadOnlyDictionary<string, object?> Configuration { get; }

    /// <summary>Switches it on; after a stop at the same address as before.</summary>
    Task StartAsync();

    /// <summary>Switches it off: nothing answers at its address any more.</summary>
    Task StopAsync();
}
