using System.Collections.ObjectModel;
using HomeBinding.Engine.Links;

namespace HomeBinding.Configuration.Model;

/// <summary>A link of an item and a channel, and where it is declared.</summary>
/// <param name="Definition">What the file says of it.</param>
/// <param name="Span">The channel's id.</param>
public sealed record LinkEntry(LinkDefinition Definition, SourceSpan Span)
{
    // Most links have no profile: they pay one reference for it.
    private readonly ProfilePlace? _profile;

    /// <summary>The name of its profile; null if none is written.</summary>
    public SourceSpan? ProfileSpan
    {
        get => _profile?.Span;
        init => _profile = value is { } span ? new ProfilePlace(span, ParameterSpans) : null;
    }

    /// <summary>The profile's parameters: where their names and their values are, by name. A link without profile has none.</summary>
    public IReadOnlyDictionary<string, (SourceSpan Name, SourceSpan Value)> ParameterSpans
    {
        get => _profile?.Parameters ?? ReadOnlyDictionary<string, (SourceSpan Name, SourceSpan Value)>.Empty;
        init => _profile = _profile is null ? null : _profile with { Parameters = value };
    }

    internal LinkEntry Shift(int lines) => this with
    {
        Span = Span.Shift(lines),
        ProfileSpan = ProfileSpan?.Shift(lines),
        ParameterSpans = ParameterSpans.Count == 0 ? ParameterSpans : ParameterSpans.ToDictionary(static each => each.Key, each => (each.Value.Name.Shift(lines), each.Value.Value.Shift(lines)), StringComparer.Ordinal),
    };

    private sealed record ProfilePlace(SourceSpan Span, IReadOnlyDictionary<string, (SourceSpan Name, SourceSpan Value)> Parameters);
}
