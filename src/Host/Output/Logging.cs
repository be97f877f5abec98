using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HomeBinding.Host.Output;

/// <summary>The logs of a process that runs: one line each, to standard error, so that standard output stays for results.</summary>
internal static class Logging
{
    public static ILoggerFactory Create(bool verbose) => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information)
        .AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss.fff ";
            options.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        })
        .Services.Configure(static (ConsoleLoggerOptions options) => options.LogToStandardErrorThreshold = LogLevel.Trace));

    private static void Configure<T>(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, Action<T> configure)
        where T : class => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure(services, configure);
}
