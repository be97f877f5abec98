using System.Diagnostics;
using FsCheck.Xunit;
using HomeBinding.Discovery.Mdns.Messages;
using HomeBinding.Discovery.Tests.Support;

namespace HomeBinding.Discovery.Tests.Messages;

public sealed class DnsFuzzTests
{
    private static readonly byte[] Valid = DnsWriter.Write(new DnsMessage
    {
        IsResponse = true,
        Questions = [new(Records.TypeName, DnsRecordType.Ptr, false)],
        Answers = [Records.Ptr("charger"), Records.Ptr("other")],
        Additionals = [Records.Srv("charger"), Records.Txt("charger", 120, ("serial", "1"), ("manufacturer", "x")), Records.Address("charger", "192.168.1.6"), Records.Address("charger", "fe80::1")],
    });

    [Property(MaxTest = 3000)]
    public void Read_OfAnyBytes_NeverThrows(byte[] packet) => Reads(packet);

    [Property(MaxTest = 3000)]
    public void Read_OfAnyBytesBehindAHeader_NeverThrows(byte[] packet, byte questions, byte answers, byte more) =>
        Reads([0, 0, 0x84, 0, 0, (byte)(questions % 64), 0, (byte)(answers % 64), 0, (byte)(more % 64), 0, (byte)(more % 32), .. packet]);

    [Property(MaxTest = 5000)]
    public void Read_OfADamagedMessage_NeverThrows(ushort at, byte with, ushort at2, byte with2, ushort cut)
    {
        var packet = (byte[])Valid.Clone();
        packet[at % packet.Length] = with;
        packet[at2 % packet.Length] = with2;
        Reads(packet);
        Reads(packet[..(packet.Length - (cut % packet.Length))]);
    }

    [Fact]
    public void Read_OfEveryBeginning_NeverThrows()
    {
        for (var length = 0; length < Valid.Length; length++) Assert.Null(DnsReader.Read(Valid.AsSpan(0, length), out _));
        Assert.NotNull(DnsReader.Read(Valid, out _));
    }

    [Fact]
    public void Read_WithEveryBytePointingAnywhere_NeverThrows()
    {
        for (var at = 12; at < Valid.Length - 1; at++)
        {
            for (var target = 0; target < Valid.Length + 4; target++)
            {
                var packet = (byte[])Valid.Clone();
                (packet[at], packet[at + 1]) = ((byte)(0xC0 | (target >> 8)), (byte)target);
                Reads(packet);
            }
        }
    }

    [Fact]
    public void Read_OfTheWorstPacket_IsQuick()
    {
        // 256 names, each as long as may be, each a pointer into the one before it.
        var packet = new List<byte> { 0, 0, 0x84, 0, 1, 0, 0, 0, 0, 0, 0, 0 };
        for (var i = 0; i < 3; i++) packet.AddRange([63, .. Enumerable.Repeat((byte)'x', 63)]);
        packet.AddRange([0, 0, 1, 0, 1]);
        while (packet.Count < 8990) packet.AddRange([0xC0, 12, 0, 1, 0, 1]);
        var bytes = packet.ToArray();
        var start = Stopwatch.GetTimestamp();

        for (var i = 0; i < 200; i++) Assert.Equal(256, DnsReader.Read(bytes, out _)!.Questions.Count);

        // A flood of them for a second; a bound of size, not a measurement.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    private static void Reads(byte[] packet)
    {
        var message = DnsReader.Read(packet, out var fault);
        Assert.Equal(fault == DnsFault.None, message is not null);
        if (message is null) return;
        Assert.InRange(message.Questions.Count + message.Answers.Count + message.Additionals.Count, 0, DnsLimits.Records);
        // What was read can be written again, unless a name has an empty or broken label.
        Assert.InRange(DnsWriter.Write(message, DnsLimits.Packet).Length, DnsLimits.Header, DnsLimits.Packet);
    }
}
