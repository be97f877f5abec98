namespace HomeBinding.Plugins;

/// <summary>Times of the binding manager.</summary>
public sealed record BindingManagerOptions
{
    /// <summary>How long nothing in a folder may change before it counts as completely copied.</summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the folders are looked at even if the file system reports nothing.</summary>
    public TimeSpan RescanInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a binding may take to load.</summary>
    public TimeSpan LoadLimit { get; init; } = TimeSpan.FromSeconds(10);
}
