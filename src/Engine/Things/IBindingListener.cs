namespace HomeBinding.Engine.Things;

/// <summary>Somebody beside the things who uses what a binding brings, and has to let go of it before it is unloaded.</summary>
public interface IBindingListener
{
    /// <summary>A binding was taken in. What this throws is logged.</summary>
    Task AddedAsync(LoadedBinding binding);

    /// <summary>A binding is about to go: when this completes, nothing of it may be held or running. What this throws is logged.</summary>
    /// <param name="id">The binding's id.</param>
    Task RemovingAsync(string id);
}
