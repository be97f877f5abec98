namespace HomeBinding.Simulator.GoECharger;

/// <summary>Prices, PV surplus, phases and load balancing.</summary>
internal static class SurplusKeys
{
    public static readonly Key[] All =
    [
        Key.Config("frm", "1", Types.Choice(2)),
        Key.Config("fup", "false", Types.Bool),
        Key.Config("awe", "false", Types.Bool),
        Key.Config("fst", "1400", Types.Float),
        Key.Config("fmt", "300000", Types.Int32),
        Key.Config("att", "25200", Types.Int32),
        Key.Config("ate", "12000", Types.Double),
        Key.Config("ara", "true", Types.Bool),
        Key.Config("acp", "true", Types.Bool),
        Key.Config("cco", "17.5", Types.Double),
        Key.Config("esk", "false", Types.Bool),
        Key.Config("fzf", "false", Types.Bool),
        Key.Config("pgt", "0", Types.Float),
        Key.Config("sh", "200", Types.Float),
        Key.Config("psh", "500", Types.Float),
        Key.Config("po", "-300", Types.Float),
        Key.Config("zfo", "200", Types.Float),
        Key.Live("psmd", static (b, j) => j.Int(b.PhaseSwitchMs), new Setter("int32_t", 0, 600_000) { Apply = static (b, v) => b.PhaseSwitchMs = v.Int }),
        Key.Config("sumd", "10000", Types.Int32),
        Key.Config("mpwst", "120000", Types.Int32),
        Key.Config("mptwt", "600000", Types.Int32),
        Key.Shown("mmp", static (b, j) => b.Meter.Value(j, Math.Round(b.Meter.HighestWatts, 1))),
        Key.Constant("tlf", "false"),
        Key.Constant("tls", "null"),
        Key.Constant("atp", "null"),
        Key.Shown("lpsc", static (b, j) => j.Int(b.UptimeMs - (b.Surplus.AgeMs ?? b.UptimeMs))),
        Key.Shown("inva", static (b, j) => j.IntOrNull(b.Surplus.AgeMs)),
        Key.Shown("pgrid", static (b, j) => WritePower(b, j, b.Surplus.Grid)),
        Key.Shown("ppv", static (b, j) => WritePower(b, j, b.Surplus.Pv)),
        Key.Shown("pakku", static (b, j) => WritePower(b, j, b.Surplus.Battery)),
        Key.Shown("deltap", static (b, j) => b.Meter.Value(j, b.Surplus.IsFresh ? -b.Surplus.Grid : 0)),
        Key.Shown("pnp", static (b, j) => j.Int(b.LastPhases)),
        Key.Shown("deltaa", static (b, j) => b.Meter.Value(j, b.Surplus.IsFresh ? Math.Round(-b.Surplus.Grid / 690, 3) : 0)),
        Key.Shown("pvopt_averagePGrid", static (b, j) => b.Meter.Value(j, b.Surplus.IsFresh ? b.Surplus.Grid : 0)),
        Key.Shown("pvopt_averagePPv", static (b, j) => b.Meter.Value(j, b.Surplus.IsFresh ? b.Surplus.Pv ?? 0 : 0)),
        Key.Shown("pvopt_averagePAkku", static (b, j) => b.Meter.Value(j, b.Surplus.IsFresh ? b.Surplus.Battery ?? 0 : 0)),
        Key.Config("ct", "\"\"", Types.Text),
        Key.Config("mci", "0", Types.Int32),
        Key.Config("mcpd", "0", Types.Int32),
        Key.Config("mcpea", "null", Types.OptionalInt64),
        Key.Config("su", "false", Types.Bool),
        Key.Config("sua", "false", Types.Bool),
        Key.Shown("var", static (b, j) => j.Int(b.Options.Variant)),
        Key.Config("loe", "false", Types.Bool),
        Key.Config("log", "\"\"", Types.Text),
        Key.Config("lop", "50", Types.UInt16),
        Key.Config("lof", "0", Types.UInt8),
        Key.Config("map", "[1,2,3]", Types.Array),
        Key.Config("upo", "false", Types.Bool).NotOnPro(),
        Key.Shown("pwm", static (b, j) => j.Int(b.Surplus.Phases == 1 ? 1 : 2)),
        Key.Constant("lfspt", "null"),
        Key.Constant("fsptws", "null"),
        Key.Config("spl3", "4200", Types.Float),
        Key.Live("psm", static (b, j) => j.Int(b.PhaseMode), new Setter("uint8_t", 0, 2) { Apply = static (b, v) => b.PhaseMode = v.Int }),
    ];

    private static void WritePower(Box box, JsonBuffer buffer, double? watts)
    {
        if (box.Surplus.IsFresh && watts is { } value)
        {
            box.Meter.Value(buffer, value);
        }
        else
        {
            buffer.Null();
        }
    }
}
