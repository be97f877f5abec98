using System.Buffers.Binary;
using System.Text;

namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>Writes messages, with names compressed.</summary>
internal sealed class DnsWriter
{
    private const ushort InternetClass = 1;
    private const ushort HighBit = 0x8000;

    // A pointer has 14 bits.
    private const int FarthestName = 0x3FFF;

    private readonly byte[] _packet;
    private readonly Dictionary<DnsName, int> _names = [];
    private int _position = DnsLimits.Header;

    private DnsWriter(int limit) => _packet = new byte[limit];

    /// <summary>Writes a message. Records that do not fit any more are left out: in a query they are answers that are known, and only save traffic.</summary>
    /// <param name="message">The message. Names that cannot be sent make what they are in be left out.</param>
    /// <param name="limit">The most bytes, 512 to 9000.</param>
    public static byte[] Write(DnsMessage message, int limit = DnsLimits.OwnPacket)
    {
        var writer = new DnsWriter(limit);
        Span<int> counts =
        [
            writer.WriteAll(message.Questions, static (self, each) => self.TryWrite(each)),
            writer.WriteAll(message.Answers, static (self, each) => self.TryWrite(each)),
            0,
            writer.WriteAll(message.Additionals, static (self, each) => self.TryWrite(each)),
        ];
        BinaryPrimitives.WriteUInt16BigEndian(writer._packet, message.Id);
        // A response is authoritative.
        BinaryPrimitives.WriteUInt16BigEndian(writer._packet.AsSpan(2), message.IsResponse ? (ushort)0x8400 : (ushort)0);
        for (var i = 0; i < counts.Length; i++) BinaryPrimitives.WriteUInt16BigEndian(writer._packet.AsSpan(4 + (2 * i)), (ushort)counts[i]);
        return writer._packet[..writer._position];
    }

    private int WriteAll<T>(IReadOnlyList<T> all, Func<DnsWriter, T, bool> tryWrite)
    {
        var count = 0;
        foreach (var each in all)
        {
            var start = _position;
            if (tryWrite(this, each))
            {
                count++;
                continue;
            }
            _position = start;
            foreach (var name in _names.Where(known => known.Value >= start).Select(known => known.Key).ToArray()) _names.Remove(name);
        }
        return count;
    }

    private bool TryWrite(DnsQuestion question) =>
        TryWrite(question.Name) && TryWrite((ushort)question.Type) && TryWrite((ushort)(InternetClass | (question.Unicast ? HighBit : 0)));

    private bool TryWrite(DnsRecord record)
    {
        if (!TryWrite(record.Name) || !TryWrite((ushort)record.Type) || !TryWrite((ushort)(InternetClass | (record.Flush ? HighBit : 0)))) return false;
        if (!TryWrite((ushort)(record.Ttl >> 16)) || !TryWrite((ushort)record.Ttl) || !TryWrite(0)) return false;
        var start = _position;
        var written = record switch
        {
            PtrRecord ptr => TryWrite(ptr.Target),
            SrvRecord srv => TryWrite(srv.Priority) && TryWrite(srv.Weight) && TryWrite(srv.Port) && TryWrite(srv.Target),
            TxtRecord txt => TryWrite(txt.Values),
            AddressRecord address => TryWrite(address.Address.GetAddressBytes()),
            _ => false,
        };
        if (written) BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(start - 2), (ushort)(_position - start));
        return written;
    }

    private bool TryWrite(TxtValues txt)
    {
        // An empty record has one empty string (RFC 6763 §6.1).
        if (txt.Values.Count == 0) return TryWrite([0]);
        foreach (var (key, value) in txt.Values)
        {
            var text = Encoding.UTF8.GetBytes($"{key}={value}");
            if (text.Length > byte.MaxValue || !TryWrite([(byte)text.Length]) || !TryWrite(text)) return false;
        }
        return true;
    }

    private bool TryWrite(DnsName name)
    {
        if (!name.IsSendable) return false;
        for (var i = 0; i < name.Labels.Count; i++)
        {
            var rest = new DnsName([.. name.Labels.Skip(i)]);
            if (_names.TryGetValue(rest, out var known)) return TryWrite((ushort)(0xC000 | known));
            if (_position <= FarthestName) _names[rest] = _position;
            var label = Encoding.UTF8.GetBytes(name.Labels[i]);
            if (!TryWrite([(byte)label.Length]) || !TryWrite(label)) return false;
        }
        return TryWrite([0]);
    }

    private bool TryWrite(ushort value)
    {
        if (_packet.Length - _position < 2) return false;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(_position), value);
        _position += 2;
        return true;
    }

    private bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.TryCopyTo(_packet.AsSpan(_position))) return false;
        _position += bytes.Length;
        return true;
    }
}
