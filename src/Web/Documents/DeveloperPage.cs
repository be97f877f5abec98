using System.IO.Compression;
using System.Reflection;
using HomeBinding.Web.Access;
using HomeBinding.Web.Browsers;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace HomeBinding.Web.Documents;

/// <summary>
/// <c>/developer</c>: Swagger UI. The page asks for a token and keeps it in the page; without one there is nothing to see but the page. The files come from the
/// package, the script that starts it is ours, since the package's own expects the document to be open to all.
/// </summary>
internal static class DeveloperPage
{
    private const string Packaged = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly Dictionary<string, (Assembly Assembly, string Resource, string Type)> Files = new(StringComparer.Ordinal)
    {
        [""] = (typeof(DeveloperPage).Assembly, "HomeBinding.Web.Documents.developer.html", "text/html; charset=utf-8"),
        ["developer.js"] = (typeof(DeveloperPage).Assembly, "HomeBinding.Web.Documents.developer.js", "text/javascript; charset=utf-8"),
        ["swagger-ui-bundle.js"] = (typeof(SwaggerUIOptions).Assembly, Packaged + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ["swagger-ui.css"] = (typeof(SwaggerUIOptions).Assembly, Packaged + "swagger-ui.css", "text/css; charset=utf-8"),
    };

    public static void Map(IEndpointRouteBuilder application)
    {
        var group = application.MapGroup("/developer").WithMetadata(new ResourceName("developer")).AsPage().AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/", static (HttpContext context) => File(context, ""));
        group.MapGet("/swagger/{file}", File);
    }

    private static Results<FileStreamHttpResult, NotFoundError> File(HttpContext context, string file)
    {
        if (!Files.TryGetValue(file, out var found) || found.Assembly.GetManifestResourceStream(found.Resource) is not { } stream) return new NotFoundError("This file does not exist.");
        // Swagger UI sets styles on elements; scripts come from here and from nowhere else.
        context.Response.Headers.ContentSecurityPolicy = Policy;
        // The package has its files compressed.
        return TypedResults.Stream(found.Assembly == typeof(DeveloperPage).Assembly ? stream : new GZipStream(stream, CompressionMode.Decompress), found.Type);
    }
}
