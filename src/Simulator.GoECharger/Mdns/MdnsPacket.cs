using System.Net;
using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>A response under construction. Names are arrays of labels; what was written before is pointed to.</summary>
internal sealed class MdnsPacket
{
    private const int Header = 12;
    private const int FarthestPointer = 0x3FFF;
    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, int> _written = new(StringComparer.OrdinalIgnoreCase);
    private int _answers;
    private int _additionals;

    public MdnsPacket(ushort id)
    {
        // A response, authoritative, without questions.
        UInt16(id);
        UInt16(0x8400);
        _bytes.AddRange(new byte[Header - 4]);
    }

    public int Length => _bytes.Count;

    public bool IsEmpty => _answers + _additionals == 0;

    /// <summary>Adds a record. Answers come before additional records.</summary>
    public void Add(MdnsAnswer answer, bool additional)
    {
        if (additional)
        {
            _additionals++;
        }
        else
        {
            _answers++;
        }

        Name(answer.Name);
        UInt16((ushort)answer.Type);
        UInt16((ushort)(answer.Type == MdnsType.Ptr ? 1 : 0x8001));
        UInt16(0);
        UInt16((ushort)answer.Ttl);
        var length = _bytes.Count;
        UInt16(0);
        answer.Write(this);
        var size = _bytes.Count - length - 2;
        (_bytes[length], _bytes[length + 1]) = ((byte)(size >> 8), (byte)size);
    }

    public byte[] ToArray()
    {
        (_bytes[6], _bytes[7]) = ((byte)(_answers >> 8), (byte)_answers);
        (_bytes[10], _bytes[11]) = ((byte)(_additionals >> 8), (byte)_additionals);
        return [.. _bytes];
    }

    public void UInt16(ushort value)
    {
        _bytes.Add((byte)(value >> 8));
        _bytes.Add((byte)value);
    }

    public void Name(IReadOnlyList<string> labels)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            var rest = string.Join('\n', labels.Skip(i));
            if (_written.TryGetValue(rest, out var known))
            {
                UInt16((ushort)(0xC000 | known));
                return;
            }

            if (_bytes.Count <= FarthestPointer)
            {
                _written[rest] = _bytes.Count;
            }

            Text(labels[i]);
        }

        _bytes.Add(0);
    }

    /// <summary>A text with its length before it.</summary>
    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _bytes.Add((byte)bytes.Length);
        _bytes.AddRange(bytes);
    }

    public void Address(IPAddress address) => _bytes.AddRange(address.GetAddressBytes());
}
