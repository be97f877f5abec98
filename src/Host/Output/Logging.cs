using HomeBinding.Engine.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HomeBinding.Host.Output;

/// <summary>The logs of a process that runs: to standard error, so that standard output stays for results.</summary>
internal static class Logging
{
    public static ILoggerFactory Create(bool verbose, Redactor? redactor = null, LogLevels? levels = null) => LoggerFactory.Create(builder =>
    {
        builder.SetMinimumLevel(levels is not null ? LogLevel.Trace : LevelOf(verbose));
        // Asked each time: levels may be set while the host runs.
        if (levels is not null) builder.AddFilter((category, level) => levels.IsEnabled(category ?? "", level));
        builder.AddConsole(static options =>
        {
            options.FormatterName = LineFormatter.FormatName;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        builder.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(redactor ?? new Redactor());
    });

    /// <summary>From which level on is written where nothing else is set.</summary>
    public static LogLevel LevelOf(bool verbose) => verbose ? LogLevel.Debug : LogLevel.Information;
}
