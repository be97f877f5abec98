namespace HomeBinding.Simulator.GoECharger;

/// <summary>The state of charging and the box's constants.</summary>
internal static class ChargingKeys
{
    public static readonly Key[] All =
    [
        Key.Shown("fsp", static (b, j) => j.Bool(b.SinglePhaseWanted)).Before(59),
        ReadOnlyPhase(),
        Key.Live("acs", static (b, j) => j.Int(b.Access), new Setter("uint8_t", 0, 2) { Apply = static (b, v) => b.Access = v.Int }),
        Key.Live("frc", static (b, j) => j.Int(b.Force), new Setter("uint8_t", 0, 2) { Apply = static (b, v) => b.Force = v.Int }),
        Key.Shown("rbc", static (b, j) => j.Int(b.Reboots)),
        Key.Shown("rbt", static (b, j) => j.Int(b.UptimeMs)),
        Key.Shown("car", static (b, j) => j.Int((int)b.CarState)),
        Key.Shown("err", static (b, j) => j.Int(b.Error)),
        Key.Shown("cbl", static (b, j) => j.IntOrNull(b.Car?.CableCurrent)).NotOnPro(),
        Key.Shown("pha", WriteContactor),
        Key.Shown("wh", static (b, j) => j.Number(Math.Round(b.SessionWh, 5), b.Digits)),
        Key.Live("trx", static (b, j) => j.IntOrNull(b.Transaction), new Setter("uint8_t", 0, 10) { Nullable = true, Apply = static (b, v) => b.Transaction = v.IntOrNull }),
        Key.Shown("fwv", static (b, j) => j.String(b.Options.EffectiveFirmware)),
        Key.Constant("oem", "\"go-e\""),
        Key.Shown("typ", static (b, j) => j.String(TypeName(b.Options.Model))),
        Key.Config("lse", "false", Types.Bool),
        Key.Shown("cdi", WriteDuration),
        Key.Shown("lccfi", static (b, j) => j.IntOrNull(b.LastFromIdle)),
        Key.Shown("lccfc", static (b, j) => j.IntOrNull(b.LastFromCharging)),
        Key.Shown("lcctc", static (b, j) => j.IntOrNull(b.LastToCharging)),
        Key.Shown("tma", WriteTemperatures),
        Key.Shown("amt", static (b, j) => j.Int(b.TemperatureLimit)),
        Key.Shown("nrg", static (b, j) => b.Meter.WriteEnergyArray(j)),
        Key.Shown("modelStatus", static (b, j) => j.Int((int)b.ModelStatus)),
        Key.Shown("lmsc", static (b, j) => j.Int(b.ModelStatusSince)),
        Key.Live("mca", static (b, j) => j.Int(b.MinAmp), new Setter("uint8_t", 6, 32) { Apply = static (b, v) => b.MinAmp = v.Int }),
        Key.Config("awc", "0", Types.UInt16),
        Key.Config("awp", "3", Types.Float),
        Key.Shown("awcp", WritePrice),
    ];

    public static string TypeName(ChargerModel model) => model switch
    {
        ChargerModel.V3 => "go-eCharger",
        ChargerModel.Pro => "go-eCharger_Pro",
        _ => "go-eCharger_V4",
    };

    private static Key ReadOnlyPhase() =>
        Key.Live("fsp", static (b, j) => j.Bool(b.SinglePhaseWanted), new Setter("bool")
        {
            Refusal = "this parameter is only showing the current state and readonly, to change the preference, use psm",
        }).Since(59);

    private static void WriteContactor(Box box, JsonBuffer buffer)
    {
        for (var phase = 0; phase < 3; phase++)
        {
            buffer.Byte(phase == 0 ? (byte)'[' : (byte)',');
            buffer.Bool(phase < box.ContactorPhases);
        }

        buffer.Raw(",true,true,true]"u8);
    }

    private static void WriteDuration(Box box, JsonBuffer buffer)
    {
        var charging = box.CarState == CarState.Charging;
        var value = charging ? box.UptimeMs - (box.LastToCharging ?? box.UptimeMs)
            : Math.Max(0, (box.LastFromCharging ?? 0) - (box.LastToCharging ?? 0));
        buffer.Raw(charging ? "{\"type\":0,\"value\":"u8 : "{\"type\":1,\"value\":"u8);
        buffer.Int(value);
        buffer.Byte((byte)'}');
    }

    private static void WriteTemperatures(Box box, JsonBuffer buffer)
    {
        var steps = box.Options.Model == ChargerModel.V4 ? 2 : 8;
        var port = Math.Round(box.Temperature * steps) / steps;
        var board = Math.Round((box.Temperature + 3.2) * steps) / steps;
        buffer.Raw(box.Options.Model == ChargerModel.Pro ? "[null,null,"u8 : "["u8);
        buffer.Number(port, box.Digits);
        buffer.Byte((byte)',');
        buffer.Number(board, box.Digits);
        if (box.Options.Model == ChargerModel.Pro)
        {
            buffer.Byte((byte)',');
            buffer.Number(port - 0.5, box.Digits);
            buffer.Raw(",null"u8);
        }

        buffer.Byte((byte)']');
    }

    private static void WritePrice(Box box, JsonBuffer buffer)
    {
        var hour = new DateTimeOffset(box.UtcNow, TimeSpan.Zero).ToUnixTimeSeconds() / 3600;
        buffer.Raw("{\"start\":"u8);
        buffer.Int(hour * 3600);
        buffer.Raw(",\"end\":"u8);
        buffer.Int((hour + 1) * 3600);
        buffer.Raw(",\"marketprice\":"u8);
        box.Meter.Value(buffer, Math.Round(11 + (6 * Noise.At(0, hour, 60)), 3));
        buffer.Byte((byte)'}');
    }
}
