using HomeBinding.Simulator.GoECharger;
using HomeBinding.Things;
using HomeBinding.Units;
using Microsoft.Extensions.Logging;

namespace HomeBinding.GoECharger.Tests;

public class FaultTests
{
    public static TheoryData<string> Offline => [.. Faults.Keys];

    private static Dictionary<string, (Fault Fault, ThingStatusDetail Detail, string Text, bool IsSlow)> Faults { get; } = new()
    {
        ["silence"] = (Fault.Silence(), ThingStatusDetail.CommunicationError, "within 5 s", true),
        ["latency"] = (Fault.Latency(TimeSpan.FromSeconds(8)), ThingStatusDetail.CommunicationError, "within 5 s", true),
        ["trickle"] = (Fault.Trickle(), ThingStatusDetail.CommunicationError, "within 5 s", true),
        ["half-closed"] = (Fault.HalfClosed(), ThingStatusDetail.CommunicationError, "ended before", false),
        ["half-closed after half"] = (Fault.HalfClosed(afterHalf: true), ThingStatusDetail.CommunicationError, "ended before", false),
        ["reset"] = (Fault.Reset(), ThingStatusDetail.CommunicationError, "", false),
        ["refuse"] = (Fault.Refuse(), ThingStatusDetail.CommunicationError, "refuses the connection", false),
        ["truncated chunk"] = (Fault.Truncated(), ThingStatusDetail.CommunicationError, "ended before", false),
        ["truncated header"] = (Fault.Truncated(Truncation.MidHeader), ThingStatusDetail.CommunicationError, "ended before", false),
        ["missing last chunk"] = (Fault.Truncated(Truncation.MissingLastChunk), ThingStatusDetail.CommunicationError, "ended before", false),
        ["cut JSON"] = (Fault.Truncated(Truncation.CutJson), ThingStatusDetail.CommunicationError, "is this the charger's address?", false),
        ["garbage"] = (Fault.Garbage(), ThingStatusDetail.CommunicationError, "is this the charger's address?", false),
        ["deep nesting"] = (Fault.DeepNesting(), ThingStatusDetail.CommunicationError, "is this the charger's address?", false),
        ["huge body"] = (Fault.HugeBody(), ThingStatusDetail.CommunicationError, "256 KiB", false),
        ["500"] = (Fault.Status(500), ThingStatusDetail.CommunicationError, "HTTP 500", false),
        ["500 with text"] = (Fault.ApiLock(), ThingStatusDetail.CommunicationError, "couldn't take api lock", false),
        ["502"] = (Fault.Status(502), ThingStatusDetail.CommunicationError, "HTTP 502", false),
        ["400 with text"] = (Fault.Status(400, "Bad request syntax"), ThingStatusDetail.CommunicationError, "is this the charger's address?", false),
        ["404"] = (Fault.Status(404, "This URI does not exist"), ThingStatusDetail.ConfigurationError, "Enable the local HTTP API v2 in the go-e app", false),
        ["401"] = (Fault.Status(401), ThingStatusDetail.ConfigurationError, "HTTP 401", false),
        ["403"] = (Fault.Status(403), ThingStatusDetail.ConfigurationError, "HTTP 403", false),
        ["301"] = (Fault.Redirect("http://evil.example/"), ThingStatusDetail.CommunicationError, "evil.example", false),
        ["302"] = (Fault.Redirect("/login", 302), ThingStatusDetail.CommunicationError, "HTTP 302", false),
    };

    [Theory]
    [MemberData(nameof(Offline))]
    public async Task Fault_TakesTheThingOffline_AndItRecovers(string name)
    {
        var (fault, detail, text, isSlow) = Faults[name];
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent", "voltageL1"]);
        bench.Charger.Faults.Set(fault);

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline, whileBusy: isSlow);
        Assert.Equal(detail, bench.Status.Detail);
        Assert.Contains(text, bench.Status.Description, StringComparison.Ordinal);

        await bench.UntilAsync(() => bench.StateOf("maxCurrent") == "UNDEF" && bench.StateOf("voltageL1") == "UNDEF", whileBusy: isSlow);
        var refused = await bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(10)).WaitAsync(ChargerBench.Patience);
        Assert.False(refused.IsSuccess);
        Assert.Contains(text, refused.Reason, StringComparison.Ordinal);

        bench.Charger.Faults.Clear();
        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Online && bench.StateOf("maxCurrent") == "16 A");

        Assert.Equal(1, bench.Log.OfThing.Count(each => each.Level == LogLevel.Warning));
        Assert.Equal(1, bench.Log.OfThing.Count(each => each.Level == LogLevel.Information));
        Assert.DoesNotContain(bench.Log.Lines, each => each.Level >= LogLevel.Error);
        Assert.Empty(bench.Sets);
    }

    [Theory]
    [InlineData("wrong types", "UNDEF")]
    [InlineData("1e400", "UNDEF")]
    [InlineData("NaN", "UNDEF")]
    [InlineData("-Infinity", "UNDEF")]
    [InlineData("twice", "UNDEF")]
    public async Task Fault_OfSingleValues_LeavesTheThingOnline(string name, string state)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent", "voltageL1", "temperature1", "sessionChargeEnergyLimit"]);

        bench.Charger.Faults.Set(name switch
        {
            "wrong types" => Fault.WrongTypes(),
            "twice" => Fault.DuplicateKeys(),
            _ => Fault.NonFinite(name),
        });
        await bench.UntilAsync(() => bench.StateOf("maxCurrent") == state);
        await bench.AdvanceAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(ThingStatusInfo.Online, bench.Status);
        Assert.Equal(state, bench.StateOf("voltageL1"));
        bench.Charger.Faults.Clear();
        await bench.UntilAsync(() => bench.StateOf("maxCurrent") == "16 A");
    }

    [Fact]
    public async Task BackOff_Doubles_From5To80Seconds()
    {
        await using var bench = await ChargerBench.StartAsync(prepare: charger => charger.Faults.Set(Fault.Status(500)));

        await bench.UntilAsync(() => bench.Charger.RequestCount >= 7, step: TimeSpan.FromSeconds(0.25));

        var times = bench.Charger.Requests.Select(each => each.Time).ToArray();
        double[] most = [5, 10, 20, 40, 80, 80];
        for (var i = 0; i < most.Length; i++) Assert.InRange((times[i + 1] - times[i]).TotalSeconds, most[i] * 0.8 - 0.01, most[i] + 0.5);
    }

    [Theory]
    [InlineData(429, "Retry-After: 37", 37)]
    [InlineData(503, "Retry-After: 37", 37)]
    [InlineData(503, "Retry-After: Mon, 04 May 2026 10:01:00 GMT", 60)]
    [InlineData(429, "Retry-After: 999999999", 3600)]
    [InlineData(429, "Retry-After: soon", 5)]
    [InlineData(429, "Retry-After: 0", 5)]
    [InlineData(503, "Retry-After: Mon, 04 May 2020 10:00:00 GMT", 5)]
    public async Task Busy_WaitsAsLongAsTheBoxAsks(int code, string header, double seconds)
    {
        await using var bench = await ChargerBench.StartAsync(
            channels: ["pwmSignal"], prepare: charger => charger.Faults.Set(Fault.Status(code, "", header) with { Times = 1 }));

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);
        Assert.Contains("too busy", bench.Status.Description, StringComparison.Ordinal);
        // A new link asks for a poll, but not before the time.
        if (!header.Contains("soon", StringComparison.Ordinal)) await bench.LinkAsync(["maxCurrent"]);
        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Online, step: TimeSpan.FromSeconds(Math.Max(0.1, seconds / 400)));

        var times = bench.Charger.Requests.Select(each => each.Time).ToArray();
        Assert.InRange((times[1] - times[0]).TotalSeconds, seconds * 0.79, seconds * 1.01 + 0.5);
    }

    [Fact]
    public async Task OneLostPoll_KeepsTheStates()
    {
        await using var bench = await ChargerBench.StartOnlineAsync();
        bench.Charger.Faults.Set(Fault.Reset() with { Times = 1 });

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);
        Assert.Equal("16 A", bench.StateOf("maxCurrent"));
        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Online);

        Assert.Equal("16 A", bench.StateOf("maxCurrent"));
    }

    [Fact]
    public async Task Controller_IsAConfigurationError()
    {
        await using var bench = await ChargerBench.StartAsync(prepare: charger => charger.Override("typ", "\"controller\""));

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);

        Assert.Equal(ThingStatusDetail.ConfigurationError, bench.Status.Detail);
        Assert.Contains("is a go-e Controller, not a charger", bench.Status.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonOfSomethingElse_IsNoStatus()
    {
        await using var bench = await ChargerBench.StartAsync(prepare: charger =>
        {
            foreach (var key in (string[])["sse", "typ", "fwv", "car", "var", "oem"]) charger.Remove(key);
        });

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);

        Assert.Equal(ThingStatusDetail.CommunicationError, bench.Status.Detail);
        Assert.Contains("not with a go-e status", bench.Status.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownHostName_SaysSo()
    {
        await using var bench = await ChargerBench.StartAsync(address: "no-such-charger.invalid");

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);

        Assert.Equal(ThingStatusDetail.CommunicationError, bench.Status.Detail);
        Assert.Contains("no-such-charger.invalid", bench.Status.Description, StringComparison.Ordinal);
    }
}
