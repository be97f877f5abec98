namespace HomeBinding.Web.Events;

/// <summary>What a client wants to hear, and may. Clients that want the same share one.</summary>
internal sealed class EventFilter : IEquatable<EventFilter>
{
    private readonly TopicPattern[] _included;
    private readonly TopicPattern[] _excluded;
    private readonly HashSet<string> _types;
    private readonly string[] _sources;
    private readonly string _key;

    /// <summary>Makes a filter.</summary>
    /// <param name="subjects">What may be heard of.</param>
    /// <param name="topics">The topics that are wanted, and those that are not; none for all.</param>
    /// <param name="types">The types of events that are wanted; none for all.</param>
    /// <param name="sources">The sources whose events are not wanted.</param>
    public EventFilter(EventSubject subjects, IReadOnlyList<TopicPattern> topics, IReadOnlyList<string>? types = null, IReadOnlyList<string>? sources = null)
    {
        Subjects = subjects;
        _included = [.. topics.Where(static each => !each.IsExclusion)];
        _excluded = [.. topics.Where(static each => each.IsExclusion)];
        _types = [.. types ?? []];
        _sources = [.. sources ?? []];
        // No text of a request can hold the separators.
        _key = $"{(int)subjects}\0{string.Join('\n', topics)}\0{string.Join('\n', types ?? [])}\0{string.Join('\n', sources ?? [])}";
    }

    /// <summary>What may be heard of.</summary>
    public EventSubject Subjects { get; }

    public bool Wants(HomeEvent homeEvent) =>
        (Subjects & homeEvent.Subject) != 0
        && (_types.Count == 0 || _types.Contains(homeEvent.Type))
        && (_included.Length == 0 || Array.Exists(_included, each => each.Matches(homeEvent.Topic)))
        && !Array.Exists(_excluded, each => each.Matches(homeEvent.Topic))
        && !(_sources.Length > 0 && homeEvent.Source is { } source && Array.Exists(_sources, each => IsOf(source, each)));

    public bool Equals(EventFilter? other) => other is not null && _key == other._key;

    public override bool Equals(object? obj) => Equals(obj as EventFilter);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    // What somebody had done by somebody else is theirs.
    private static bool IsOf(string source, string unwanted) =>
        source.StartsWith(unwanted, StringComparison.Ordinal)
        && (source.Length == unwanted.Length || source.AsSpan(unwanted.Length).StartsWith(SourceText.Delegation, StringComparison.Ordinal));
}
