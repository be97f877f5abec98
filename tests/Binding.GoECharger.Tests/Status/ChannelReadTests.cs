namespace HomeBinding.GoECharger.Tests;

public class ChannelReadTests
{
    [Theory]
    [InlineData("maxCurrent", "13 A")]
    [InlineData("chargingPhases", "3")]
    [InlineData("pwmSignal", "CHARGING")]
    [InlineData("error", "NONE")]
    [InlineData("voltageL1", "229 V")]
    [InlineData("voltageL2", "231 V")]
    [InlineData("voltageL3", "230 V")]
    [InlineData("currentL1", "12.9 A")]
    [InlineData("currentL2", "13 A")]
    [InlineData("currentL3", "12.8 A")]
    [InlineData("powerL1", "2900 W")]
    [InlineData("powerL2", "3000 W")]
    [InlineData("powerL3", "2900 W")]
    [InlineData("powerAll", "8890 W")]
    [InlineData("sessionChargeEnergyLimit", "0 kWh")]
    [InlineData("sessionChargedEnergy", "4.21025 kWh")]
    [InlineData("totalChargedEnergy", "987.654 kWh")]
    [InlineData("allowCharging", "ON")]
    [InlineData("cableCurrent", "20 A")]
    [InlineData("temperature1", "31.5 °C")]
    [InlineData("temperature2", "38 °C")]
    [InlineData("firmware", "055.7")]
    [InlineData("forceState", "NEUTRAL")]
    [InlineData("phaseMode", "THREE")]
    [InlineData("transaction", "0")]
    [InlineData("modelStatus", "Charging: nothing speaks against it")]
    public void Channel_OfV3_ShowsItsKey(string channel, string state) => Assert.Equal(state, FeedBench.Read(channel, Replies.V3));

    [Theory]
    [InlineData("voltageL1", "233.4299927 V")]
    [InlineData("currentL1", "0.038 A")]
    [InlineData("powerL1", "4.900000095 W")]
    [InlineData("chargingPhases", "1")]
    [InlineData("pwmSignal", "IDLE")]
    [InlineData("error", "UNDEF")]
    [InlineData("sessionChargeEnergyLimit", "1.5005 kWh")]
    [InlineData("cableCurrent", "UNDEF")]
    [InlineData("allowCharging", "OFF")]
    [InlineData("transaction", "UNDEF")]
    [InlineData("forceState", "OFF")]
    [InlineData("phaseMode", "AUTO")]
    [InlineData("temperature2", "23.375 °C")]
    public void Channel_OfV4_ShowsEveryDigit(string channel, string state) => Assert.Equal(state, FeedBench.Read(channel, Replies.V4));

    [Theory]
    [InlineData("voltageL1", "230.5 V")]
    [InlineData("voltageL2", "UNDEF")]
    [InlineData("voltageL3", "229.5 V")]
    [InlineData("powerL1", "UNDEF")]
    [InlineData("powerAll", "-312.5 W")]
    [InlineData("temperature1", "UNDEF")]
    [InlineData("temperature2", "22.25 °C")]
    [InlineData("chargingPhases", "1")]
    [InlineData("error", "FI_UNKNOWN")]
    [InlineData("transaction", "3")]
    [InlineData("forceState", "ON")]
    [InlineData("modelStatus", "Not charging: energy limit reached")]
    public void Channel_OfPro_HasUndefOnlyWhereItGivesNull(string channel, string state) => Assert.Equal(state, FeedBench.Read(channel, Replies.Pro));

    public static TheoryData<string> Channels => [.. ChargerChannels.All.Select(each => each.Id)];

    [Theory]
    [MemberData(nameof(Channels))]
    public void Channel_WithoutItsKey_IsUndef(string channel) => Assert.Equal("UNDEF", FeedBench.Read(channel, "{}"));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Channel_OfWrongTypes_IsUndef(string channel) => Assert.Equal("UNDEF", FeedBench.Read(channel, All("""{"a":[1,{"b":2}]}""")));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Channel_OfNumberTooLarge_IsUndef(string channel) => Assert.Equal("UNDEF", FeedBench.Read(channel, All("1e400")));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Channel_OfNull_IsUndefExceptTheLimit(string channel) =>
        Assert.Equal(channel == "sessionChargeEnergyLimit" ? "0 kWh" : "UNDEF", FeedBench.Read(channel, All("null")));

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("-Infinity")]
    [InlineData("inf")]
    [InlineData("1e400")]
    [InlineData("-1e999")]
    [InlineData("\"16\"")]
    [InlineData("true")]
    [InlineData("[16]")]
    public void WrongNumber_MakesOnlyItsChannelUndef(string number)
    {
        var bench = new FeedBench();

        Assert.True(bench.Apply($$"""{"amp":{{number}},"cbl":20,"nrg":[{{number}},231,230],"fwv":"NaN inf"}"""));

        Assert.Equal("UNDEF", bench.StateOf("maxCurrent"));
        Assert.Equal("20 A", bench.StateOf("cableCurrent"));
        Assert.Equal("UNDEF", bench.StateOf("voltageL1"));
        Assert.Equal("231 V", bench.StateOf("voltageL2"));
        Assert.Equal("NaN inf", bench.StateOf("firmware"));
    }

    [Theory]
    [InlineData("16", "16 A")]
    [InlineData("16.0", "16.0 A")]
    [InlineData("1.6e1", "16 A")]
    [InlineData("160E-1", "16.0 A")]
    public void Number_InAnyNotation_IsRead(string number, string state) => Assert.Equal(state, FeedBench.Read("maxCurrent", $$"""{"amp":{{number}}}"""));

    [Theory]
    [InlineData(0, "UNKNOWN")]
    [InlineData(1, "IDLE")]
    [InlineData(2, "CHARGING")]
    [InlineData(3, "WAITING_FOR_CAR")]
    [InlineData(4, "COMPLETE")]
    [InlineData(5, "ERROR")]
    [InlineData(6, "INITIALIZING")]
    [InlineData(7, "CODE_7")]
    [InlineData(-1, "CODE_-1")]
    [InlineData(1.5, "UNDEF")]
    public void PwmSignal_OfCode_IsItsWord(double code, string word) => Assert.Equal(word, FeedBench.Read("pwmSignal", FormattableString.Invariant($$"""{"car":{{code}}}""")));

    [Theory]
    [InlineData("\"055.7\"", 10, "CONTACTOR_MISS")]
    [InlineData("\"055.7\"", 11, "FI_UNKNOWN")]
    [InlineData("\"055.7\"", 12, "UNKNOWN")]
    [InlineData("\"055.7\"", 13, "OVERTEMP")]
    [InlineData("\"055.7\"", 14, "NO_COMM")]
    [InlineData("\"055.7\"", 15, "STATUS_LOCK_STUCK_OPEN")]
    [InlineData("\"055.7\"", 16, "STATUS_LOCK_STUCK_LOCKED")]
    [InlineData("\"055.7\"", 17, "CODE_17")]
    [InlineData("\"35.6-1-ga0d44e5\"", 14, "NO_COMM")]
    [InlineData("\"59.4\"", 10, "CONTACTOR_MISS")]
    [InlineData("\"59.4\"", 11, "CODE_11")]
    [InlineData("\"59.4\"", 12, "STATUS_LOCK_STUCK_OPEN")]
    [InlineData("\"59.4\"", 13, "STATUS_LOCK_STUCK_LOCKED")]
    [InlineData("\"59.4\"", 14, "FI_UNKNOWN")]
    [InlineData("\"59.4\"", 15, "UNKNOWN")]
    [InlineData("\"60.5\"", 16, "OVERTEMP")]
    [InlineData("\"60.5\"", 17, "NO_COMM")]
    [InlineData("\"60.5\"", 18, "CP_INVALID")]
    [InlineData("\"60.5\"", 23, "RDC_SELF_TEST_FAILED")]
    [InlineData("\"60.5\"", 99, "CODE_99")]
    [InlineData("null", 0, "NONE")]
    [InlineData("null", 9, "CONTACTOR_STUCK")]
    [InlineData("null", 14, "CODE_14")]
    [InlineData("\"beta\"", 14, "CODE_14")]
    public void Error_OfCode_DependsOnFirmware(string firmware, int code, string word) =>
        Assert.Equal(word, FeedBench.Read("error", $$"""{"err":{{code}},"fwv":{{firmware}}}"""));

    [Theory]
    [InlineData("""{"pha":[true,true,true,true,true,true],"psm":0,"pnp":1}""", "3")]
    [InlineData("""{"pha":[true,false,false,true,true,true],"psm":2,"pnp":3}""", "1")]
    [InlineData("""{"pha":[false,true,true,true,true,true],"psm":0}""", "2")]
    [InlineData("""{"pha":[false,false,false,true,true,true],"psm":1,"pnp":3}""", "1")]
    [InlineData("""{"pha":[false,false,false,true,true,true],"psm":2,"pnp":1}""", "3")]
    [InlineData("""{"pha":[false,false,false,true,true,true],"psm":0,"pnp":3}""", "3")]
    [InlineData("""{"pha":[false,false,false],"psm":0,"pnp":0}""", "0")]
    [InlineData("""{"pha":null,"psm":2}""", "3")]
    [InlineData("""{"pha":[null,null,null],"psm":1}""", "1")]
    [InlineData("""{"pha":"x","psm":1}""", "1")]
    [InlineData("""{"psm":0}""", "UNDEF")]
    [InlineData("""{"psm":0,"pnp":7}""", "UNDEF")]
    [InlineData("""{"psm":3,"pnp":1}""", "UNDEF")]
    [InlineData("""{"pha":[false,false,false],"pnp":3}""", "UNDEF")]
    public void ChargingPhases_FollowContactorThenModeThenCount(string json, string state) => Assert.Equal(state, FeedBench.Read("chargingPhases", json));

    [Theory]
    [InlineData("[36,30]", "36 °C", "30 °C")]
    [InlineData("[39]", "39 °C", "UNDEF")]
    [InlineData("[-16843.01]", "UNDEF", "UNDEF")]
    [InlineData("[-50,150]", "-50 °C", "150 °C")]
    [InlineData("[-50.01,150.01]", "UNDEF", "UNDEF")]
    [InlineData("[null,null,22.25,23]", "UNDEF", "UNDEF")]
    [InlineData("[]", "UNDEF", "UNDEF")]
    public void Temperatures_OutOfRangeOrMissing_AreUndef(string array, string first, string second)
    {
        Assert.Equal(first, FeedBench.Read("temperature1", $$"""{"tma":{{array}}}"""));
        Assert.Equal(second, FeedBench.Read("temperature2", $$"""{"tma":{{array}}}"""));
    }

    [Fact]
    public void ShortEnergyArray_MakesOnlyItsEndUndef()
    {
        const string Json = """{"nrg":[230,231,232,0,5,6]}""";

        Assert.Equal("232 V", FeedBench.Read("voltageL3", Json));
        Assert.Equal("6 A", FeedBench.Read("currentL2", Json));
        Assert.Equal("UNDEF", FeedBench.Read("currentL3", Json));
        Assert.Equal("UNDEF", FeedBench.Read("powerAll", Json));
    }

    [Theory]
    [InlineData(3, "CODE_3")]
    [InlineData(2, "ON")]
    public void ForceState_OfUnknownCode_ShowsTheNumber(int code, string state) => Assert.Equal(state, FeedBench.Read("forceState", $$"""{"frc":{{code}}}"""));

    [Theory]
    [InlineData(12, "Charging: solar surplus")]
    [InlineData(23, "Not charging: switching phases")]
    [InlineData(41, "Not charging: failsafe limit")]
    [InlineData(21, "CODE_21")]
    [InlineData(42, "CODE_42")]
    public void ModelStatus_OfCode_SaysWhy(int code, string state) => Assert.Equal(state, FeedBench.Read("modelStatus", $$"""{"modelStatus":{{code}}}"""));

    [Fact]
    public void KeyThatComesTwice_IsUnknown()
    {
        const string Json = """{"amp":10,"cbl":20,"amp":16}""";

        Assert.Equal("UNDEF", FeedBench.Read("maxCurrent", Json));
        Assert.Equal("20 A", FeedBench.Read("cableCurrent", Json));
    }

    [Fact]
    public void EscapedKey_IsTheSameKey() => Assert.Equal("10 A", FeedBench.Read("maxCurrent", """{"\u0061mp":10}"""));

    [Fact]
    public void ValueThatStaysTheSame_IsPublishedWithoutAllocating()
    {
        var bench = new FeedBench();
        var json = System.Text.Encoding.UTF8.GetBytes(Replies.V4.Replace("\"fwv\":\"59.4\",\"typ\":\"go-eCharger_V4\",\"sse\":\"400100\",\"oem\":\"go-e\",", "", StringComparison.Ordinal));
        for (var i = 0; i < 100; i++) bench.Apply(json);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) bench.Apply(json);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    private static string All(string value) =>
        $"{{{string.Join(',', Enumerable.Range(0, StatusKeyNames.Count).Select(i => $"\"{StatusKeyNames.NameOf((StatusKeys)(1 << i))}\":{value}"))}}}";
}
