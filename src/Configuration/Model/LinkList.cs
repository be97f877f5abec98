namespace HomeBinding.Configuration.Model;

/// <summary>The links of one item. A site has tens of thousands of items, and nearly every one has one link: that stands without a list around it.</summary>
internal readonly record struct LinkList
{
    private readonly object _links;

    public LinkList(LinkEntry[] links) => _links = links is [var only] ? only : links;

    /// <summary>The links, in the order in which they were written.</summary>
    public IReadOnlyList<LinkEntry> All => _links as LinkEntry[] ?? [(LinkEntry)_links];
}
