using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Documents;

/// <summary>A request that the document shows as an example of an operation. A test sends each of them to a home with the lamp <c>test:lamp:hall</c>.</summary>
/// <param name="Path">The path, e.g. <c>/rest/items/Hall_Lamp</c>.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Status">The status code of the answer.</param>
internal sealed record ApiExample(string Path, string? Body, string ContentType, int Status);

/// <summary>How endpoints show examples.</summary>
internal static class ExampleConventions
{
    public static TBuilder WithExample<TBuilder>(this TBuilder builder, string path, string? body = null, string contentType = "application/json", int status = StatusCodes.Status200OK)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ApiExample(path, body, contentType, status));
}
