namespace HomeBinding.Web.Access;

/// <summary>What a request does to a resource.</summary>
public enum AccessKind
{
    /// <summary>Reads (GET, HEAD).</summary>
    Read,

    /// <summary>Commands: what users do, e.g. send a command to an item.</summary>
    Command,

    /// <summary>Changes what only administrators may change.</summary>
    Write,
}

/// <summary>
/// What a token is good for, e.g. <c>items:read</c>, <c>items:command</c>, <c>things:write</c>, <c>*:read</c>, or <c>admin</c> for all that its user may do.
/// A scope takes away from the user's role, it never adds to it.
/// </summary>
public static class Scope
{
    /// <summary>Everything the user may do; openHAB's clients ask for it.</summary>
    public const string All = "admin";

    private static readonly string[] Kinds = ["read", "command", "write"];

    /// <summary>The scope that a request needs, e.g. <c>items:read</c>.</summary>
    /// <param name="resource">The first segment of its path below <c>/rest</c>.</param>
    /// <param name="kind">What it does.</param>
    public static string Of(string resource, AccessKind kind) => $"{resource}:{Kinds[(int)kind]}";

    /// <summary>True if a text is a scope, whether a resource of that name exists or not.</summary>
    public static bool IsScope(string text)
    {
        if (text == All) return true;
        var parts = text.Split(':');
        return parts.Length == 2
            && (parts[0] == "*" || (parts[0].Length > 0 && parts[0].All(static c => char.IsAsciiLetterLower(c) || c == '-')))
            && Kinds.Contains(parts[1], StringComparer.Ordinal);
    }

    /// <summary>True if one of the scopes allows it.</summary>
    public static bool Allows(IReadOnlyCollection<string> scopes, string resource, AccessKind kind) =>
        scopes.Contains(All) || scopes.Contains(Of(resource, kind)) || scopes.Contains(Of("*", kind));
}
