using System.Text;

namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>
/// A domain name as its labels. A label is any text, dots included: instances are named <c>My charger v4.1</c>. Equal without regard to case
/// (RFC 6762 §16).
/// </summary>
internal sealed class DnsName : IEquatable<DnsName>
{
    /// <summary>The longest label in bytes (RFC 1035 §2.3.4).</summary>
    public const int LongestLabel = 63;

    /// <summary>The longest name in bytes as it is sent, with the length of each label and the end.</summary>
    public const int Longest = 255;

    private readonly string[] _labels;
    private readonly int _hash;

    public DnsName(params string[] labels)
    {
        _labels = labels;
        var hash = default(HashCode);
        foreach (var label in labels) hash.Add(label, StringComparer.OrdinalIgnoreCase);
        _hash = hash.ToHashCode();
    }

    public IReadOnlyList<string> Labels => _labels;

    /// <summary>The name of a service type in the only domain that mDNS has, <c>_http._tcp</c> to <c>_http._tcp.local</c>.</summary>
    public static DnsName OfServiceType(string type) => new([.. type.Split('.'), "local"]);

    /// <summary>True if all can be sent: labels of 1 to 63 bytes, 255 in all.</summary>
    public bool IsSendable => _labels.All(static each => Encoding.UTF8.GetByteCount(each) is > 0 and <= LongestLabel)
        && _labels.Sum(static each => Encoding.UTF8.GetByteCount(each) + 1) < Longest;

    /// <summary>The name below another: <c>X._http._tcp.local</c> is <c>X</c> below <c>_http._tcp.local</c>; null if it is not directly below it.</summary>
    public string? LabelBelow(DnsName parent)
    {
        if (_labels.Length != parent._labels.Length + 1) return null;
        return _labels.AsSpan(1).SequenceEqual(parent._labels, StringComparer.OrdinalIgnoreCase) ? _labels[0] : null;
    }

    public bool Equals(DnsName? other) => other is not null
        && _hash == other._hash
        && _labels.AsSpan().SequenceEqual(other._labels, StringComparer.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => Equals(obj as DnsName);

    public override int GetHashCode() => _hash;

    /// <summary>Labels with dots between them; dots and backslashes within a label have a backslash before them (RFC 6763 §4.3).</summary>
    public override string ToString() =>
        string.Join('.', _labels.Select(static each => each.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(".", @"\.", StringComparison.Ordinal)));
}
