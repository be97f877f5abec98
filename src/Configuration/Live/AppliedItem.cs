using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Live;

/// <summary>An item that is in force, with its links.</summary>
/// <param name="Entry">What is said of it.</param>
/// <param name="LinkList">Its links, as they are kept.</param>
/// <param name="IsGood">False if it has an error and was taken for want of a version without.</param>
internal sealed record AppliedItem(ItemEntry Entry, LinkList LinkList, bool IsGood)
{
    /// <summary>Its links.</summary>
    public IReadOnlyList<LinkEntry> Links => LinkList.All;
}
