using System.Text;

namespace HomeBinding.GoECharger.Tests;

public class StatusParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("""{"amp":10""")]
    [InlineData("""{"amp":1""")]
    [InlineData("""{"amp":10}x""")]
    [InlineData("""{"amp":10}{"amp":11}""")]
    [InlineData("""{"amp":}""")]
    [InlineData("""{"amp":NaN""")]
    [InlineData("""{"amp":nul}""")]
    [InlineData("This URI does not exist")]
    public void Body_ThatIsNoWholeObject_IsRefused(string body) => Assert.False(TryParse(body));

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Body_DeeplyNested_IsRefusedOrSkippedButNeverFollowed(int levels)
    {
        var nested = $"{{\"wifis\":{new string('[', levels)}{new string(']', levels)}}}";

        Assert.Equal(levels < 16, TryParse(nested));
    }

    [Fact]
    public void LongText_IsUnknown()
    {
        var status = new ChargerStatus();

        Assert.True(StatusParser.TryParse(Encoding.UTF8.GetBytes($$"""{"fwv":"{{new string('5', 200_000)}}","sse":"1"}"""), status, (StatusKeys)(-1)));

        Assert.Null(status.Firmware);
        Assert.Equal("1", status.Serial);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("59.4")]
    [InlineData("null")]
    public void Text_ThatCannotBeShown_IsUnknown(string text)
    {
        var status = new ChargerStatus();

        Assert.True(StatusParser.TryParse(Encoding.UTF8.GetBytes($$"""{"fwv":{{text}},"amp":7}"""), status, (StatusKeys)(-1)));

        Assert.Null(status.Firmware);
        Assert.Equal(7, status.Amp);
    }

    [Fact]
    public void Constants_StayUntilAskedForAgain()
    {
        var status = new ChargerStatus();
        StatusParser.TryParse("""{"fwv":"59.4","var":11,"amp":7}"""u8.ToArray(), status, StatusKeys.Constants | StatusKeys.Amp);

        StatusParser.TryParse("{}"u8.ToArray(), status, StatusKeys.Amp);
        Assert.Equal(("59.4", 11, null), (status.Firmware, status.Var, status.Amp));

        StatusParser.TryParse("{}"u8.ToArray(), status, StatusKeys.Constants);
        Assert.Equal((null, null), (status.Firmware, status.Var));
    }

    [Theory]
    [InlineData("""{"a":NaN}""", """{"a":"a"}""")]
    [InlineData("""{"a":-inf,"b":[nan,1,+Infinity]}""", """{"a":"in","b":["a",1,"Infinit"]}""")]
    [InlineData("""{"NaN":"inf","c":nan}""", """{"NaN":"inf","c":"a"}""")]
    [InlineData("""{"a":"\"nan","b":null}""", """{"a":"\"nan","b":null}""")]
    [InlineData("""{"a":nano}""", """{"a":nano}""")]
    public void Quote_MakesTextOfNonFiniteNumbersOnly(string before, string after)
    {
        var bytes = Encoding.UTF8.GetBytes(before);

        var found = NonFiniteNumbers.Quote(bytes);

        Assert.Equal(before != after, found);
        Assert.Equal(after, Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void RecordedReplies_OfRealBoxes_AllParse()
    {
        foreach (var file in RecordedSamples.Files("v2").Concat(RecordedSamples.Files("v2-mqtt")).Where(each => each.EndsWith(".json", StringComparison.Ordinal)))
        {
            var bench = new FeedBench();
            Assert.True(bench.Apply(File.ReadAllBytes(file)), file);
        }
    }

    [Fact]
    public void RecordedGemini_ShowsWhatItSaid()
    {
        if (RecordedSamples.Files("v2").FirstOrDefault(each => each.Contains("11kw_fw055.7_full_idle", StringComparison.Ordinal)) is not { } file) return;
        var bench = new FeedBench();
        Assert.True(bench.Apply(File.ReadAllBytes(file)));

        Assert.Equal("16 A", bench.StateOf("maxCurrent"));
        Assert.Equal("1", bench.StateOf("chargingPhases"));
        Assert.Equal("IDLE", bench.StateOf("pwmSignal"));
        Assert.Equal("32 A", bench.StateOf("cableCurrent"));
        Assert.Equal("0 kWh", bench.StateOf("sessionChargeEnergyLimit"));
        Assert.Equal("28.5 °C", bench.StateOf("temperature1"));
        Assert.Equal("23 °C", bench.StateOf("temperature2"));
        Assert.Equal("OFF", bench.StateOf("allowCharging"));
        Assert.Equal("UNDEF", bench.StateOf("transaction"));
        Assert.Equal("055.7", bench.StateOf("firmware"));
    }

    [Fact]
    public void RecordedSetReplies_SayWhatTheySay()
    {
        foreach (var file in RecordedSamples.Files("set"))
        {
            var parsed = SetReply.TryParse(File.ReadAllBytes(file), out var reply);
            Assert.Equal(file.EndsWith(".json", StringComparison.Ordinal), parsed);
            if (file.Contains("500_amp5", StringComparison.Ordinal)) Assert.Contains("6 to 32", reply!.ComplaintOf("amp"), StringComparison.Ordinal);
            if (file.Contains("200_frc", StringComparison.Ordinal)) Assert.Null(reply!.ComplaintOf("frc"));
        }
    }

    private static bool TryParse(string body) => StatusParser.TryParse(Encoding.UTF8.GetBytes(body), new ChargerStatus(), (StatusKeys)(-1));
}
