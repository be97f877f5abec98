using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>The role that an endpoint needs.</summary>
/// <param name="Role">The role, or one above it.</param>
internal sealed record AccessRequirement(Role Role)
{
    /// <summary>
    /// The role that all of an endpoint's requirements ask for. Administrators only may use one that says nothing.
    /// </summary>
    /// <param name="metadata">What the endpoint says.</param>
    public static Role RoleOf(EndpointMetadataCollection metadata)
    {
        if (metadata.GetOrderedMetadata<AccessRequirement>() is not { Count: > 0 } requirements) return Role.Administrator;
        var role = requirements[0].Role;
        for (var i = 1; i < requirements.Count; i++)
            if (requirements[i].Role > role) role = requirements[i].Role;
        return role;
    }

    /// <summary>What a request to an endpoint does.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="metadata">What the endpoint says.</param>
    public static AccessKind KindOf(string method, EndpointMetadataCollection metadata) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || metadata.GetMetadata<ReadMetadata>() is not null ? AccessKind.Read
        : RoleOf(metadata) == Role.Administrator ? AccessKind.Write
        : AccessKind.Command;
}

/// <summary>The resource that an endpoint belongs to: the first segment of its path below <c>/rest</c>. The scope of a token names it.</summary>
internal sealed record ResourceName(string Name);

/// <summary>An endpoint that changes nothing, though its method is not one of those that read.</summary>
internal sealed class ReadMetadata
{
    public static ReadMetadata Instance { get; } = new();
}

/// <summary>Who may use an endpoint.</summary>
public static class AccessConventions
{
    private static readonly AccessRequirement[] Requirements = [new(Role.Viewer), new(Role.User), new(Role.Administrator)];

    /// <summary>
    /// Opens an endpoint to a role and those above it. One that says nothing is open to administrators only; one that is open to all says
    /// <c>AllowAnonymous()</c> and is listed, with the reason, in a test.
    /// </summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Requirements[(int)role]);

    /// <summary>Says that an endpoint changes nothing though its method does not tell: a scope for reading is enough, and the audit log gets no line.</summary>
    public static TBuilder OnlyReads<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(ReadMetadata.Instance);
}
