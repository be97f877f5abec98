using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using HomeBinding.Channels;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace HomeBinding.Web.Items;

/// <summary>What became of a command that was waited for.</summary>
internal sealed record CommandOutcome
{
    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>
    /// <c>confirmed</c>, <c>accepted</c>, <c>rejected</c>, <c>notApplied</c>, <c>replaced</c>, <c>timedOut</c> or <c>failed</c>; <c>pending</c> where nobody had
    /// answered within the time that the client wanted to wait.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Why, in a sentence; left out where there is nothing to explain.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it did not work, the error as all answers have it.</summary>
    public ErrorDetail? Error { get; init; }
}

/// <summary>Answers with an outcome and the status code that goes with it.</summary>
/// <param name="item">The item.</param>
/// <param name="command">The command as text.</param>
/// <param name="result">What became of it; null if that is not known yet.</param>
internal sealed class OutcomeResult(string item, string command, CommandResult? result) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private static readonly int[] Codes = [.. Enum.GetValues<CommandStatus>().Select(CodeOf).Append(StatusCodes.Status202Accepted).Distinct().Order()];

    public int StatusCode { get; } = result is null ? StatusCodes.Status202Accepted : CodeOf(result.Status);

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCode;
        var outcome = new CommandOutcome
        {
            Item = item,
            Command = command,
            Status = result is null ? "pending" : JsonNamingPolicy.CamelCase.ConvertName(result.Status.ToString()),
            Reason = result is null ? "Nobody has answered yet; the command is on its way." : result.Reason,
            Error = StatusCode < 400 ? null : new ErrorDetail(result?.Reason ?? "The command did not work.", StatusCode),
        };
        return httpContext.Response.WriteAsJsonAsync(outcome, OutcomeJson.Default.CommandOutcome, cancellationToken: httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var code in Codes) builder.Metadata.Add(new ProducesResponseTypeMetadata(code, typeof(CommandOutcome), ["application/json"]));
    }

    private static int CodeOf(CommandStatus status) => status switch
    {
        CommandStatus.Accepted or CommandStatus.Confirmed => StatusCodes.Status200OK,
        CommandStatus.Rejected => StatusCodes.Status422UnprocessableEntity,
        CommandStatus.Replaced => StatusCodes.Status409Conflict,
        CommandStatus.TimedOut => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandOutcome))]
internal sealed partial class OutcomeJson : JsonSerializerContext;
