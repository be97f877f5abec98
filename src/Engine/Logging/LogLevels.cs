using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, LogLevel> _set = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LogLevel> _effective = new(StringComparer.Ordinal);

    /// <summary>What holds where nothing is set.</summary>
    public LogLevel Standard { get; } = standard;

    /// <summary>What has been set, by the loggers' names.</summary>
    public IReadOnlyDictionary<string, LogLevel> All => _set;

    /// <summary>True if a message is written.</summary>
    /// <param name="logger">The logger's name.</param>
    /// <param name="level">The message's level.</param>
    public bool IsEnabled(string logger, LogLevel level) => level >= _effective.GetOrAdd(logger, Of);

    /// <summary>From which level on a logger writes.</summary>
    public LogLevel Of(string logger)
    {
        for (var name = logger; ; name = name[..name.LastIndexOf('.')])
        {
            if (_set.TryGetValue(name, out var level)) return level;
            if (!name.Contains('.', StringComparison.Ordinal)) return Standard;
        }
    }

    /// <summary>Sets it for a logger and all below it; null to set nothing any more.</summary>
    /// <returns>False if there is no room for more.</returns>
    public bool Set(string logger, LogLevel? level)
    {
        if (level is null) _set.TryRemove(logger, out _);
        else if (_set.Count >= Most && !_set.ContainsKey(logger)) return false;
        else _set[logger] = level.Value;
        _effective.Clear();
        return true;
    }
}
