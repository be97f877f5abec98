using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;

namespace HomeBinding.Configuration.Live;

/// <summary>All that a look at the files depends on: where it is the same as before, there is nothing to check.</summary>
/// <param name="Files">What they say.</param>
/// <param name="Folder">What is wrong with the folders.</param>
/// <param name="Secrets">When the secrets were written.</param>
/// <param name="Bindings">The bindings that the files are checked against.</param>
/// <param name="Managed">What was made over the API.</param>
internal sealed record Sight(IReadOnlyList<FileModel> Files, IReadOnlyList<Diagnostic> Folder, FileStamp Secrets, IReadOnlyList<LoadedBinding> Bindings, ManagedSet Managed)
{
    private readonly bool _isFresh = Secrets.IsFresh(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>True if a later look saw the same.</summary>
    public bool IsSame(Sight later) =>
        !_isFresh && Secrets == later.Secrets
        && Files.SequenceEqual(later.Files, ReferenceEqualityComparer.Instance)
        && Folder.SequenceEqual(later.Folder)
        && Bindings.SequenceEqual(later.Bindings, ReferenceEqualityComparer.Instance)
        && ReferenceEquals(Managed, later.Managed);
}
