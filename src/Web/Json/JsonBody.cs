using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace HomeBinding.Web.Json;

/// <summary>
/// A value as the answer, written by the code that was generated for its type, which the application's common options do not know: for what is asked for thousands of
/// times a second. Of a sequence, each element is made and sent when its turn comes: however long it is, no more than a buffer of it is in memory.
/// </summary>
/// <param name="value">The value; a sequence is enumerated once, while the answer is sent.</param>
/// <param name="type">How it is written.</param>
internal sealed class JsonBody<T>(T value, JsonTypeInfo<T> type) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    int? IStatusCodeHttpResult.StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(httpContext.Response.BodyWriter, value, type, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
