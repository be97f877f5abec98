using System.Collections.Frozen;
using System.Text;

namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>The <c>key=value</c> strings of a TXT record by RFC 6763 §6: keys without case, the first of two counts, strings without a key do not.</summary>
internal sealed class TxtValues(IReadOnlyDictionary<string, string> values) : IEquatable<TxtValues>
{
    public static TxtValues Empty { get; } = new(FrozenDictionary<string, string>.Empty);

    public IReadOnlyDictionary<string, string> Values { get; } = values;

    /// <summary>Adds one string as it came.</summary>
    public static void Add(Dictionary<string, string> values, ReadOnlySpan<byte> text)
    {
        var equals = text.IndexOf((byte)'=');
        var key = equals < 0 ? text : text[..equals];
        if (key.IsEmpty) return;
        values.TryAdd(Encoding.UTF8.GetString(key), equals < 0 ? "" : Encoding.UTF8.GetString(text[(equals + 1)..]));
    }

    public bool Equals(TxtValues? other) => other is not null
        && Values.Count == other.Values.Count
        && Values.All(each => other.Values.TryGetValue(each.Key, out var value) && value == each.Value);

    public override bool Equals(object? obj) => Equals(obj as TxtValues);

    public override int GetHashCode() => Values.Count;
}
