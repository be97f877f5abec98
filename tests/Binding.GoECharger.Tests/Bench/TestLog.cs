using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HomeBinding.GoECharger.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class TestLog : ILoggerFactory
{
    private readonly ConcurrentQueue<Line> _lines = new();

    public IReadOnlyCollection<Line> Lines => _lines;

    public IEnumerable<Line> OfThing => _lines.Where(each => each.Category.StartsWith("HomeBinding.Things.", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    internal sealed record Line(string Category, LogLevel Level, string Message);

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log._lines.Enqueue(new Line(category, logLevel, formatter(state, exception)));
        }
    }
}
