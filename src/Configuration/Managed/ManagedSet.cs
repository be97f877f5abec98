using System.Collections.Immutable;
using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Managed;

/// <summary>All that was made over the API, whether it is in force or a file says something else. Does not change; a change makes another one.</summary>
public sealed record ManagedSet
{
    /// <summary>Nothing.</summary>
    public static ManagedSet Empty { get; } = new();

    /// <summary>Things by their ids.</summary>
    public ImmutableDictionary<ThingUid, ManagedThing> Things { get; init; } = ImmutableDictionary<ThingUid, ManagedThing>.Empty;

    /// <summary>Items by their names.</summary>
    public ImmutableDictionary<string, ManagedItem> Items { get; init; } = ImmutableDictionary<string, ManagedItem>.Empty;

    /// <summary>Links by item and channel.</summary>
    public ImmutableDictionary<(string Item, ChannelUid Channel), ManagedLink> Links { get; init; } = ImmutableDictionary<(string Item, ChannelUid Channel), ManagedLink>.Empty;

    /// <summary>Metadata by item and namespace.</summary>
    public ImmutableDictionary<(string Item, string Namespace), ManagedMetadata> Metadata { get; init; } = ImmutableDictionary<(string Item, string Namespace), ManagedMetadata>.Empty;

    /// <summary>Semantic tags by their paths.</summary>
    public ImmutableDictionary<string, ManagedTag> Tags { get; init; } = ImmutableDictionary<string, ManagedTag>.Empty;

    /// <summary>Where what is here is not what another set has there.</summary>
    internal HashSet<string> PlacesThatDifferFrom(ManagedSet other)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        Add(Things, other.Things, static each => ApiPlace.OfThing(each.Uid));
        Add(Items, other.Items, static each => ApiPlace.OfItem(each.Name));
        Add(Links, other.Links, static each => ApiPlace.OfLink(each.Item, each.Channel));
        Add(Metadata, other.Metadata, static each => ApiPlace.OfMetadata(each.Item, each.Namespace));
        Add(Tags, other.Tags, static each => ApiPlace.OfTag(each.Uid));
        return places;

        void Add<TKey, T>(ImmutableDictionary<TKey, T> own, ImmutableDictionary<TKey, T> others, Func<T, Model.SourceSpan> place)
            where TKey : notnull
            where T : class
        {
            if (ReferenceEquals(own, others)) return;
            foreach (var (key, element) in own)
                if (!others.TryGetValue(key, out var same) || !ReferenceEquals(same, element)) places.Add(place(element).File);
        }
    }

    internal ManagedContent ToContent() => new()
    {
        // In an order that does not depend on chance, so that two files that say the same are the same.
        Things = [.. Things.OrderBy(static each => each.Key).Select(static each => each.Value)],
        Items = [.. Items.Values.OrderBy(static each => each.Name, StringComparer.Ordinal)],
        Links = [.. Links.Values.OrderBy(static each => each.Item, StringComparer.Ordinal).ThenBy(static each => each.Channel, StringComparer.Ordinal)],
        Metadata = [.. Metadata.Values.OrderBy(static each => each.Item, StringComparer.Ordinal).ThenBy(static each => each.Namespace, StringComparer.Ordinal)],
        Tags = [.. Tags.Values.OrderBy(static each => each.Uid, StringComparer.Ordinal)],
    };

    /// <summary>Reads what was written.</summary>
    /// <exception cref="FormatException">An id is none.</exception>
    /// <exception cref="ArgumentException">Something is there twice.</exception>
    internal static ManagedSet Of(ManagedContent content) => new()
    {
        Things = content.Things.ToImmutableDictionary(static each => ThingUid.Parse(each.Uid)),
        Items = content.Items.ToImmutableDictionary(static each => each.Name),
        Links = content.Links.ToImmutableDictionary(static each => (each.Item, ChannelUid.Parse(each.Channel))),
        Metadata = content.Metadata.ToImmutableDictionary(static each => (each.Item, each.Namespace)),
        Tags = content.Tags.ToImmutableDictionary(static each => each.Uid),
    };
}
