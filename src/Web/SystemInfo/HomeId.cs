using HomeBinding.Engine.Files;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.SystemInfo;

/// <summary>The id of a home: made once, kept in its folder. A folder that cannot be written to has another one after each start.</summary>
internal sealed partial class HomeId
{
    public HomeId(WebOptions options, ILoggerFactory loggers) => Value = Read(options.PathOf("uuid"), loggers.CreateLogger("HomeBinding.Web"));

    public string Value { get; }

    private static string Read(string? path, ILogger logger)
    {
        if (path is null) return Guid.NewGuid().ToString();
        try
        {
            if (File.Exists(path) && Guid.TryParse(File.ReadAllText(path), out var kept)) return kept.ToString();
            var made = Guid.NewGuid().ToString();
            AtomicFile.Write(path, path + ".new", made);
            return made;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotKept(logger, path, exception.Message);
            return Guid.NewGuid().ToString();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The id of this home cannot be kept in {Path}, so that clients will take it for another one after the next start: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string path, string reason);
}
