using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Tests.Inboxes;

public sealed class InboxTests : IAsyncDisposable
{
    private static readonly ThingUid Uid = ThingUid.Parse("test:box:1");
    private readonly InboxBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Add_OfANewResult_IsNewAndTold()
    {
        _bench.Add(TestThings.Box("1"));

        var entry = _bench.Only;
        Assert.Equal(Uid, entry.Uid);
        Assert.Equal(InboxFlag.New, entry.Flag);
        Assert.Equal(_bench.Time.GetUtcNow(), entry.Timestamp);
        Assert.Equal("test:mdns", entry.Source);
        Assert.Equal("Added", await _bench.ToldAsync(1));
    }

    [Fact]
    public async Task Add_OfTheSameAgain_RenewsItsTimeAndTellsNothing()
    {
        _bench.Add(TestThings.Box("1"));
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        _bench.Add(TestThings.Box("1"));
        _bench.Add(TestThings.Box("2"));

        Assert.Equal(_bench.Time.GetUtcNow(), _bench.Find("test:box:1")!.Timestamp);
        Assert.Equal("Added Added", await _bench.ToldAsync(2));
    }

    [Fact]
    public async Task Add_AtAnotherAddress_UpdatesTheEntry()
    {
        _bench.Add(TestThings.Box("1", "192.168.1.6"));
        _bench.Add(TestThings.Box("1", "192.168.1.7"));

        Assert.Equal("192.168.1.7", _bench.Only.Result.Properties["ip"]);
        Assert.Equal("Added Updated", await _bench.ToldAsync(2));
    }

    [Fact]
    public void Add_OfTheSameDeviceUnderAnotherId_KeepsOneEntry()
    {
        _bench.Add(TestThings.Box("0123"), "test:mdns");
        _bench.Add(TestThings.Box("0123", "192.168.1.7", id: "other"), "test:scan");

        Assert.Equal("test:box:0123", _bench.Only.Uid.ToString());
        Assert.Equal("192.168.1.7", _bench.Only.Result.Properties["ip"]);
    }

    [Fact]
    public async Task TimeToLive_ThatHasPassed_RemovesTheEntry()
    {
        _bench.Add(TestThings.Box("1", timeToLive: TimeSpan.FromSeconds(60)));
        _bench.Add(TestThings.Box("2"));
        _bench.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(2, _bench.Inbox.Entries.Count);

        _bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("test:box:2", _bench.Only.Uid.ToString());
        Assert.Equal("Added Added Removed", await _bench.ToldAsync(3));
    }

    [Fact]
    public void TimeToLive_OfAnEntryThatIsFoundAgain_BeginsAnew()
    {
        for (var i = 0; i < 5; i++)
        {
            _bench.Add(TestThings.Box("1", timeToLive: TimeSpan.FromSeconds(60)));
            _bench.Time.Advance(TimeSpan.FromSeconds(50));
        }
        Assert.Single(_bench.Inbox.Entries);
    }

    [Fact]
    public void TimeToLive_OfMinusOne_IsForEver()
    {
        _bench.Add(TestThings.Box("1", timeToLive: TimeSpan.FromSeconds(-1)));
        _bench.Time.Advance(TimeSpan.FromDays(4000));
        Assert.Single(_bench.Inbox.Entries);
    }

    [Fact]
    public void Ignore_StaysOverResultsWithdrawalAndTime()
    {
        _bench.Add(TestThings.Box("1", timeToLive: TimeSpan.FromSeconds(60)));

        Assert.True(_bench.Inbox.Ignore(Uid));
        _bench.Add(TestThings.Box("1", "192.168.1.9", timeToLive: TimeSpan.FromSeconds(60)));
        _bench.Inbox.Withdraw(Uid, "test:mdns");
        _bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(InboxFlag.Ignored, _bench.Only.Flag);

        Assert.True(_bench.Inbox.Unignore(Uid));
        Assert.Equal(InboxFlag.New, _bench.Only.Flag);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_bench.Inbox.Entries);
    }

    [Fact]
    public void Ignore_OfWhatIsNotThere_IsFalse()
    {
        Assert.False(_bench.Inbox.Ignore(Uid));
        Assert.False(_bench.Inbox.Unignore(Uid));
        Assert.False(_bench.Inbox.Remove(Uid));
    }

    [Fact]
    public void Withdraw_ByAnotherService_ChangesNothing()
    {
        _bench.Add(TestThings.Box("1"));
        _bench.Inbox.Withdraw(Uid, "other:mdns");
        Assert.Single(_bench.Inbox.Entries);
        _bench.Inbox.Withdraw(Uid, "test:mdns");
        Assert.Empty(_bench.Inbox.Entries);
    }

    [Fact]
    public void WithdrawOlder_TakesWhatWasNotFoundAgain()
    {
        _bench.Add(TestThings.Box("1"));
        _bench.Add(TestThings.Box("2"));
        _bench.Add(TestThings.Box("3"), "test:scan");
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        var start = _bench.Time.GetUtcNow();
        _bench.Add(TestThings.Box("2"));

        _bench.Inbox.WithdrawOlder("test:mdns", start);

        Assert.Equal(["test:box:2", "test:box:3"], _bench.Inbox.Entries.Select(each => each.Uid.ToString()));
    }

    [Fact]
    public void Add_BeyondTheRoom_IsRefused()
    {
        var taken = Enumerable.Range(0, 2000).Count(each => _bench.Add(TestThings.Box($"a{each}")));
        Assert.Equal(Inbox.CapacityOfSource, taken);
        for (var source = 0; source < 10; source++)
            for (var i = 0; i < 300; i++) _bench.Add(TestThings.Box($"b{source}-{i}"), $"test:{source}");
        Assert.Equal(Inbox.Capacity, _bench.Inbox.Entries.Count);
    }

    [Fact]
    public void Approve_MakesAThingOfTheParameters()
    {
        _bench.Add(TestThings.Box("0123"));

        var thing = _bench.Inbox.Approve(ThingUid.Parse("test:box:0123"));

        Assert.Equal("test:box:0123", thing.Uid.ToString());
        Assert.Equal("Box 0123", thing.Label);
        Assert.Equal(["ip", "serial"], thing.Configuration.Keys.Order());
        Assert.Equal("0123", thing.Configuration["serial"]);
    }

    [Fact]
    public void Approve_WithLabelAndId_TakesThem()
    {
        _bench.Add(TestThings.Box("1"));
        var thing = _bench.Inbox.Approve(Uid, "Garage", "garage");
        Assert.Equal("test:box:garage", thing.Uid.ToString());
        Assert.Equal("Garage", thing.Label);
    }

    [Theory]
    [InlineData("test:box:2", null, "There is no test:box:2 in the inbox.")]
    [InlineData("test:box:1", "a b", "'a b' is no id.")]
    [InlineData("test:box:1", "a:b", "'a:b' is no id.")]
    [InlineData("test:box:1", "", "'' is no id.")]
    [InlineData("test:box:1", "taken", "There is a thing test:box:taken already.")]
    [InlineData("test:box:known", null, "test:box:known is the thing test:box:taken already.")]
    public void Approve_OfWhatCannotBe_SaysWhy(string uid, string? newId, string message)
    {
        _bench.Things.Add("other:box:taken", serial: "known");
        _bench.Add(TestThings.Box("1"));
        _bench.Add(TestThings.Box("known"));

        var exception = Assert.Throws<ArgumentException>(() => _bench.Inbox.Approve(ThingUid.Parse(uid), newId: newId));

        Assert.StartsWith(message.Replace("thing test:box:taken already.", uid == "test:box:known" ? "thing other:box:taken already." : "thing test:box:taken already.", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Approve_WithoutItsBinding_SaysWhy()
    {
        _bench.Add(TestThings.Box("1"));
        _bench.Things.IsTypeKnown = false;
        Assert.StartsWith("No loaded binding has the thing type test:box.", Assert.Throws<ArgumentException>(() => _bench.Inbox.Approve(Uid)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_OfTextsWithControlCharacters_CleansThem()
    {
        _bench.Add(TestThings.Box("1") with
        {
            Label = "a\u001b[31mb\n\u202ec" + new string('x', 5000),
            Properties = new Dictionary<string, object?>
            {
                ["serialNumber"] = "1",
                ["text"] = "x\u0000y" + new string('z', 5000),
                ["number"] = 5,
                ["flag"] = true,
                ["other"] = new Uri("http://x/"),
                ["none"] = null,
                [""] = "no name",
            },
        });

        var result = _bench.Only.Result;
        Assert.StartsWith("a [31mb  c", result.Label, StringComparison.Ordinal);
        Assert.Equal(100, result.Label.Length);
        Assert.StartsWith("x yz", (string)result.Properties["text"]!, StringComparison.Ordinal);
        Assert.Equal(1024, ((string)result.Properties["text"]!).Length);
        Assert.Equal(5m, result.Properties["number"]);
        Assert.Equal(true, result.Properties["flag"]);
        Assert.Equal("http://x/", result.Properties["other"]);
        Assert.False(result.Properties.ContainsKey(""));
    }
}
