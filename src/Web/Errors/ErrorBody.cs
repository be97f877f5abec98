using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Errors;

/// <summary>The body of every answer that is an error, as openHAB's clients read it: <c>{"error":{"message":…,"http-code":…}}</c>.</summary>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorBody(ErrorDetail Error)
{
    internal static ErrorBody Of(int code, string message) => new(new ErrorDetail(message, code));

    /// <summary>Writes an error as the answer, unless the answer has begun.</summary>
    internal static Task WriteAsync(HttpContext context, int code, string message)
    {
        var response = context.Response;
        if (response.HasStarted) return Task.CompletedTask;
        response.StatusCode = code;
        response.ContentType = "application/json";
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        var body = JsonSerializer.SerializeToUtf8Bytes(Of(code, message), ErrorJson.Default.ErrorBody);
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

/// <summary>What went wrong.</summary>
/// <param name="Message">A sentence for people that says what to do.</param>
/// <param name="Code">The status code of the answer.</param>
public sealed record ErrorDetail([property: JsonPropertyName("message")] string Message, [property: JsonPropertyName("http-code")] int Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext;
