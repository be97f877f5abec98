using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Live;

/// <summary>An item that is in force, with its links.</summary>
/// <param name="Entry">What is said of it.</param>
/// <param name="Links">Its links.</param>
/// <param name="IsGood">False if it has an error and was taken for want of a version without.</param>
internal sealed record AppliedItem(ItemEntry Entry, IReadOnlyList<LinkEntry> Links, bool IsGood);
