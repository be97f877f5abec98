using System.Buffers.Binary;
using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>A query as the responder reads it: what is asked, and the instances that the asker knows.</summary>
internal sealed class MdnsQuery
{
    private const int Header = 12;
    private const int MostPointers = 16;
    private readonly byte[] _packet;
    private int _position = Header;

    private MdnsQuery(byte[] packet)
    {
        _packet = packet;
        Id = BinaryPrimitives.ReadUInt16BigEndian(packet);
        var questions = BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(4));
        var answers = BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(6));
        for (var i = 0; i < questions; i++)
        {
            Questions.Add(new MdnsQuestion(Name(), (MdnsType)UInt16()));
            _ = UInt16();
        }

        for (var i = 0; i < answers; i++)
        {
            _ = Name();
            var type = (MdnsType)UInt16();
            _position += 6;
            var end = UInt16() + _position;
            if (type == MdnsType.Ptr)
            {
                Known.Add(Name());
            }

            _position = end;
        }
    }

    public ushort Id { get; }

    public List<MdnsQuestion> Questions { get; } = [];

    public List<IReadOnlyList<string>> Known { get; } = [];

    /// <summary>Null if it is none.</summary>
    public static MdnsQuery? TryRead(byte[] packet)
    {
        try
        {
            return packet.Length < Header || (packet[2] & 0x80) != 0 ? null : new MdnsQuery(packet);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }

    private ushort UInt16()
    {
        var value = BinaryPrimitives.ReadUInt16BigEndian(_packet.AsSpan(_position));
        _position += 2;
        return value;
    }

    private List<string> Name()
    {
        var labels = new List<string>();
        var position = _position;
        var pointers = 0;
        while (_packet[position] is var length and not 0)
        {
            if (length >= 0xC0)
            {
                if (++pointers > MostPointers)
                {
                    throw new ArgumentException("The name goes round in circles.");
                }

                if (pointers == 1)
                {
                    _position = position + 2;
                }

                position = ((length & 0x3F) << 8) | _packet[position + 1];
                continue;
            }

            labels.Add(Encoding.UTF8.GetString(_packet, position + 1, length));
            position += length + 1;
        }

        if (pointers == 0)
        {
            _position = position + 1;
        }

        return labels;
    }
}
