using System.Text.Json;
using HomeBinding.Configuration.Managed;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Errors;

/// <summary>Sees to it that every error has the one body, and that none tells more than a caller should know: what failed inside is in the log.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("HomeBinding.Web");

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            return;
        }
        catch (ManagedChangeException exception)
        {
            await FailAsync(context, ChangeErrors.CodeOf(exception.Problem), exception.Message).ConfigureAwait(false);
            return;
        }
        catch (BadHttpRequestException exception)
        {
            await FailAsync(context, exception.StatusCode, MessageOf(exception)).ConfigureAwait(false);
            return;
        }
        catch (IOException exception) when (context.RequestAborted.IsCancellationRequested)
        {
            LogGone(_logger, exception.Message);
            return;
        }
        catch (Exception exception)
        {
            LogFailed(_logger, exception, context.Request.Method, context.Request.Path);
            await FailAsync(context, StatusCodes.Status500InternalServerError, "The host failed to answer; its log says why.").ConfigureAwait(false);
            return;
        }
        var response = context.Response;
        if (response.StatusCode < 400 || response.HasStarted || response.ContentLength is > 0 || response.ContentType is not null) return;
        await ErrorBody.WriteAsync(context, response.StatusCode, MessageOf(response.StatusCode, context.Request)).ConfigureAwait(false);
    }

    private static Task FailAsync(HttpContext context, int code, string message)
    {
        if (context.Response.HasStarted)
        {
            // The client must not take half an answer for a whole one.
            context.Abort();
            return Task.CompletedTask;
        }
        context.Response.Clear();
        return ErrorBody.WriteAsync(context, code, message);
    }

    private static string MessageOf(BadHttpRequestException exception) => exception switch
    {
        { InnerException: JsonException { LineNumber: { } line, BytePositionInLine: { } position } } => $"The body is not the JSON that is expected here: line {line + 1}, position {position + 1}.",
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The body is too large.",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "The body has a content type that is not taken here.",
        _ => exception.Message,
    };

    private static string MessageOf(int code, HttpRequest request) => code switch
    {
        StatusCodes.Status404NotFound => "This path does not exist.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Method} is not possible here.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body has a content type that is not taken here.",
        StatusCodes.Status504GatewayTimeout => "The answer took too long.",
        _ => $"The request failed with status {code}.",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client went away: {Reason}")]
    private static partial void LogGone(ILogger logger, string reason);
}
