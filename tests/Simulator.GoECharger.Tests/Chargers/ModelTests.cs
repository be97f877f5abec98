using System.Globalization;
using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class ModelTests
{
    [Fact]
    public async Task V3_Charging_ReportsCoarseSteps()
    {
        await using var bench = await ChargingAsync(ChargerModel.V3);

        var energy = (await bench.GetAsync("/api/status?filter=nrg")).Json.GetProperty("nrg").EnumerateArray().ToArray();

        Assert.Equal(16, energy.Length);
        Assert.All(energy[..4], v => Assert.True(v.TryGetInt32(out _)));
        Assert.All(energy[4..7], v => Assert.Equal(Math.Round(v.GetDecimal(), 1), v.GetDecimal()));
        Assert.All(energy[7..10], v => Assert.Equal(0, v.GetInt32() % 100));
        Assert.Equal(0, energy[11].GetInt32() % 10);
        Assert.InRange(energy[11].GetInt32(), 10_000, 11_500);
    }

    [Theory]
    [InlineData("055.7", 7)]
    [InlineData("59.4", 10)]
    public async Task V4_ReportsFloatsWithTheDigitsOfTheFirmware(string firmware, int digits)
    {
        await using var bench = await ChargingAsync(ChargerModel.V4, firmware);

        var values = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            bench.Seconds(1);
            values.AddRange((await bench.GetAsync("/api/status?filter=nrg")).Json.GetProperty("nrg").EnumerateArray().Select(v => v.GetRawText()));
        }

        Assert.Equal(digits, values.Max(v => v.Count(char.IsAsciiDigit)));
        Assert.All(values, v => Assert.DoesNotContain('e', v));
        Assert.DoesNotContain("-0", values);
    }

    [Fact]
    public async Task V4_SinglePhase_ShowsAResidueOnTheIdlePhases()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { PhaseMode = PhaseMode.SinglePhase, Car = new CarOptions() });
        bench.Seconds(10);

        var energy = (await bench.GetAsync("/api/status?filter=nrg")).Json.GetProperty("nrg").EnumerateArray().Select(v => v.GetDouble()).ToArray();

        Assert.InRange(energy[5], 0.01, 0.1);
        Assert.InRange(energy[8], 1, 10);
    }

    [Theory]
    [InlineData(ChargerModel.V3, "go-eCharger", "055.7")]
    [InlineData(ChargerModel.V4, "go-eCharger_V4", "59.4")]
    [InlineData(ChargerModel.Pro, "go-eCharger_Pro", "60.4")]
    public async Task Model_IdentifiesItself(ChargerModel model, string type, string firmware)
    {
        await using var bench = await TestBench.StartAsync(model);

        Assert.Equal($$"""{"sse":"400100","fwv":"{{firmware}}","oem":"go-e","typ":"{{type}}","var":11}""", (await bench.GetAsync("/api/status?filter=typ,fwv,sse,var,oem")).Body);
    }

    [Theory]
    [InlineData(ChargerModel.V3)]
    [InlineData(ChargerModel.V4)]
    public async Task V3AndV4_UnknownKeys_AreLeftOut(ChargerModel model)
    {
        await using var bench = await TestBench.StartAsync(model);

        var reply = await bench.GetAsync("/api/status?filter=mod,amp,xyz,ids");

        Assert.Equal((200, """{"amp":16}"""), (reply.Status, reply.Body));
        Assert.Equal("{}", (await bench.GetAsync("/api/status?filter=mod")).Body);
    }

    [Fact]
    public async Task Pro_SupportedKeysOnly_Answers200()
    {
        await using var bench = await TestBench.StartAsync(ChargerModel.Pro);

        var reply = await bench.GetAsync("/api/status?filter=amp,car,psm,nrg,c0n");

        Assert.Equal(200, reply.Status);
        Assert.Equal(["amp", "car", "nrg", "psm", "c0n"], reply.Keys);
    }

    [Fact]
    public async Task Pro_AnyUnsupportedKey_Answers400WithTheWholeBodyAndNulls()
    {
        await using var bench = await TestBench.StartAsync(ChargerModel.Pro);

        var reply = await bench.GetAsync("/api/status?filter=mod,psm,cbl,amp,cards,ust,cus");

        Assert.Equal(400, reply.Status);
        Assert.Contains("HTTP/1.1 400 Bad Request", reply.Head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", reply.Head, StringComparison.Ordinal);
        Assert.Equal(["amp", "ust", "cbl", "psm", "cus", "cards", "mod"], reply.Keys);
        Assert.Equal(["ust", "cbl", "cus", "cards", "mod"], reply.Json.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Null).Select(p => p.Name));
    }

    [Fact]
    public async Task Pro_Unfiltered_Answers400Too()
    {
        await using var bench = await TestBench.StartAsync(ChargerModel.Pro);

        var reply = await bench.GetAsync("/api/status");

        Assert.Equal(400, reply.Status);
        Assert.Equal(JsonValueKind.Null, reply.Json.GetProperty("cbl").ValueKind);
        Assert.Equal(16, reply.Json.GetProperty("amp").GetInt32());
    }

    [Fact]
    public async Task Pro_Temperatures_HaveNullElements()
    {
        await using var bench = await TestBench.StartAsync(ChargerModel.Pro);

        var temperatures = (await bench.GetAsync("/api/status?filter=tma")).Json.GetProperty("tma").EnumerateArray().ToArray();

        Assert.Equal(6, temperatures.Length);
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Null], temperatures[..2].Select(t => t.ValueKind));
        Assert.InRange(temperatures[2].GetDouble(), 10, 40);
    }

    [Theory]
    [InlineData("055.5", false)]
    [InlineData("055.6", true)]
    [InlineData("56.9", true)]
    [InlineData("35.6-1-ga0d44e5", false)]
    public async Task Cll_ExistsFromFirmware55Dot6(string firmware, bool exists)
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Firmware = firmware });

        Assert.Equal(exists ? ["cll"] : [], (await bench.GetAsync("/api/status?filter=cll")).Keys);
    }

    [Fact]
    public async Task Override_ForcesAnyValueOnTheWire()
    {
        await using var bench = await TestBench.StartAsync();
        bench.Charger.Override("car", "null");
        bench.Charger.Override("amp", "\"sixteen\"");
        bench.Charger.Override("tma", "[null,1e400]");
        bench.Charger.Override("brandNew", "{\"a\":1}");
        bench.Charger.Remove("err");

        var reply = await bench.GetAsync("/api/status?filter=car,err,amp,tma,brandNew");

        Assert.Equal("""{"amp":"sixteen","car":null,"tma":[null,1e400],"brandNew":{"a":1}}""", reply.Body);
        Assert.Equal(("null", null), (bench.Charger.GetValue("car"), bench.Charger.GetValue("err")));
        Assert.Contains("brandNew", (await bench.GetAsync("/api/status")).Text, StringComparison.Ordinal);

        bench.Charger.ClearOverrides();
        Assert.Equal("""{"amp":16,"car":1,"err":0}""", (await bench.GetAsync("/api/status?filter=car,err,amp,brandNew")).Body);
    }

    [Theory]
    [InlineData(0, 9, "0")]
    [InlineData(-0.0000000001, 9, "0")]
    [InlineData(16, 9, "16")]
    [InlineData(100, 6, "100")]
    [InlineData(3450.994, 6, "3450.994")]
    [InlineData(1_250_000.7, 6, "1250001")]
    [InlineData(-300, 9, "-300")]
    [InlineData(12_345_678_901, 9, "12345678901")]
    [InlineData(1e300, 9, "1.000000000E+300")]
    [InlineData(double.PositiveInfinity, 9, "null")]
    [InlineData(double.NaN, 9, "null")]
    public void Number_SpendsAFixedNumberOfDigits(double value, int digits, string expected)
    {
        var buffer = new JsonBuffer();

        buffer.Number(value, digits);

        Assert.Equal(expected, buffer.ToString());
    }

    [Theory]
    [InlineData(231.17f, "231.1699982")]
    [InlineData(0.62f, "0.620000005")]
    public void Number_OfAFloat_ShowsItsNoise(float value, string expected)
    {
        var buffer = new JsonBuffer();

        buffer.Number(value, 9);

        Assert.Equal(expected, buffer.ToString());
    }

    [Fact]
    public async Task Clock_UtcAndLocalTime_FollowTheSimulation()
    {
        await using var bench = await TestBench.StartAsync();
        bench.Seconds(59);

        var json = (await bench.GetAsync("/api/status?filter=utc,loc")).Json;

        Assert.Equal("2026-05-04T10:01:00.000", json.GetProperty("utc").GetString());
        Assert.Equal("2026-05-04T11:01:00.000 +01:00", json.GetProperty("loc").GetString());
        _ = DateTimeOffset.Parse(json.GetProperty("loc").GetString()!, CultureInfo.InvariantCulture);
    }

    private static async Task<TestBench> ChargingAsync(ChargerModel model, string? firmware = null)
    {
        var bench = await TestBench.StartAsync(new ChargerOptions { Model = model, Firmware = firmware, Car = new CarOptions() });
        bench.Seconds(10);
        return bench;
    }
}
