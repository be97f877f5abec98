using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>The role that an endpoint needs.</summary>
internal sealed class AccessRequirement(Role role) : IAuthorizationRequirement
{
    public Role Role { get; } = role;
}

/// <summary>The resource that an endpoint belongs to: the first segment of its path below <c>/rest</c>. The scope of a token names it.</summary>
internal sealed record ResourceName(string Name);

/// <summary>An endpoint that changes nothing, though its method is not one of those that read.</summary>
internal sealed class ReadMetadata
{
    public static ReadMetadata Instance { get; } = new();
}

/// <summary>Lets a request through whose caller has the role and the scope.</summary>
internal sealed class AccessHandler : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context is { User: CallerPrincipal { Caller: var caller }, Resource: HttpContext request } && caller.May(requirement.Role, ResourceOf(request), KindOf(request, requirement.Role)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    internal static string ResourceOf(HttpContext request) => request.GetEndpoint()?.Metadata.GetMetadata<ResourceName>()?.Name ?? "host";

    internal static AccessKind KindOf(HttpContext request, Role role) =>
        HttpMethods.IsGet(request.Request.Method) || HttpMethods.IsHead(request.Request.Method) || request.GetEndpoint()?.Metadata.GetMetadata<ReadMetadata>() is not null ? AccessKind.Read
        : role == Role.Administrator ? AccessKind.Write
        : AccessKind.Command;
}

/// <summary>Who may use an endpoint.</summary>
public static class AccessConventions
{
    private static readonly AuthorizationPolicy[] Policies = [PolicyOf(Role.Viewer), PolicyOf(Role.User), PolicyOf(Role.Administrator)];

    /// <summary>What applies to an endpoint that says nothing, and to paths that do not exist.</summary>
    internal static AuthorizationPolicy Fallback => Policies[(int)Role.Administrator];

    /// <summary>
    /// Opens an endpoint to a role and those above it. One that says nothing is open to administrators only; one that is open to all says
    /// <c>AllowAnonymous()</c> and is listed, with the reason, in a test.
    /// </summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(Policies[(int)role]);

    /// <summary>Says that an endpoint changes nothing though its method does not tell: a scope for reading is enough, and the audit log gets no line.</summary>
    public static TBuilder OnlyReads<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(ReadMetadata.Instance);

    private static AuthorizationPolicy PolicyOf(Role role) => new([new AccessRequirement(role)], []);
}
