namespace HomeBinding.Web.Access;

/// <summary>What a user may do; each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Sees states.</summary>
    Viewer,

    /// <summary>Sees states and gives commands (openHAB's <c>user</c>).</summary>
    User,

    /// <summary>Changes the home (openHAB's <c>administrator</c>).</summary>
    Administrator,
}

/// <summary>The names of roles.</summary>
public static class RoleNames
{
    /// <summary>All of them, the least first.</summary>
    public static IReadOnlyList<string> All { get; } = ["viewer", "user", "administrator"];

    /// <summary>The name that files, commands and clients use, e.g. <c>administrator</c>.</summary>
    public static string Of(Role role) => All[(int)role];

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? text, out Role role)
    {
        var index = All.ToList().IndexOf(text ?? "");
        role = (Role)Math.Max(index, 0);
        return index >= 0;
    }
}
