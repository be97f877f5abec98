using HomeBinding.Discovery;
using HomeBinding.Profiles;
using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>A binding that is loaded: its thing types and what its handlers get.</summary>
public sealed class LoadedBinding
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What to call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its thing types.</summary>
    public required IReadOnlyList<ThingType> ThingTypes { get; init; }

    /// <summary>Its profiles.</summary>
    public IReadOnlyList<ProfileType> Profiles { get; init; } = [];

    /// <summary>The ways in which it finds devices.</summary>
    public IReadOnlyList<DiscoveryService> Discoveries { get; init; } = [];

    /// <summary>The container of the binding's services.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Makes the HTTP client of one thing.</summary>
    public required Func<HttpClient> CreateHttpClient { get; init; }
}
