using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery;

/// <summary>What the host gives a scan. It ends with the scan: what is reported later is ignored.</summary>
public interface IDiscoveryContext
{
    /// <summary>The only clock.</summary>
    TimeProvider Time { get; }

    /// <summary>A logger named after the service.</summary>
    ILogger Logger { get; }

    /// <summary>
    /// A client that the host owns: no redirects, no cookies, no proxy, replies up to 256 KiB when buffered. Give each request a token or deadline of its own.
    /// </summary>
    HttpClient Http { get; }

    /// <summary>The services that the binding registered, and the host's logging and time.</summary>
    IServiceProvider Services { get; }

    /// <summary>True if nobody asked for this scan and nobody waits for it.</summary>
    bool IsBackground { get; }

    /// <summary>Reports a device (openHAB's thingDiscovered). The same id again replaces what was reported before.</summary>
    /// <exception cref="ArgumentException">The service does not find things of that type.</exception>
    void Report(DiscoveryResult result);

    /// <summary>Takes a device back that is not there any more (openHAB's thingRemoved). Of an id that was not reported by this service nothing happens.</summary>
    void Remove(ThingUid thing);
}
