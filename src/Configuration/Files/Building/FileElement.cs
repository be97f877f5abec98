using HomeBinding.Configuration.Model;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>A thing or an item of one file, checked as far as that goes without the other files.</summary>
/// <param name="Span">Its id or name.</param>
internal abstract record FileElement(SourceSpan Span)
{
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
internal sealed record ThingElement(ThingUid? Uid, ThingEntry? Entry, SourceSpan Span) : FileElement(Span)
{
    public override object? Key => Uid;

    public override FileElement Shift(int lines) => this with { Span = Span.Shift(lines), Entry = Entry?.Shift(lines) };
}

/// <summary>An item of one file.</summary>
/// <param name="Name">Its name, valid or not.</param>
/// <param name="Entry">What is said of it; null if it has an error.</param>
/// <param name="Links">Its links.</param>
/// <param name="Span">Its name.</param>
internal sealed record ItemElement(string Name, ItemEntry? Entry, IReadOnlyList<LinkEntry> Links, SourceSpan Span) : FileElement(Span)
{
    public override object? Key => Name;

    public override FileElement Shift(int lines) =>
        this with { Span = Span.Shift(lines), Entry = Entry?.Shift(lines), Links = Links.Count == 0 ? Links : [.. Links.Select(each => each.Shift(lines))] };
}
