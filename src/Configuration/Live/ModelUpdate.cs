using HomeBinding.Configuration.Model;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;

namespace HomeBinding.Configuration.Live;

/// <summary>What a look at the files changed. Everybody sees it by now.</summary>
/// <param name="Items">Items and links.</param>
/// <param name="Things">Things.</param>
/// <param name="Diagnostics">What is wrong with the files now.</param>
/// <param name="Settled">Completes when the handlers of things have followed. Never fails.</param>
public sealed record ModelUpdate(ModelChange Items, ThingChange Things, IReadOnlyList<Diagnostic> Diagnostics, Task Settled)
{
    /// <summary>True if no item, link or thing changed.</summary>
    public bool IsEmpty => Items.IsEmpty && Things.IsEmpty;
}
