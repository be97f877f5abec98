using System.Security.Claims;
using HomeBinding.Engine.Events;
using HomeBinding.Web.Events;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>How a caller showed who it is.</summary>
public enum Proof
{
    /// <summary>An API token.</summary>
    Token,

    /// <summary>The access token of a session that began at <c>/auth</c>.</summary>
    Session,

    /// <summary>User name and password.</summary>
    Password,

    /// <summary>Nothing: the setting <c>implicitUserRole</c> makes everybody a user.</summary>
    None,
}

/// <summary>Who sends a request, and what that one may do.</summary>
public sealed class Caller
{
    private const int LongestSource = 200;

    internal Caller(string name, Role role, Proof proof, string? via = null, IReadOnlyCollection<string>? scopes = null)
    {
        Name = name;
        Role = role;
        Proof = proof;
        Via = via;
        Scopes = scopes is { Count: > 0 } ? scopes : null;
        Source = new EventSource(SourceKind.User, name);
        Principal = new CallerPrincipal(this);
    }

    /// <summary>The user's name.</summary>
    public string Name { get; }

    /// <summary>The user's role at this moment.</summary>
    public Role Role { get; }

    /// <summary>How it showed who it is.</summary>
    public Proof Proof { get; }

    /// <summary>The name of the token or the id of the session; null for a password.</summary>
    public string? Via { get; }

    /// <summary>What the token is limited to; null for everything the user may do.</summary>
    public IReadOnlyCollection<string>? Scopes { get; }

    /// <summary>The source of commands and states that it sends.</summary>
    public EventSource Source { get; }

    internal CallerPrincipal Principal { get; }

    /// <summary>
    /// The source of what it sends on behalf of somebody, in openHAB's way, <c>who=&gt;caller</c>: who wanted it stands in front of who was let in, and cannot stand in
    /// its place.
    /// </summary>
    /// <param name="wantedBy">Who wanted it, in the client's words; null, or what cannot be one, for nobody else.</param>
    internal EventSource SourceFor(string? wantedBy) =>
        wantedBy is not { Length: > 0 and <= LongestSource } || wantedBy.Any(char.IsControl) ? Source : new EventSource(SourceKind.User, $"{wantedBy}{SourceText.Delegation}{Name}");

    /// <summary>Whoever sent the request; null for somebody unknown, which only endpoints that are open to all ever see.</summary>
    public static Caller? Of(HttpContext context) => (context.User as CallerPrincipal)?.Caller;

    /// <summary>True if role and scopes allow it. For what no endpoint stands for: a frame of a WebSocket, an item in a list.</summary>
    /// <param name="role">The role that is needed.</param>
    /// <param name="resource">The resource, e.g. <c>items</c>.</param>
    /// <param name="kind">What would be done.</param>
    public bool May(Role role, string resource, AccessKind kind) => Role >= role && (Scopes is null || Scope.Allows(Scopes, resource, kind));
}

/// <summary>A caller as ASP.NET Core knows it.</summary>
internal sealed class CallerPrincipal(Caller caller) : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name), new Claim(ClaimTypes.Role, RoleNames.Of(caller.Role))], "HomeBinding"))
{
    public Caller Caller { get; } = caller;
}
