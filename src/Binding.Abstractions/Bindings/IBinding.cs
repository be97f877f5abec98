using HomeBinding.Discovery;
using HomeBinding.Profiles;
using HomeBinding.Things;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Bindings;

/// <summary>
/// The entry point of a binding: exactly one public class with a parameterless constructor in the assembly implements it. The host makes one
/// instance when it loads the binding and disposes it, if it is disposable, when it unloads it.
/// </summary>
public interface IBinding
{
    /// <summary>The binding's id, the first segment of the ids of its thing types: letters, digits, <c>_</c> and <c>-</c>.</summary>
    string Id { get; }

    /// <summary>What to call it in lists.</summary>
    string Name { get; }

    /// <summary>The thing types it brings.</summary>
    IReadOnlyList<ThingType> ThingTypes { get; }

    /// <summary>The profiles it brings, for links of its own channels or any others. They run behind a mailbox.</summary>
    IReadOnlyList<ProfileType> Profiles => [];

    /// <summary>The ways in which it finds devices; none if left out. Read once, when the binding is loaded.</summary>
    IReadOnlyList<DiscoveryService> Discoveries => [];

    /// <summary>
    /// Registers services that its handlers share. They live in a container of the binding's own, beside the host's <see cref="TimeProvider"/>
    /// and logging, and are disposed when it is unloaded.
    /// </summary>
    void ConfigureServices(IServiceCollection services)
    {
    }
}
