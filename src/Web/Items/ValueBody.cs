using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HomeBinding.Web.Items;

/// <summary>A command or state as clients send it: as plain text, or as JSON with where it comes from.</summary>
/// <param name="Value">The command or state, e.g. <c>ON</c>.</param>
/// <param name="Source">Where it comes from, in the client's words.</param>
internal sealed record ValueBody(string? Value, string? Source = null)
{
    private const string Json = "application/json";
    private const string Text = "text/plain";

    /// <summary>Reads the body of a request; one that says nothing of its type is text.</summary>
    /// <exception cref="BadHttpRequestException">It is of another type, or no such JSON.</exception>
    public static async Task<ValueBody> ReadAsync(HttpRequest request)
    {
        MediaTypeHeaderValue? type = null;
        if (!string.IsNullOrEmpty(request.ContentType) && !MediaTypeHeaderValue.TryParse(request.ContentType, out type)) throw Unsupported();
        if (type?.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) == true) return await ReadJsonAsync(request).ConfigureAwait(false);
        if (type?.MediaType.Equals(Text, StringComparison.OrdinalIgnoreCase) == false) throw Unsupported();
        if (type is { Charset.Length: > 0, Encoding: null }) throw Unsupported();
        using var reader = new StreamReader(request.Body, type?.Encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return new ValueBody(await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false));
    }

    private static async Task<ValueBody> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, ValueJson.Default.ValueBody, request.HttpContext.RequestAborted).ConfigureAwait(false) ?? new ValueBody((string?)null);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not {\"value\":\"…\"}.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private static BadHttpRequestException Unsupported() => new($"The body is {Text} or {Json}.", StatusCodes.Status415UnsupportedMediaType);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ValueBody))]
internal sealed partial class ValueJson : JsonSerializerContext;
