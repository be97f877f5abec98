using System.Net;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Packets that nobody should send.</summary>
internal static class MdnsMischief
{
    private const int FloodPackets = 5000;

    /// <summary>What comes before the answer.</summary>
    public static IEnumerable<byte[]> Before(MdnsFault fault, ushort id, Random random) => fault switch
    {
        MdnsFault.Garbage => Enumerable.Range(0, 20).Select(_ => Garbage(random)),
        MdnsFault.CompressionLoop => [Loop(id, 12, 12), Loop(id, 14, 12), Loop(id, 12, 14)],
        MdnsFault.Huge => [Huge(id)],
        _ => [],
    };

    /// <summary>What comes after it.</summary>
    public static IEnumerable<byte[]> After(MdnsFault fault, ushort id) => fault == MdnsFault.Flood ? Enumerable.Range(0, FloodPackets).Select(index => Stranger(id, index)) : [];

    private static byte[] Garbage(Random random)
    {
        var bytes = new byte[random.Next(0, 600)];
        random.NextBytes(bytes);
        return bytes;
    }

    // One answer, whose name begins with a pointer to itself, or is two pointers to each other.
    private static byte[] Loop(ushort id, byte first, byte second) =>
        [(byte)(id >> 8), (byte)id, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0xC0, first, 0xC0, second, 0, 12, 0, 1, 0, 0, 0, 120, 0, 2, 0xC0, 12];

    private static byte[] Huge(ushort id)
    {
        var packet = new MdnsPacket(id);
        while (packet.Length < 20_000)
        {
            packet.Add(new MdnsAnswer([$"x{packet.Length}", "local"], MdnsType.Txt, 120, static each => each.Text(new string('x', 255))), additional: false);
        }

        return packet.ToArray();
    }

    private static byte[] Stranger(ushort id, int index)
    {
        var packet = new MdnsPacket(id);
        foreach (var answer in MdnsRecords.Of(new ChargerOptions { Serial = $"9{index:D6}" }, new IPEndPoint(IPAddress.Loopback, 9)))
        {
            packet.Add(answer, additional: false);
        }

        return packet.ToArray();
    }
}
