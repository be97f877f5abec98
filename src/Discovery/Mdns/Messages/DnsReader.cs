using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>
/// Reads messages. It is a pure function of the bytes and throws on none: every length is checked before it is used, a pointer must lead to before
/// the name it is in, so that each step gets nearer to the start, and all counts are bounded.
/// </summary>
internal ref struct DnsReader
{
    private const ushort FlushBit = 0x8000;
    private const ushort ClassMask = 0x7FFF;
    private const ushort InternetClass = 1;
    private const ushort AnyClass = 255;

    private readonly ReadOnlySpan<byte> _packet;
    private int _position;
    private DnsFault _fault;

    private DnsReader(ReadOnlySpan<byte> packet) => _packet = packet;

    /// <summary>Reads a packet.</summary>
    /// <param name="packet">The bytes.</param>
    /// <param name="fault">Why it is no message.</param>
    /// <returns>The message; null if it is none.</returns>
    public static DnsMessage? Read(ReadOnlySpan<byte> packet, out DnsFault fault)
    {
        fault = packet.Length > DnsLimits.Packet ? DnsFault.TooLong : packet.Length < DnsLimits.Header ? DnsFault.Truncated : DnsFault.None;
        if (fault != DnsFault.None) return null;
        var reader = new DnsReader(packet);
        var message = reader.ReadMessage();
        fault = reader._fault;
        return fault == DnsFault.None ? message : null;
    }

    private DnsMessage? ReadMessage()
    {
        var id = (ushort)ReadUInt16();
        var flags = ReadUInt16();
        if ((flags & 0x780F) != 0) return Fail<DnsMessage>(DnsFault.NotForUs);
        var questions = ReadUInt16();
        var answers = ReadUInt16();
        var authorities = ReadUInt16();
        var additionals = ReadUInt16();
        if (questions + answers + authorities + additionals > DnsLimits.Records) return Fail<DnsMessage>(DnsFault.TooManyRecords);
        var asked = ReadQuestions(questions);
        var answered = ReadRecords(answers);
        ReadRecords(authorities);
        return new DnsMessage { Id = id, IsResponse = (flags & 0x8000) != 0, Questions = asked, Answers = answered, Additionals = ReadRecords(additionals) };
    }

    private List<DnsQuestion> ReadQuestions(int count)
    {
        var questions = new List<DnsQuestion>();
        for (var i = 0; i < count && _fault == DnsFault.None; i++)
        {
            var name = ReadName();
            var type = (DnsRecordType)ReadUInt16();
            var questionClass = ReadUInt16();
            if (name is not null && _fault == DnsFault.None && (questionClass & ClassMask) is InternetClass or AnyClass)
                questions.Add(new DnsQuestion(name!, type, (questionClass & FlushBit) != 0));
        }
        return questions;
    }

    private List<DnsRecord> ReadRecords(int count)
    {
        var records = new List<DnsRecord>();
        for (var i = 0; i < count && _fault == DnsFault.None; i++)
            if (ReadRecord() is { } record && _fault == DnsFault.None) records.Add(record);
        return records;
    }

    private DnsRecord? ReadRecord()
    {
        var name = ReadName();
        var type = (DnsRecordType)ReadUInt16();
        var recordClass = ReadUInt16();
        var ttl = ReadUInt32();
        var end = ReadUInt16();
        end += _position;
        if (end > _packet.Length) return Fail<DnsRecord>(DnsFault.Truncated);
        if (name is null || _fault != DnsFault.None) return null;
        // Times above 2^31 are none (RFC 2181 §8).
        if (ttl > int.MaxValue) ttl = 0;
        var flush = (recordClass & FlushBit) != 0;
        var record = (recordClass & ClassMask) == InternetClass ? ReadData(name, type, ttl, flush, end) : null;
        if (record is null) _position = end;
        if (_fault == DnsFault.None && _position != end) return Fail<DnsRecord>(DnsFault.BadLength);
        return record;
    }

    private DnsRecord? ReadData(DnsName name, DnsRecordType type, uint ttl, bool flush, int end)
    {
        switch (type)
        {
            case DnsRecordType.A:
                return ReadAddress(4, end) is { } v4 ? new AddressRecord(name, ttl, flush, v4) : null;
            case DnsRecordType.Aaaa:
                return ReadAddress(16, end) is { } v6 ? new AddressRecord(name, ttl, flush, v6) : null;
            case DnsRecordType.Ptr:
                return ReadName() is { } instance ? new PtrRecord(name, ttl, flush, instance) : null;
            case DnsRecordType.Srv:
                var (priority, weight, port) = (ReadUInt16(), ReadUInt16(), ReadUInt16());
                return ReadName() is { } target ? new SrvRecord(name, ttl, flush, (ushort)priority, (ushort)weight, (ushort)port, target) : null;
            case DnsRecordType.Txt:
                return ReadTxt(end) is { } values ? new TxtRecord(name, ttl, flush, values) : null;
            default:
                return null;
        }
    }

    private IPAddress? ReadAddress(int length, int end)
    {
        if (end - _position != length) return Fail<IPAddress>(DnsFault.BadLength);
        var address = new IPAddress(_packet.Slice(_position, length));
        _position = end;
        return address;
    }

    private TxtValues? ReadTxt(int end)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (_position < end)
        {
            var length = _packet[_position++];
            if (length > end - _position) return Fail<TxtValues>(DnsFault.BadLength);
            TxtValues.Add(values, _packet.Slice(_position, length));
            _position += length;
        }
        return values.Count == 0 ? TxtValues.Empty : new TxtValues(values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    private DnsName? ReadName()
    {
        var labels = new List<string>();
        var position = _position;
        var after = -1;
        var lowest = _position;
        var pointers = 0;
        var length = 1;
        while (_fault == DnsFault.None)
        {
            if (position >= _packet.Length) return Fail<DnsName>(DnsFault.Truncated);
            var first = _packet[position];
            switch (first & 0xC0)
            {
                case 0xC0:
                    if (position + 1 >= _packet.Length) return Fail<DnsName>(DnsFault.Truncated);
                    var target = ((first & 0x3F) << 8) | _packet[position + 1];
                    if (after < 0) after = position + 2;
                    if (target >= lowest || target < DnsLimits.Header) return Fail<DnsName>(DnsFault.Loop);
                    if (++pointers > DnsLimits.Pointers) return Fail<DnsName>(DnsFault.NameTooLong);
                    position = lowest = target;
                    break;
                case 0 when first == 0:
                    _position = after < 0 ? position + 1 : after;
                    return new DnsName([.. labels]);
                case 0:
                    if (first > _packet.Length - position - 1) return Fail<DnsName>(DnsFault.Truncated);
                    if ((length += first + 1) > DnsName.Longest) return Fail<DnsName>(DnsFault.NameTooLong);
                    labels.Add(Encoding.UTF8.GetString(_packet.Slice(position + 1, first)));
                    position += first + 1;
                    break;
                default:
                    return Fail<DnsName>(DnsFault.BadLabel);
            }
        }
        return null;
    }

    private int ReadUInt16()
    {
        if (_packet.Length - _position < 2) return (int)Fail(DnsFault.Truncated);
        var value = BinaryPrimitives.ReadUInt16BigEndian(_packet[_position..]);
        _position += 2;
        return value;
    }

    private uint ReadUInt32()
    {
        if (_packet.Length - _position < 4) return Fail(DnsFault.Truncated);
        var value = BinaryPrimitives.ReadUInt32BigEndian(_packet[_position..]);
        _position += 4;
        return value;
    }

    private uint Fail(DnsFault fault)
    {
        // The first fault is the one that counts.
        if (_fault == DnsFault.None) _fault = fault;
        return 0;
    }

    private T? Fail<T>(DnsFault fault)
        where T : class
    {
        Fail(fault);
        return null;
    }
}
