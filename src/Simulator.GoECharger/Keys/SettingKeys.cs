namespace HomeBinding.Simulator.GoECharger;

/// <summary>Lights, limits, buttons, delays, schedules.</summary>
internal static class SettingKeys
{
    private const string Schedule =
        """{"control":0,"ranges":[{"begin":{"hour":0,"minute":0,"second":0},"end":{"hour":0,"minute":0,"second":0}},{"begin":{"hour":0,"minute":0,"second":0},"end":{"hour":0,"minute":0,"second":0}}]}""";

    public static readonly Key[] All =
    [
        Key.Constant("led", """{"id":5,"name":"DefaultLedAnimation","norwayOverlay":true,"modeOverlay":true,"subtype":"renderCmds","ranges":[{"from":0,"to":31,"colors":["#0000FF"]}]}"""),
        Key.Config("lbr", "160", Types.UInt8),
        Key.Live("lmo", static (b, j) => j.Int(b.LogicMode), new Setter("uint8_t", 3, 5) { Apply = static (b, v) => b.LogicMode = v.Int }),
        Key.Live("ama", static (b, j) => j.Int(b.MaxAmp), new Setter("uint8_t", 6, 32) { Apply = static (b, v) => b.MaxAmp = v.Int }),
        Key.Live("tcl", static (b, j) => j.IntOrNull(b.TemporaryLimit), new Setter("uint8_t", 6, 32) { Nullable = true, Apply = SetTemporaryLimit }),
        Key.Config("die", "false", Types.Bool),
        Key.Config("dii", "false", Types.Bool),
        Key.Config("la1", "16", new Setter("uint8_t", 6, 32)),
        Key.Config("la3", "16", new Setter("uint8_t", 6, 32)),
        Key.Config("di1", "false", Types.Bool),
        Key.Config("pgr", "false", Types.Bool),
        Key.Config("pdi", "false", Types.Bool),
        Key.Config("clp", "[6,8,10,13,16]", Types.Array),
        Key.Config("bac", "true", Types.Bool).Before(54),
        Key.Config("bac", "1", Types.Choice(3)).NotOnPro().Since(54),
        Key.Config("sdp", "1", Types.Choice(3)).NotOnPro(),
        Key.Constant("lbp", "null").NotOnPro(),
        Key.Live("amp", static (b, j) => j.Int(b.Amp), new Setter("uint8_t", 6, 32) { Apply = static (b, v) => b.Amp = v.Int }),
        Key.Live("fna", static (b, j) => j.String(b.Options.Name ?? $"Simulated charger {b.Options.Serial}"), Types.Text),
        Key.Constant("isgo", "false"),
        Key.Constant("simo", "false"),
        Key.Constant("aus", "false"),
        Key.Config("rdbs", "0", Types.Int32),
        Key.Config("rdes", "0", Types.Int32),
        Key.Config("rdbf", "0", Types.Int32),
        Key.Config("rdef", "0", Types.Int32),
        Key.Config("rdre", "0", Types.Int32),
        Key.Config("rdpl", "0", Types.Int32),
        Key.Config("rdbse", "null", Types.OptionalInt64),
        Key.Config("rdese", "null", Types.OptionalInt64),
        Key.Config("rdbfe", "null", Types.OptionalInt64),
        Key.Config("rdefe", "null", Types.OptionalInt64),
        Key.Config("rdree", "null", Types.OptionalInt64),
        Key.Config("rdple", "null", Types.OptionalInt64),
        Key.Config("cid", "\"#1040FF\"", Types.Text),
        Key.Config("cwc", "\"#FFC000\"", Types.Text),
        Key.Config("cch", "\"#00B0FF\"", Types.Text),
        Key.Config("cfi", "\"#20E040\"", Types.Text),
        Key.Live("ust", static (b, j) => j.Int(b.UnlockSetting), new Setter("uint8_t", 0, 2) { Apply = static (b, v) => b.UnlockSetting = v.Int }).NotOnPro(),
        Key.Shown("lck", static (b, j) => j.Int(b.UnlockSetting)).NotOnPro(),
        Key.Config("sch_week", Schedule, Types.Object),
        Key.Config("sch_satur", Schedule, Types.Object),
        Key.Config("sch_sund", Schedule, Types.Object),
        Key.Config("nmo", "false", Types.Bool),
    ];

    private static void SetTemporaryLimit(Box box, SetValue value)
    {
        box.TemporaryLimit = value.IntOrNull;
        LogicCycle.ExtendTemporaryLimit(box);
    }
}
