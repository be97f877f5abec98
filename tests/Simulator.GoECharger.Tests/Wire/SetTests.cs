namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class SetTests
{
    [Fact]
    public async Task Set_Accepted_ShowsTheOldValueUntilTheNextCycle()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync("/api/set?amp=10");

        Assert.Equal((200, """{"amp":true}"""), (reply.Status, reply.Body));
        Assert.Equal("""{"amp":16}""", (await bench.GetAsync("/api/status?filter=amp")).Body);
        Assert.Equal(16, bench.Charger.Snapshot.Amp);
        bench.Seconds(1);
        Assert.Equal("""{"amp":10}""", (await bench.GetAsync("/api/status?filter=amp")).Body);
        Assert.Equal(10, bench.Charger.Snapshot.Amp);
    }

    [Theory]
    [InlineData("amp=5", """{"amp":"amp: failed: Value 5 exceeds range 6 to 32 (5)"}""")]
    [InlineData("amp=0", """{"amp":"amp: failed: Value 0 exceeds range 6 to 32 (0)"}""")]
    [InlineData("amp=33", """{"amp":"amp: failed: Value 33 exceeds range 6 to 32 (33)"}""")]
    [InlineData("amp=-1", """{"amp":"amp: failed: value must be uint8_t (-1)"}""")]
    [InlineData("amp=300", """{"amp":"amp: failed: value must be uint8_t (300)"}""")]
    [InlineData("amp=10.5", """{"amp":"amp: failed: value must be uint8_t (10.5)"}""")]
    [InlineData("amp=true", """{"amp":"amp: failed: value must be uint8_t (true)"}""")]
    [InlineData("amp=%2210%22", """{"amp":"amp: failed: value must be uint8_t (\"10\")"}""")]
    [InlineData("amp=null", """{"amp":"amp: failed: null not allowed (null)"}""")]
    [InlineData("amp=", """{"amp":"amp: tried to set api key with invalid json EmptyInput ()"}""")]
    [InlineData("amp=ten", """{"amp":"amp: tried to set api key with invalid json InvalidInput (ten)"}""")]
    [InlineData("fna=%22open", """{"fna":"fna: tried to set api key with invalid json IncompleteInput (\"open)"}""")]
    [InlineData("mcu=mqtt://host:1883", """{"mcu":"mcu: tried to set api key with invalid json InvalidInput (mqtt://host:1883)"}""")]
    [InlineData("alw=true", """{"alw":"alw: tried to set api key without setter (true)"}""")]
    [InlineData("nrg=[1]", """{"nrg":"nrg: tried to set api key without setter ([1])"}""")]
    [InlineData("psm=3", """{"psm":"psm: failed: Value 3 exceeds range 0 to 2 (3)"}""")]
    [InlineData("lmo=6", """{"lmo":"lmo: failed: Value 6 exceeds range 3 to 5 (6)"}""")]
    [InlineData("fup=1", """{"fup":"fup: failed: value must be bool (1)"}""")]
    [InlineData("fna=7", """{"fna":"fna: failed: value must be string (7)"}""")]
    [InlineData("dwo=%22x%22", """{"dwo":"dwo: failed: value must be double (\"x\")"}""")]
    [InlineData("ids=5", """{"ids":"ids: failed: value must be object (5)"}""")]
    public async Task Set_Rejected_Answers500WithTheReason(string query, string body)
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.SetAsync(query);

        Assert.Equal((500, body), (reply.Status, reply.Body));
        Assert.Equal(16, bench.Charger.Snapshot.Amp);
    }

    [Theory]
    [InlineData("055.7", "fsp: tried to set api key without setter (false)")]
    [InlineData("60.4", "fsp: failed: this parameter is only showing the current state and readonly, to change the preference, use psm (false)")]
    public async Task Set_Fsp_IsRefusedInTheWordsOfTheFirmware(string firmware, string message)
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Firmware = firmware });

        var reply = await bench.SetAsync("fsp=false");

        Assert.Equal((500, message), (reply.Status, reply.Json.GetProperty("fsp").GetString()));
    }

    [Fact]
    public async Task Set_UnknownKey_IsRejected()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.SetAsync("xyz=1");

        Assert.Equal(500, reply.Status);
        Assert.StartsWith("xyz: ", reply.Json.GetProperty("xyz").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_SeveralKeys_MixesTrueAndTexts()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.SetAsync("amp=8&psm=1&frc=9&fup=true");

        Assert.Equal(500, reply.Status);
        Assert.Equal("""{"amp":true,"psm":true,"frc":"frc: failed: Value 9 exceeds range 0 to 2 (9)","fup":true}""", reply.Body);
        Assert.Equal((8, PhaseMode.SinglePhase, ForceState.Neutral), (bench.Charger.Snapshot.Amp, bench.Charger.Snapshot.PhaseMode, bench.Charger.Snapshot.ForceState));
        Assert.Equal("true", bench.Charger.GetValue("fup"));
    }

    [Theory]
    [InlineData("amp=32", "32")]
    [InlineData("dwo=3.25", "3.25")]
    [InlineData("dwo=5000", "5000")]
    [InlineData("dwo=0", "0")]
    [InlineData("dwo=null", "null")]
    [InlineData("lmo=4", "4")]
    [InlineData("acs=1", "1")]
    [InlineData("trx=2", "2")]
    [InlineData("trx=null", "null")]
    [InlineData("mca=8", "8")]
    [InlineData("tcl=9", "9")]
    [InlineData("ust=2", "2")]
    [InlineData("awe=true", "true")]
    [InlineData("awp=12.5", "12.5")]
    [InlineData("lbr=0", "0")]
    [InlineData("psmd=4000", "4000")]
    [InlineData("fna=%22My%20%C3%BCber%20box%22", "\"My über box\"")]
    public async Task Set_EachSettableKey_ReadsBack(string query, string json)
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.SetAsync(query);

        Assert.Equal(200, reply.Status);
        Assert.Equal(json, bench.Charger.GetValue(query[..query.IndexOf('=', StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("dwo=1e300")]
    [InlineData("dwo=1e400")]
    [InlineData("ids=%7B%22pGrid%22:-1e300,%22pPv%22:%22x%22,%22pGrid%22:1e300%7D")]
    [InlineData("lot=[[[[[[[[[[]]]]]]]]]]&map=[]&wifis=[]")]
    [InlineData("%00=1&&==&a%&b=%zz")]
    public async Task Set_OddValues_LeaveTheBoxReadable(string query)
    {
        await using var bench = await TestBench.StartAsync();
        _ = await bench.SetAsync("lmo=4&fup=true");

        _ = (await bench.SetAsync(query)).Json;

        Assert.Equal(200, (await bench.GetAsync("/api/status")).Status);
        Assert.Equal(16, (await bench.GetAsync("/api/status")).Json.GetProperty("nrg").GetArrayLength());
    }

    [Fact]
    public async Task Ids_ReadsBackForTenSeconds()
    {
        await using var bench = await TestBench.StartAsync();
        const string filter = "/api/status?filter=pgrid,ppv,pakku,ids";

        Assert.Equal("""{"ids":true}""", (await bench.SetAsync("ids=%7B%22pGrid%22:-1200.5,%22pPv%22:3000%7D")).Body);

        Assert.Equal("""{"pgrid":-1200.5,"ppv":3000,"pakku":null}""", (await bench.GetAsync(filter)).Body);
        bench.Seconds(9);
        Assert.Equal("-1200.5", bench.Charger.GetValue("pgrid"));
        bench.Seconds(1);
        Assert.Equal("""{"pgrid":null,"ppv":null,"pakku":null}""", (await bench.GetAsync(filter)).Body);
    }

    [Fact]
    public async Task Tcl_NotRefreshed_EndsAfterTenMinutes()
    {
        await using var bench = await TestBench.StartAsync();
        _ = await bench.SetAsync("tcl=6");
        Assert.Equal("6", bench.Charger.GetValue("acu"));

        bench.Seconds(598);
        Assert.Equal("6", bench.Charger.GetValue("tcl"));
        bench.Seconds(2);

        Assert.Equal(("null", "16"), (bench.Charger.GetValue("tcl"), bench.Charger.GetValue("acu")));
    }

    [Fact]
    public async Task Amp_Above16On11Kilowatts_IsStoredAndOnlyLimitsTheOffer()
    {
        await using var bench = await TestBench.StartAsync();

        _ = await bench.SetAsync("amp=20");

        Assert.Equal(("20", "16"), (bench.Charger.GetValue("amp"), bench.Charger.GetValue("acu")));
    }

    [Fact]
    public async Task Rst_RebootsTheBox()
    {
        await using var bench = await TestBench.StartAsync();
        var before = bench.Charger.Snapshot.Reboots;

        _ = await bench.SetAsync("rst=true");
        bench.Seconds(10);

        Assert.Equal(before + 1, bench.Charger.Snapshot.Reboots);
    }
}
