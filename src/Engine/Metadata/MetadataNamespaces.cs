namespace HomeBinding.Engine.Metadata;

/// <summary>The namespaces that the host itself reads (openHAB's); all others are kept for whoever asks.</summary>
public static class MetadataNamespaces
{
    /// <summary><c>true</c>: a command always becomes the state at once; <c>false</c>: never.</summary>
    public const string AutoUpdate = "autoupdate";

    /// <summary>When a state or command no longer holds, and what follows.</summary>
    public const string Expire = "expire";

    /// <summary>The unit that states are kept in.</summary>
    public const string Unit = "unit";

    /// <summary>Pattern, range and options of the state.</summary>
    public const string StateDescription = "stateDescription";

    /// <summary>Options of commands.</summary>
    public const string CommandDescription = "commandDescription";

    /// <summary>True for those above.</summary>
    public static bool IsRead(string name) => name is AutoUpdate or Expire or Unit or StateDescription or CommandDescription;

    private const string ReservedPrefix = "internal";

    /// <summary>True for namespaces that belong to the host alone: files may not set them, and nobody is shown them.</summary>
    public static bool IsReserved(string name) => name.StartsWith(ReservedPrefix, StringComparison.Ordinal);
}
