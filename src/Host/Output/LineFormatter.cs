using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace HomeBinding.Host.Output;

/// <summary>One line for each entry: time, level, who and what. Exceptions follow with their trace. No secret is in either.</summary>
internal sealed class LineFormatter(TimeProvider time, Redactor redactor) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "line";

    private const string Prefix = "HomeBinding.";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var category = logEntry.Category.StartsWith(Prefix, StringComparison.Ordinal) ? logEntry.Category[Prefix.Length..] : logEntry.Category;
        var text = redactor.Redact(logEntry.Formatter(logEntry.State, logEntry.Exception)).ReplaceLineEndings(" ");
        textWriter.WriteLine($"{time.GetLocalNow():HH:mm:ss.fff} {Level(logEntry.LogLevel)} {category}: {text}");
        if (logEntry.Exception is { } exception) textWriter.WriteLine(redactor.Redact(exception.ToString()));
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        >= LogLevel.Error => "fail",
        _ => "debug",
    };
}
