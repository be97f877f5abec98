using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Tests.Messages;

public sealed class DnsReaderTests
{
    // ID, a response, no question, one answer.
    private const string OneAnswer = "0000 8400 0000 0001 0000 0000 ";
    private const string Rest = " 000C 0001 00000078 ";

    // Enumerations of ours are not public, so the names.
    [Theory]
    [InlineData("Truncated", "")]
    [InlineData("Truncated", "0000 8400 0000 0001 0000 00")]
    [InlineData("Truncated", OneAnswer)]
    [InlineData("Truncated", OneAnswer + "03 6162")]
    [InlineData("Truncated", OneAnswer + "C0")]
    [InlineData("Truncated", OneAnswer + "00 000C 0001 00")]
    [InlineData("Truncated", OneAnswer + "00" + Rest + "0004 00")]
    [InlineData("NotForUs", "0000 8403 0000 0000 0000 0000")]
    [InlineData("NotForUs", "0000 2800 0000 0000 0000 0000")]
    [InlineData("TooManyRecords", "0000 8400 0000 FFFF 0000 0000")]
    [InlineData("TooManyRecords", "0000 8400 0040 0040 0040 0041")]
    [InlineData("Loop", OneAnswer + "C00C" + Rest + "0002 C00C")]
    [InlineData("Loop", OneAnswer + "C00E C00C" + Rest + "0002 C00C")]
    [InlineData("Loop", OneAnswer + "01 61 C00C" + Rest + "0002 C00C")]
    [InlineData("Loop", OneAnswer + "C0FF" + Rest + "0002 C00C")]
    [InlineData("Loop", OneAnswer + "C000" + Rest + "0002 C00C")]
    [InlineData("BadLabel", OneAnswer + "40 61" + Rest + "0001 00")]
    [InlineData("BadLabel", OneAnswer + "80 61" + Rest + "0001 00")]
    [InlineData("BadLength", OneAnswer + "00" + Rest + "0002 0000")]
    [InlineData("BadLength", OneAnswer + "00 0001 0001 00000078 0003 7F0001")]
    [InlineData("BadLength", OneAnswer + "00 001C 0001 00000078 0004 7F000001")]
    [InlineData("BadLength", OneAnswer + "00 0010 0001 00000078 0003 056161")]
    [InlineData("None", OneAnswer + "00 0010 0001 00000078 0000")]
    [InlineData("None", OneAnswer + "00 0063 0001 00000078 0003 FFFFFF")]
    [InlineData("None", OneAnswer + "00" + Rest + "0001 00")]
    public void Read_OfAPacket_HasTheFault(string fault, string hexadecimal)
    {
        var message = DnsReader.Read(Bytes(hexadecimal), out var actual);

        Assert.Equal(fault, actual.ToString());
        Assert.Equal(actual == DnsFault.None, message is not null);
    }

    [Fact]
    public void Read_OfMoreThan9000Bytes_IsRefused()
    {
        var packet = DnsWriter.Write(new DnsMessage { IsResponse = true });
        Array.Resize(ref packet, 9000);
        Assert.NotNull(DnsReader.Read(packet, out _));

        Array.Resize(ref packet, 9001);
        Assert.Null(DnsReader.Read(packet, out var fault));
        Assert.Equal(DnsFault.TooLong, fault);
    }

    [Fact]
    public void Read_OfANameOfManyPointers_IsRefused()
    {
        // Each name is a label and a pointer to the one before it.
        var packet = new List<byte>(Bytes("0000 8400 0028 0000 0000 0000 00 0001 0001"));
        var previous = 12;
        for (var i = 1; i < 40; i++)
        {
            var here = packet.Count;
            packet.AddRange([1, (byte)'a', (byte)(0xC0 | (previous >> 8)), (byte)previous, 0, 1, 0, 1]);
            previous = here;
        }

        Assert.Null(DnsReader.Read(packet.ToArray(), out var fault));
        Assert.Equal(DnsFault.NameTooLong, fault);
    }

    [Fact]
    public void Read_OfANameOfMoreThan255Bytes_IsRefused()
    {
        var packet = new List<byte>(Bytes("0000 8400 0001 0000 0000 0000"));
        for (var i = 0; i < 5; i++)
        {
            packet.Add(63);
            packet.AddRange(Enumerable.Repeat((byte)'x', 63));
        }
        packet.AddRange([0, 0, 1, 0, 1]);

        Assert.Null(DnsReader.Read(packet.ToArray(), out var fault));
        Assert.Equal(DnsFault.NameTooLong, fault);
    }

    [Fact]
    public void Read_OfTxt_TakesKeysByTheRules()
    {
        // serial=1, SERIAL=2, flag, =x, empty= and an empty string.
        var strings = new[] { "serial=1", "SERIAL=2", "flag", "=x", "empty=", "" }.SelectMany(each => System.Text.Encoding.ASCII.GetBytes(each).Prepend((byte)each.Length)).ToArray();
        var packet = Bytes(OneAnswer + "00 0010 0001 00000078").Concat(new[] { (byte)0, (byte)strings.Length }).Concat(strings).ToArray();

        var txt = Assert.IsType<TxtRecord>(Assert.Single(DnsReader.Read(packet, out _)!.Answers)).Values.Values;

        Assert.Equal(["empty", "flag", "serial"], txt.Keys.Order());
        Assert.Equal("1", txt["Serial"]);
        Assert.Equal("", txt["flag"]);
    }

    [Fact]
    public void Read_OfARecordOfAnotherClass_SkipsIt() =>
        Assert.Empty(DnsReader.Read(Bytes(OneAnswer + "00 0001 0003 00000078 0004 7F000001"), out _)!.Answers);

    [Fact]
    public void Read_OfATimeAbove31Bits_IsZero() =>
        Assert.Equal(0u, DnsReader.Read(Bytes(OneAnswer + "00 0001 0001 80000000 0004 7F000001"), out _)!.Answers[0].Ttl);

    private static byte[] Bytes(string hexadecimal) => Convert.FromHexString(hexadecimal.Replace(" ", "", StringComparison.Ordinal));
}
