using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Tests.Scanning;

public sealed class MdnsServiceTests
{
    [Fact]
    public async Task Background_Off_AsksNothing()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Mdns());
        Assert.Null(bench.Transport);
        Assert.False(Assert.Single(bench.Manager.Services).IsInBackground);
    }

    [Fact]
    public async Task Background_On_FindsAndLoses()
    {
        await using var bench = await ManagerBench.StartAsync(background: true, ManagerBench.Mdns());
        Assert.True(Assert.Single(bench.Manager.Services).IsInBackground);

        bench.Receive(Records.Device("charger", "192.168.1.6", 120, ("serial", "1")));
        await Eventually.HoldsAsync(() => bench.Found.Contains("test:box:1"));
        Assert.Equal(["192.168.1.6"], bench.Inbox.Entries[0].Result.Addresses);
        bench.Receive(Records.Device("charger", "192.168.1.6", 0, ("serial", "1")));

        await bench.AdvanceUntilAsync(() => !bench.Found.Any());
    }

    [Fact]
    public async Task Background_OfABindingThatIsNotToWorkThere_AsksNothing()
    {
        await using var bench = await ManagerBench.StartAsync(background: true, new MdnsDiscoveryService("mdns", [ManagerBench.Box], [Records.Type], _ => null) { Background = false });
        Assert.Null(bench.Transport);
    }

    [Fact]
    public async Task Scan_FindsWhatAnswersAndEndsInTime()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Mdns());
        var scanning = bench.Manager.ScanAsync(timeout: TimeSpan.FromSeconds(2));
        Assert.True(Assert.Single(bench.Manager.Services).IsScanning);
        bench.Receive(Records.Device("charger", "192.168.1.6", 120, ("serial", "1")));
        bench.Receive(Records.Device("printer", "192.168.1.7"));
        await Eventually.HoldsAsync(() => bench.Found.Any());

        await bench.AdvanceUntilAsync(() => scanning.IsCompleted);

        Assert.Null(Assert.Single(await scanning).Error);
        Assert.Equal(["test:box:1"], bench.Found);
        Assert.False(Assert.Single(bench.Manager.Services).IsScanning);
        Assert.Equal(0, bench.Manager.Mdns.Records);
    }

    [Fact]
    public async Task Device_UnderTwoInstances_StaysUntilBothAreGone()
    {
        await using var bench = await ManagerBench.StartAsync(background: true, ManagerBench.Mdns());
        bench.Receive(Records.Device("one", "192.168.1.6", 120, ("serial", "1")));
        bench.Receive(Records.Device("two", "192.168.1.6", 120, ("serial", "1")));
        bench.Receive(Records.Device("three", "192.168.1.7", 120, ("serial", "3")));
        await Eventually.HoldsAsync(() => bench.Found.Count() == 2);

        bench.Receive(Records.Device("one", "192.168.1.6", 0, ("serial", "1")));
        bench.Receive(Records.Device("three", "192.168.1.7", 0, ("serial", "3")));
        await bench.AdvanceUntilAsync(() => bench.Found.Count() == 1);
        Assert.Equal(["test:box:1"], bench.Found);
        bench.Receive(Records.Device("two", "192.168.1.6", 0, ("serial", "1")));

        await bench.AdvanceUntilAsync(() => !bench.Found.Any());
    }

    [Fact]
    public async Task Map_ThatThrows_IsAnErrorOfThatServiceAlone()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Mdns(_ => throw new InvalidOperationException("Not today.")), ManagerBench.Mdns(id: "other"));
        var scanning = bench.Manager.ScanAsync(timeout: TimeSpan.FromSeconds(1));
        bench.Receive(Records.Device("charger", "192.168.1.6", 120, ("serial", "1")));
        await Eventually.HoldsAsync(() => bench.Found.Any());
        await Eventually.HoldsAsync(() => bench.Manager.Services[0].Error is not null);
        await bench.AdvanceUntilAsync(() => scanning.IsCompleted);

        var outcomes = await scanning;

        Assert.Equal("It failed at 'charger': Not today.", outcomes[0].Error);
        Assert.Null(outcomes[1].Error);
        Assert.Equal(["test:box:1"], bench.Found);
    }

    [Fact]
    public async Task Map_ThatHangs_IsAnErrorOfThatServiceAlone()
    {
        using var hang = new ManualResetEventSlim();
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Mdns(_ =>
        {
            hang.Wait();
            return null;
        }), ManagerBench.Mdns(id: "other"));
        var scanning = bench.Manager.ScanAsync(timeout: TimeSpan.FromSeconds(1));
        bench.Receive(Records.Device("charger", "192.168.1.6", 120, ("serial", "1")));
        await Eventually.HoldsAsync(() => bench.Found.Any());
        await bench.AdvanceUntilAsync(() => scanning.IsCompleted);

        Assert.StartsWith("It does not return", (await scanning)[0].Error, StringComparison.Ordinal);
        Assert.Null((await scanning)[1].Error);
        hang.Set();
    }

    [Fact]
    public async Task Map_OfATypeThatIsNotDeclared_IsAnError()
    {
        await using var bench = await ManagerBench.StartAsync(background: true, ManagerBench.Mdns(_ => TestThings.Box("1") with { ThingUid = ThingUid.Parse("test:lamp:1") }));
        bench.Receive(Records.Device("charger"));
        await Eventually.HoldsAsync(() => bench.Manager.Services[0].Error is not null);
        Assert.StartsWith("It failed at 'charger': It found test:lamp:1, whose type it does not declare; it declares test:box.", bench.Manager.Services[0].Error, StringComparison.Ordinal);
        Assert.Empty(bench.Found);
    }

    [Fact]
    public async Task Removing_EndsItsServicesAndKeepsWhatWasFound()
    {
        await using var bench = await ManagerBench.StartAsync(background: true, ManagerBench.Mdns());
        bench.Receive(Records.Device("charger", "192.168.1.6", 120, ("serial", "1")));
        await Eventually.HoldsAsync(() => bench.Found.Any());

        await bench.Manager.RemovingAsync("test");

        Assert.Empty(bench.Manager.Services);
        Assert.Equal(0, bench.Manager.Mdns.Records);
        Assert.Equal(["test:box:1"], bench.Found);
    }
}
