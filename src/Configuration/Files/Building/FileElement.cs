using HomeBinding.Configuration.Model;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>A thing or an item of one file, checked as far as that goes without the other files.</summary>
internal abstract record FileElement
{
    /// <summary>Where its id or name stands.</summary>
    public abstract SourceSpan Span { get; }

    /// <summary>The id or name that no other element of its kind may have; null if it has none that is valid.</summary>
    public abstract object? Key { get; }

    /// <summary>The hash of its text: the same text says the same again. Default where something was reported of it, or the file cannot be split into elements.</summary>
    public UInt128 Hash { get; init; }

    /// <summary>The same some lines further down.</summary>
    public abstract FileElement Shift(int lines);
}

/// <summary>A thing of one file.</summary>
/// <param name="Uid">Its id; null if that is none.</param>
/// <param name="Entry">What is said of it; null if it has an error.</param>
/// <param name="Span">Its id.</param>
internal sealed record ThingElement(ThingUid? Uid, ThingEntry? Entry, SourceSpan Span) : FileElement
{
    public override SourceSpan Span { get; } = Span;

    public override object? Key => Uid;

    public override FileElement Shift(int lines) => new ThingElement(Uid, Entry?.Shift(lines), Span.Shift(lines)) { Hash = Hash };
}

/// <summary>An item of one file.</summary>
internal sealed record ItemElement : FileElement
{
    // A site has tens of thousands of items, nearly all without a mistake: what can be had from the entry is not kept twice.
    private readonly object _what;
    private readonly LinkList _links;

    /// <summary>An item without a mistake.</summary>
    public ItemElement(ItemEntry entry, LinkEntry[] links) => (_what, _links) = (entry, new LinkList(links));

    /// <summary>An item that has an error.</summary>
    /// <param name="name">Its name, valid or not.</param>
    /// <param name="span">Its name.</param>
    public ItemElement(string name, SourceSpan span) => (_what, _links) = (new Faulty(name, span), new LinkList([]));

    /// <summary>Its name, valid or not.</summary>
    public string Name => _what is Faulty faulty ? faulty.Name : ((ItemEntry)_what).Definition.Name;

    /// <summary>What is said of it; null if it has an error.</summary>
    public ItemEntry? Entry => _what as ItemEntry;

    /// <summary>Its links.</summary>
    public IReadOnlyList<LinkEntry> Links => _links.All;

    public override SourceSpan Span => _what is Faulty faulty ? faulty.Span : ((ItemEntry)_what).Span;

    public override object? Key => Name;

    public override FileElement Shift(int lines) => _what is Faulty faulty
        ? new ItemElement(faulty.Name, faulty.Span.Shift(lines)) { Hash = Hash }
        : new ItemElement(Entry!.Shift(lines), [.. Links.Select(each => each.Shift(lines))]) { Hash = Hash };

    private sealed record Faulty(string Name, SourceSpan Span);
}
