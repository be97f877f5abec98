using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Live;

/// <summary>An item that is in force, with its links.</summary>
internal sealed record AppliedItem
{
    // Nearly every item has one link: that one, without a list around it.
    private readonly object _links;

    /// <summary>Makes one.</summary>
    /// <param name="entry">What is said of it.</param>
    /// <param name="links">Its links.</param>
    /// <param name="isGood">False if it has an error and was taken for want of a version without.</param>
    public AppliedItem(ItemEntry entry, LinkEntry[] links, bool isGood)
    {
        Entry = entry;
        _links = links is [var only] ? only : links;
        IsGood = isGood;
    }

    public ItemEntry Entry { get; }

    public IReadOnlyList<LinkEntry> Links => _links as LinkEntry[] ?? [(LinkEntry)_links];

    public bool IsGood { get; }
}
