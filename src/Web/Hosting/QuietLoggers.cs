using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Web.Hosting;

/// <summary>The host's loggers, without what ASP.NET Core says of every request: addresses of requests may hold what is nobody's business.</summary>
internal sealed class QuietLoggers(ILoggerFactory inner) : ILoggerFactory
{
    // Logs the start and the end of every request; where anybody reads it, ASP.NET Core makes an activity of each one. What fails is logged by ErrorMiddleware.
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public ILogger CreateLogger(string categoryName)
    {
        if (categoryName == Requests) return NullLogger.Instance;
        var logger = inner.CreateLogger(categoryName);
        return categoryName.StartsWith("HomeBinding.", StringComparison.Ordinal) ? logger : new Quiet(logger);
    }

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The loggers are the host's.
    }

    private sealed class Quiet(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
