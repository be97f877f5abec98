using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Logging;

/// <summary>
/// From which level on each part of the host writes into the log, while it runs. A name stands for all loggers below it: <c>HomeBinding.Rules</c> for that of
/// every rule. What is set here lasts until the host stops.
/// </summary>
/// <param name="standard">What holds where nothing is set.</param>
public sealed class LogLevels(LogLevel standard)
{
    private const int Most = 1000;

    private readonly Lock _setting = new();
    private volatile Snapshot _levels = new(ImmutableDictionary<string, LogLevel>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>What holds where nothing is set.</summary>
    public LogLevel Standard { get; } = standard;

    /// <summary>What has been set, by the loggers' names.</summary>
    public IReadOnlyDictionary<string, LogLevel> All => _levels.Set;

    /// <summary>True if a message is written.</summary>
    /// <param name="logger">The logger's name.</param>
    /// <param name="level">The message's level.</param>
    public bool IsEnabled(string logger, LogLevel level)
    {
        // What follows is kept beside what it follows from, so that nothing that was found out before a change outlives it.
        var levels = _levels;
        if (!levels.Effective.TryGetValue(logger, out var effective)) levels.Effective[logger] = effective = Of(logger, levels.Set);
        return level >= effective;
    }

    /// <summary>From which level on a logger writes.</summary>
    public LogLevel Of(string logger) => Of(logger, _levels.Set);

    /// <summary>Sets it for a logger and all below it; null to set nothing any more.</summary>
    /// <returns>False if there is no room for more.</returns>
    public bool Set(string logger, LogLevel? level)
    {
        lock (_setting)
        {
            var set = _levels.Set;
            if (level is not null && set.Count >= Most && !set.ContainsKey(logger)) return false;
            _levels = new Snapshot(level is null ? set.Remove(logger) : set.SetItem(logger, level.Value));
            return true;
        }
    }

    private LogLevel Of(string logger, ImmutableDictionary<string, LogLevel> set)
    {
        for (var name = logger; ; name = name[..name.LastIndexOf('.')])
        {
            if (set.TryGetValue(name, out var level)) return level;
            if (!name.Contains('.', StringComparison.Ordinal)) return Standard;
        }
    }

    private sealed record Snapshot(ImmutableDictionary<string, LogLevel> Set)
    {
        public ConcurrentDictionary<string, LogLevel> Effective { get; } = new(StringComparer.Ordinal);
    }
}
