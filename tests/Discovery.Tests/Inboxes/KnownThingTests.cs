using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Tests.Inboxes;

/// <summary>What is a thing already is ignored, and one that has moved is told of.</summary>
public sealed class KnownThingTests : IAsyncDisposable
{
    private static readonly ThingUid Garage = ThingUid.Parse("test:box:garage");
    private readonly InboxBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    // What the thing has: id, ip, configured serial, reported serial; and whether the box 0123 at 192.168.1.6 is it.
    [InlineData("test:box:garage", "192.168.1.6", "0123", null, true)]
    [InlineData("test:box:garage", "192.168.1.6", "123", null, true)]
    [InlineData("other:box:garage", "192.168.1.6", "0123", null, true)]
    [InlineData("test:box:garage", "192.168.1.6", null, "0123", true)]
    [InlineData("test:box:garage", "192.168.1.6", "999", null, false)]
    [InlineData("test:box:garage", "192.168.1.6", null, "999", false)]
    [InlineData("test:box:garage", "192.168.1.6", "0123", "999", false)]
    [InlineData("test:box:garage", "192.168.1.6", null, null, true)]
    [InlineData("test:box:garage", "192.168.1.6:80", null, null, true)]
    [InlineData("test:box:garage", "192.168.1.6:8080", null, null, false)]
    [InlineData("test:box:garage", "192.168.1.7", null, null, false)]
    [InlineData("test:box:garage", "fe80::6", null, null, true)]
    [InlineData("test:box:garage", null, null, null, false)]
    [InlineData("test:box:0123", "192.168.1.7", null, null, true)]
    [InlineData("other:box:0123", null, null, null, true)]
    [InlineData("test:lamp:garage", "192.168.1.6", "0123", null, false)]
    public void Add_OfWhatIsAThing_IsIgnored(string uid, string? ip, string? serial, string? reported, bool known)
    {
        _bench.Things.Add(uid, ip, serial, reported);

        _bench.Add(TestThings.Box("0123") with { Addresses = ["192.168.1.6", "fe80::6"] });

        Assert.Equal(known ? InboxFlag.Ignored : InboxFlag.New, _bench.Only.Flag);
        Assert.Equal(known ? ThingUid.Parse(uid) : null, _bench.Only.Thing);
        Assert.False(_bench.Only.IsIgnoredByUser);
    }

    [Fact]
    public void Add_OfASerialThatFilesHaveAsANumber_IsKnown()
    {
        _bench.Things.Add("test:box:garage", serial: 123m);
        _bench.Add(TestThings.Box("0123"));
        Assert.Equal(Garage, _bench.Only.Thing);
    }

    [Fact]
    public async Task Refresh_AfterAThingCameAndWent_IgnoresAndShowsAgain()
    {
        _bench.Add(TestThings.Box("0123"));
        _bench.Things.Add("test:box:garage", "192.168.1.6", reported: "0123");
        _bench.Inbox.Refresh();
        Assert.Equal(InboxFlag.Ignored, _bench.Only.Flag);

        _bench.Things.All.Clear();
        _bench.Inbox.Refresh();

        Assert.Equal(InboxFlag.New, _bench.Only.Flag);
        Assert.Equal("Added Updated Updated", await _bench.ToldAsync(3));
    }

    [Fact]
    public async Task Address_ThatIsAnother_IsToldOnceAndReportedToTheThing()
    {
        _bench.Things.Add("test:box:garage", "192.168.1.6", "0123");

        for (var i = 0; i < 3; i++) _bench.Add(TestThings.Box("0123", "192.168.1.99"));

        Assert.Equal(new AddressChange(Garage, "ip", "192.168.1.6", "192.168.1.99"), _bench.Only.AddressChange);
        Assert.Equal("Thing test:box:garage is now at 192.168.1.99, not at 192.168.1.6. Correct 'ip' in its file.", _bench.Only.AddressChange!.ToString());
        Assert.Equal("192.168.1.99", _bench.Things.Addresses[Garage]);
        Assert.Equal("Added AddressChanged", await _bench.ToldAsync(2));
    }

    [Fact]
    public async Task Address_ThatIsRightAgain_IsTakenBack()
    {
        _bench.Things.Add("test:box:garage", "192.168.1.6", "0123");
        _bench.Add(TestThings.Box("0123", "192.168.1.99"));
        _bench.Add(TestThings.Box("0123", "192.168.1.6"));

        Assert.Null(_bench.Only.AddressChange);
        Assert.Null(_bench.Things.Addresses[Garage]);
        Assert.Equal("Added AddressChanged Updated", await _bench.ToldAsync(3));
    }

    [Theory]
    [InlineData("box.local")]
    [InlineData("192.168.1.6")]
    [InlineData("192.168.1.98")]
    public void Address_ThatMayBeTheSame_IsNotToldOf(string configured)
    {
        _bench.Things.Add("test:box:garage", configured, "0123");
        _bench.Add(TestThings.Box("0123") with { Addresses = ["192.168.1.6", "192.168.1.98"] });
        Assert.Null(_bench.Only.AddressChange);
        Assert.Empty(_bench.Things.Addresses);
    }

    [Fact]
    public void Address_OfAnotherDeviceWithTheThingsId_IsNotToldOf()
    {
        _bench.Things.Add("test:box:0123", "192.168.1.6", reported: "999");
        _bench.Add(TestThings.Box("0123", "192.168.1.99"));
        Assert.Null(_bench.Only.AddressChange);
        Assert.Equal(InboxFlag.Ignored, _bench.Only.Flag);
    }
}
