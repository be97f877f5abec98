using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class LegacyApiTests
{
    [Fact]
    public async Task Status_Charging_UsesStringsAndOldUnits()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Model = ChargerModel.V3, Car = new CarOptions(), TotalEnergyWh = 37_000 });
        bench.Seconds(30);

        var json = (await bench.GetAsync("/status")).Json;

        Assert.Equal(("2", "16", "1"), (json.GetProperty("car").GetString(), json.GetProperty("amp").GetString(), json.GetProperty("alw").GetString()));
        Assert.Equal("370", json.GetProperty("eto").GetString());
        Assert.Equal("63", json.GetProperty("pha").GetString());
        var energy = json.GetProperty("nrg").EnumerateArray().Select(e => e.GetInt32()).ToArray();
        Assert.Equal(16, energy.Length);
        Assert.InRange(energy[4], 150, 160);
        Assert.InRange(energy[7], 34, 38);
        Assert.InRange(energy[11], 1030, 1120);
        Assert.All(json.EnumerateObject(), p => Assert.True(p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array));
    }

    [Fact]
    public async Task Mqtt_Payload_SetsAndAnswersWithTheStatus()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync("/mqtt?payload=amp%3D9");
        _ = await bench.GetAsync("/mqtt?payload=dwo=25");
        _ = await bench.GetAsync("/mqtt?payload=alw=0");
        bench.Seconds(1);

        Assert.Equal("16", reply.Json.GetProperty("amp").GetString());
        var after = bench.Charger.Snapshot;
        Assert.Equal((9, 2500d, ForceState.Off), (after.Amp, after.EnergyLimitWh!.Value, after.ForceState));
        Assert.Equal("25", (await bench.GetAsync("/status")).Json.GetProperty("dwo").GetString());
        Assert.Equal(3, bench.Charger.SetRequestCount);
    }

    [Theory]
    [InlineData("amp=99")]
    [InlineData("amp=x")]
    [InlineData("zzz=1")]
    [InlineData("=")]
    public async Task Mqtt_Nonsense_ChangesNothing(string payload)
    {
        await using var bench = await TestBench.StartAsync();

        Assert.Equal(200, (await bench.GetAsync($"/mqtt?payload={payload}")).Status);
        bench.Seconds(1);

        Assert.Equal(16, bench.Charger.Snapshot.Amp);
    }

    [Fact]
    public async Task SwitchedOffOrPro_Answers404()
    {
        await using var off = await TestBench.StartAsync(new ChargerOptions { LegacyApiEnabled = false });
        await using var pro = await TestBench.StartAsync(ChargerModel.Pro);

        Assert.Equal(404, (await off.GetAsync("/status")).Status);
        Assert.Equal(404, (await pro.GetAsync("/mqtt?payload=amp=7")).Status);
        Assert.Equal(200, (await off.GetAsync("/api/status?filter=amp")).Status);
    }
}
