using System.Net;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Tests.Messages;

public sealed class DnsRoundTripTests
{
    [Property(MaxTest = 500)]
    public Property Read_OfWhatWasWritten_IsTheSame() => Prop.ForAll(DnsMessages.Messages(), message =>
    {
        var read = DnsReader.Read(DnsWriter.Write(message, DnsLimits.Packet), out var fault);

        Assert.Equal(DnsFault.None, fault);
        Assert.Equal(message.Id, read!.Id);
        Assert.Equal(message.IsResponse, read.IsResponse);
        Assert.Equal(message.Questions, read.Questions);
        Assert.Equal(message.Answers, read.Answers);
        Assert.Equal(message.Additionals, read.Additionals);
    });

    [Property(MaxTest = 300)]
    public Property Write_WithALimit_KeepsToItAndIsReadable() => Prop.ForAll(DnsMessages.Messages(), message =>
    {
        var packet = DnsWriter.Write(message, 512);

        Assert.InRange(packet.Length, DnsLimits.Header, 512);
        var read = DnsReader.Read(packet, out var fault);
        Assert.Equal(DnsFault.None, fault);
        Assert.All(read!.Answers, each => Assert.Contains(each, message.Answers));
    });

    [Fact]
    public void Write_OfNamesThatRepeat_CompressesThem()
    {
        DnsRecord[] records = [.. Enumerable.Range(0, 10).Select(i => new PtrRecord(Support.Records.TypeName, 120, false, Support.Records.Instance($"x{i}")))];

        var packet = DnsWriter.Write(new DnsMessage { IsResponse = true, Answers = records });

        // Header, the first record in full, nine with two pointers each.
        Assert.Equal(12 + (18 + 10 + 5) + (9 * (2 + 10 + 5)), packet.Length);
    }

    [Fact]
    public void Write_OfANameThatCannotBeSent_LeavesItOut()
    {
        var message = new DnsMessage { Questions = [new(new DnsName(new string('x', 64), "local"), DnsRecordType.A, false), new(new DnsName("", "local"), DnsRecordType.A, false), new(new DnsName("ok", "local"), DnsRecordType.A, false)] };

        var read = DnsReader.Read(DnsWriter.Write(message), out _);

        Assert.Equal("ok.local", Assert.Single(read!.Questions).Name.ToString());
    }

    [Fact]
    public void Name_WithADotInALabel_StaysOneLabel()
    {
        var name = new DnsName("My charger v4.1", "_http", "_tcp", "local");

        var read = DnsReader.Read(DnsWriter.Write(new DnsMessage { Questions = [new(name, DnsRecordType.Srv, false)] }), out _);

        Assert.Equal(@"My charger v4\.1._http._tcp.local", read!.Questions[0].Name.ToString());
        Assert.Equal("My charger v4.1", read.Questions[0].Name.LabelBelow(Support.Records.TypeName));
    }
}

internal static class DnsMessages
{
    public static Arbitrary<DnsMessage> Messages() => (
        from id in Gen.Choose(0, 65535)
        from response in Gen.Elements(true, false)
        from questions in Question().ListOf(4)
        from answers in Record().ListOf(8)
        from additionals in Record().ListOf(4)
        select new DnsMessage { Id = (ushort)id, IsResponse = response, Questions = [.. questions], Answers = [.. answers], Additionals = [.. additionals] }).ToArbitrary();

    private static Gen<DnsName> Name() =>
        from labels in Gen.Elements("a", "b", "local", "_tcp", "_http", "Köln.9", "go-e \u20ac", "x\\y", "0", new string('l', 63)).NonEmptyListOf()
        let name = new DnsName([.. labels.Take(6)])
        select name.IsSendable ? name : new DnsName("short", "local");

    private static Gen<DnsQuestion> Question() =>
        from name in Name()
        from type in Gen.Elements(DnsRecordType.A, DnsRecordType.Ptr, DnsRecordType.Txt, DnsRecordType.Aaaa, DnsRecordType.Srv, DnsRecordType.Any)
        from unicast in Gen.Elements(true, false)
        select new DnsQuestion(name, type, unicast);

    private static Gen<DnsRecord> Record() =>
        from name in Name()
        from ttl in Gen.Choose(0, int.MaxValue)
        from flush in Gen.Elements(true, false)
        from record in Gen.OneOf(
            from target in Name() select (DnsRecord)new PtrRecord(name, (uint)ttl, flush, target),
            from target in Name() from port in Gen.Choose(0, 65535) select (DnsRecord)new SrvRecord(name, (uint)ttl, flush, 1, 2, (ushort)port, target),
            from bytes in Gen.Choose(0, 255).Select(each => (byte)each).ArrayOf(4) select (DnsRecord)new AddressRecord(name, (uint)ttl, flush, new IPAddress(bytes)),
            from bytes in Gen.Choose(0, 255).Select(each => (byte)each).ArrayOf(16) select (DnsRecord)new AddressRecord(name, (uint)ttl, flush, new IPAddress(bytes)),
            from keys in Gen.Elements("serial", "name", "k", "a b").ListOf() from value in Gen.Elements("", "x", "a=b", "ü")
            select (DnsRecord)new TxtRecord(name, (uint)ttl, flush, new TxtValues(keys.Distinct().ToDictionary(each => each, _ => value, StringComparer.OrdinalIgnoreCase))))
        select record;
}
