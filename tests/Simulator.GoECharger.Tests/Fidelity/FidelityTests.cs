using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class FidelityTests
{
    [Fact]
    public async Task FullStatus_HasTheKeysOrderAndKindsOfARecordedBox()
    {
        if (Samples.Json("v2/gemini-v4-11kw_fw055.7_full_idle.json") is not { } recorded)
        {
            return;
        }

        await using var bench = await TestBench.StartAsync(new ChargerOptions { Firmware = "055.7" });
        var ours = (await bench.GetAsync("/api/status")).Json;

        var names = recorded.EnumerateObject().Select(p => p.Name).ToList();
        var order = ours.EnumerateObject().Select(p => p.Name).Where(names.Contains).ToList();
        Assert.Equal(names, order);
        AssertKinds(recorded, ours);
    }

    [Fact]
    public async Task EachRecordedV3_HasOnlyKeysAndKindsThatWeHave()
    {
        foreach (var file in Samples.Files("v2-mqtt"))
        {
            var recorded = Samples.Json(file)!.Value;
            await using var bench = await TestBench.StartAsync(new ChargerOptions { Model = ChargerModel.V3, Firmware = recorded.GetProperty("fwv").GetString() });
            var ours = (await bench.GetAsync("/api/status")).Json;

            var missing = recorded.EnumerateObject().Select(p => p.Name).Where(n => !ours.TryGetProperty(n, out _));
            Assert.True(!missing.Any(), $"{Path.GetFileName(file)}: {string.Join(' ', missing)}");
            AssertKinds(recorded, ours);
        }
    }

    [Fact]
    public async Task EnergyArrays_AreWrittenWithNoMoreDecimalsThanRecordedOnes()
    {
        foreach (var (file, model, firmware) in new[]
        {
            ("v2/v4_goe318_nrg_idle.json", ChargerModel.V4, "59.4"),
            ("v2/gemini-v4-22kw_fw055_oh14736_nrg_charging-1p.json", ChargerModel.V4, "055.0"),
            ("v2/home-v3_fw052.2_goeV1-100_nrg_charging-3p.json", ChargerModel.V3, "052.2"),
        })
        {
            if (Samples.Json(file) is not { } recorded)
            {
                return;
            }

            await using var bench = await TestBench.StartAsync(new ChargerOptions { Model = model, Firmware = firmware, Car = new CarOptions() });
            bench.Seconds(30);
            var ours = (await bench.GetAsync("/api/status?filter=nrg")).Json;
            Assert.Equal(MaxDigits(recorded), MaxDigits(ours));
        }
    }

    [Theory]
    [InlineData("amp=5", "500_amp5_below-range_22kW.json", "59.4")]
    [InlineData("amp=0", "500_amp0.json", "59.4")]
    [InlineData("amp=-1", "500_amp-negative.json", "59.4")]
    [InlineData("amp=null", "500_amp-null.json", "59.4")]
    [InlineData("alw=true", "500_alw_no-setter.json", "59.4")]
    [InlineData("fsp=false", "500_fsp_no-setter_fw051.4.json", "051.4")]
    [InlineData("fsp=false", "err_fsp_readonly_fw60.4.json", "60.4")]
    [InlineData("frc=1", "200_frc_ok.json", "59.4")]
    [InlineData("ids=%7B%22pGrid%22:-1000%7D", "200_ids_ok.json", "59.4")]
    [InlineData("lmo=3&acs=0&frc=1", "200_multi_lmo-acs-frc_ok.json", "59.4")]
    [InlineData("bac=1&sdp=1", "200_doc_bac-sdp_ok.json", "59.4")]
    [InlineData("mce=true&mcu=mqtt://192.168.***.***:1883", "partial_mce-ok_mcu-invalid-json.json", "59.4")]
    public async Task SetReplies_AreThoseRecorded(string query, string sample, string firmware)
    {
        if (Samples.Text($"set/{sample}") is not { } recorded)
        {
            return;
        }

        await using var bench = await TestBench.StartAsync(new ChargerOptions { Firmware = firmware, Variant = 22 });

        var reply = await bench.SetAsync(query);

        Assert.Equal(recorded, reply.Body);
        Assert.Equal(sample.StartsWith("200", StringComparison.Ordinal) ? 200 : 500, reply.Status);
    }

    [Fact]
    public async Task LegacyStatus_HasOnlyKindsThatWereRecorded()
    {
        if (Samples.Json("v1/v3_fw051.4_evcc1609.json") is not { } recorded)
        {
            return;
        }

        await using var bench = await TestBench.StartAsync(new ChargerOptions { Model = ChargerModel.V3, Firmware = "051.4" });
        var ours = (await bench.GetAsync("/status")).Json;

        foreach (var member in ours.EnumerateObject())
        {
            Assert.True(recorded.TryGetProperty(member.Name, out var value), member.Name);
            Assert.Equal(value.ValueKind, member.Value.ValueKind);
        }
    }

    private static void AssertKinds(JsonElement recorded, JsonElement ours)
    {
        foreach (var member in recorded.EnumerateObject())
        {
            var (expected, actual) = (Kind(member.Value), Kind(ours.GetProperty(member.Name)));
            Assert.True(expected == actual || expected == JsonValueKind.Null || actual == JsonValueKind.Null, $"{member.Name}: {expected}, ours is {actual}");
        }
    }

    private static JsonValueKind Kind(JsonElement value) => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;

    private static int MaxDigits(JsonElement status) =>
        status.GetProperty("nrg").EnumerateArray().Max(v => v.GetRawText().Count(char.IsAsciiDigit));
}
