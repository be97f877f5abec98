namespace HomeBinding.Configuration.Persistence;

/// <summary>When states are stored or restored.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cron">The times, as a cron expression with seconds; null for one of <see cref="BuiltIn"/>.</param>
public sealed record PersistenceStrategy(string Name, string? Cron = null)
{
    /// <summary>At each update, also to the same state.</summary>
    public static PersistenceStrategy EveryUpdate { get; } = new("everyUpdate");

    /// <summary>When the state becomes another.</summary>
    public static PersistenceStrategy EveryChange { get; } = new("everyChange");

    /// <summary>The last stored state becomes the item's when the home starts.</summary>
    public static PersistenceStrategy RestoreOnStartup { get; } = new("restoreOnStartup");

    /// <summary>Stored states of the future become the item's when their time comes.</summary>
    public static PersistenceStrategy Forecast { get; } = new("forecast");

    /// <summary>Those that need no declaration.</summary>
    public static IReadOnlyList<PersistenceStrategy> BuiltIn { get; } = [EveryUpdate, EveryChange, RestoreOnStartup, Forecast];
}
