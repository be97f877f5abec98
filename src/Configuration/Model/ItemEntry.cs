using System.Collections.ObjectModel;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Model;

/// <summary>An item and where it is declared.</summary>
/// <param name="Definition">What the file says of it.</param>
/// <param name="Span">Its name.</param>
public sealed record ItemEntry(ItemDefinition Definition, SourceSpan Span)
{
    /// <summary>Where each of the item's groups is named.</summary>
    internal IReadOnlyList<SourceSpan> GroupSpans { get; init; } = [];

    /// <summary>Where the settings of its metadata stand that refer to secrets or environment variables.</summary>
    internal IReadOnlyDictionary<(string Namespace, string Setting), SourceSpan> ReferenceSpans { get; init; } = ReadOnlyDictionary<(string Namespace, string Setting), SourceSpan>.Empty;

    internal ItemEntry Shift(int lines) => this with
    {
        Span = Span.Shift(lines),
        GroupSpans = GroupSpans.Count == 0 ? GroupSpans : [.. GroupSpans.Select(each => each.Shift(lines))],
        ReferenceSpans = ReferenceSpans.Count == 0 ? ReferenceSpans : ReferenceSpans.ToDictionary(static each => each.Key, each => each.Value.Shift(lines)),
    };
}
