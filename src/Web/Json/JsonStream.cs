using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace HomeBinding.Web.Json;

/// <summary>A list as the answer, each element made and sent when its turn comes: however long it is, no more than a buffer of it is in memory.</summary>
/// <param name="values">The elements; enumerated once, while the answer is sent.</param>
/// <param name="type">How they are written.</param>
internal sealed class JsonStream<T>(IEnumerable<T> values, JsonTypeInfo<IEnumerable<T>> type) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    int? IStatusCodeHttpResult.StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(httpContext.Response.BodyWriter, values, type, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IEnumerable<T>), ["application/json"]));
}
