using System.Text.Json.Nodes;
using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace HomeBinding.Web.Documents;

/// <summary><c>/rest/spec</c>: the OpenAPI document, made from the endpoints that are mapped when somebody asks for it.</summary>
internal static class ApiDocument
{
    // What MapOpenApi looks for where the path names none.
    private const string Name = "v1";
    private const string Bearer = "token";
    private const string Basic = "password";

    public static void AddServices(IServiceCollection services) => services.AddOpenApi(Name, static options =>
    {
        options.ShouldInclude = static _ => true;
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder rest) =>
        rest.MapOpenApi("/spec").WithMetadata(new ResourceName("spec"), new HttpMethodMetadata([HttpMethods.Get])).RequireRole(Role.Viewer).ExcludeFromDescription();

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "HomeBinding",
            Version = Root.RootEndpoint.ApiVersion,
            Description = "The REST API of a home, as openHAB has it. Errors are {\"error\":{\"message\":…,\"http-code\":…}}.",
        };
        // Whoever reads it knows where it came from; the name that was asked for need not be the one that it is used under.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token oh.name.secret, or the access token of a session." },
            [Basic] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "User and password, or a token as the user." },
        };
        document.Security = [Requirement(document, Bearer), Requirement(document, Basic)];
    }

    private static OpenApiSecurityRequirement Requirement(OpenApiDocument document, string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    // Which role an operation needs is read where it is enforced, so that the document cannot say anything else.
    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var example in metadata.OfType<ApiExample>()) Describe(operation, example, context.Description.HttpMethod!);
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return;
        }
        var role = AccessRequirement.RoleOf(new EndpointMetadataCollection(metadata));
        operation.Description = $"{operation.Description} For the role {RoleNames.Of(role)} and those above it.".TrimStart();
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Nobody, or somebody who is not believed." });
        operation.Responses.TryAdd("403", new OpenApiResponse { Description = "The role, or the scope of the token, does not allow it." });
    }

    private static void Describe(OpenApiOperation operation, ApiExample example, string method)
    {
        var body = example.Body is null ? "" : $" with the body `{example.Body}` ({example.ContentType})";
        operation.Description = $"{operation.Description} Example: `{method} {example.Path}`{body}.".TrimStart();
        // Some read their body themselves, as it may be text or JSON.
        if (example.Body is null || operation.RequestBody is not (null or OpenApiRequestBody)) return;
        var request = (OpenApiRequestBody)(operation.RequestBody ??= new OpenApiRequestBody { Content = new Dictionary<string, OpenApiMediaType>() });
        request.Content ??= new Dictionary<string, OpenApiMediaType>();
        request.Content.TryAdd(example.ContentType, new OpenApiMediaType());
        request.Content[example.ContentType].Example ??= example.ContentType == "application/json" ? JsonNode.Parse(example.Body) : JsonValue.Create(example.Body);
    }
}
