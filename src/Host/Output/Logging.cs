using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HomeBinding.Host.Output;

/// <summary>The logs of a process that runs: to standard error, so that standard output stays for results.</summary>
internal static class Logging
{
    public static ILoggerFactory Create(bool verbose, Redactor? redactor = null) => LoggerFactory.Create(builder =>
    {
        builder.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information);
        builder.AddConsole(static options =>
        {
            options.FormatterName = LineFormatter.FormatName;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        builder.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(redactor ?? new Redactor());
    });
}
