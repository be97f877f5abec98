using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Engine.Logging;
using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Logging;

/// <summary><c>/rest/logging</c>: from which level on the parts of the host write into the log, until it stops.</summary>
internal sealed class LoggingResource : IResource
{
    private const string Root = "ROOT";
    private const int LongestName = 200;

    private static readonly Dictionary<string, LogLevel> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TRACE"] = LogLevel.Trace,
        ["DEBUG"] = LogLevel.Debug,
        ["INFO"] = LogLevel.Information,
        ["WARN"] = LogLevel.Warning,
        ["ERROR"] = LogLevel.Error,
        ["OFF"] = LogLevel.None,
    };

    public static string Name => "logging";

    public static IJsonTypeInfoResolver Json => LoggingJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", static (HomeParts home) => TypedResults.Ok(new LoggersBody([Body(Root, home.LogLevels.Standard), .. home.LogLevels.All.OrderBy(static each => each.Key, StringComparer.Ordinal).Select(static each => Body(each.Key, each.Value))])))
            .RequireRole(Role.Administrator)
            .WithSummary("The loggers whose level was set, and ROOT, which holds for all others.");
        group.MapGet("/{loggerName}", static (HomeParts home, string loggerName) => TypedResults.Ok(new LoggersBody([Body(loggerName, loggerName == Root ? home.LogLevels.Standard : home.LogLevels.Of(loggerName))])))
            .RequireRole(Role.Administrator)
            .WithSummary("From which level on a logger writes.");
        group.MapPut("/{loggerName}", Set).RequireRole(Role.Administrator).WithSummary("Sets the level of a logger and of those below it, until the host stops: TRACE, DEBUG, INFO, WARN, ERROR, OFF or DEFAULT.");
        group.MapDelete("/{loggerName}", Remove).RequireRole(Role.Administrator).WithSummary("A logger writes again from the level on that holds for all.");
    }

    private static Results<Ok, BadRequestError> Set(HomeParts home, string loggerName, LoggerBody body)
    {
        if (loggerName is Root || loggerName.Length > LongestName) return new BadRequestError("The level of all loggers is chosen when the host starts: homebinding run --verbose. Name one of them, e.g. HomeBinding.Rules.");
        LogLevel? level = null;
        if (!string.Equals(body.Level, "DEFAULT", StringComparison.OrdinalIgnoreCase))
        {
            if (body.Level is null || !Names.TryGetValue(body.Level, out var named)) return new BadRequestError("The level is one of TRACE, DEBUG, INFO, WARN, ERROR, OFF and DEFAULT.");
            level = named;
        }
        return home.LogLevels.Set(loggerName, level) ? TypedResults.Ok() : new BadRequestError("The levels of too many loggers are set. Set some to DEFAULT first.");
    }

    private static Ok Remove(HomeParts home, string loggerName)
    {
        home.LogLevels.Set(loggerName, null);
        return TypedResults.Ok();
    }

    private static LoggerBody Body(string name, LogLevel level) => new(name, Names.First(each => each.Value == (level == LogLevel.Critical ? LogLevel.Error : level)).Key);
}

/// <summary>A logger, as openHAB has it.</summary>
/// <param name="LoggerName">Its name.</param>
/// <param name="Level">From which level on it writes.</param>
internal sealed record LoggerBody(string? LoggerName, string? Level);

/// <summary>Loggers.</summary>
/// <param name="Loggers">All of them.</param>
internal sealed record LoggersBody(IReadOnlyList<LoggerBody> Loggers);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoggersBody))]
[JsonSerializable(typeof(LoggerBody))]
internal sealed partial class LoggingJson : JsonSerializerContext;
