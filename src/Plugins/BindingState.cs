namespace HomeBinding.Plugins;

/// <summary>Where a binding's folder stands.</summary>
public enum BindingState
{
    /// <summary>It is being loaded.</summary>
    Loading,

    /// <summary>It is loaded. An error beside it says why a newer version of it was not taken.</summary>
    Loaded,

    /// <summary>It could not be loaded; the error says why.</summary>
    LoadError,

    /// <summary>Its things are being stopped.</summary>
    Unloading,

    /// <summary>It was unloaded.</summary>
    Unloaded,

    /// <summary>Its things were stopped, but something of it still runs or is held, so that it stays in memory until the host is restarted.</summary>
    UnloadError,
}
