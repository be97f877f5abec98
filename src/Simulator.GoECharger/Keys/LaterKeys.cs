namespace HomeBinding.Simulator.GoECharger;

/// <summary>What newer firmware has added, what only some models have, and what can only be set.</summary>
internal static class LaterKeys
{
    public static readonly Key[] All =
    [
        Key.Shown("cll", WriteLimits).Since(55, 6),
        Key.Config("ufe", "false", Types.Bool).Since(56),
        Key.Config("ufm", "0", Types.Choice(1)).Since(56),
        Key.Config("ufa", "49.79999924", Types.Float).Since(56),
        Key.Config("ufs", "49", Types.Float).Since(56),
        Key.Constant("lbl", "null").Since(56).NotOnPro(),
        Key.Shown("avgfhz", static (b, j) => b.Meter.Value(j, Math.Round(b.Meter.Frequency, 3))).Since(56),
        Key.Shown("rfb", static (b, j) => j.Int(b.ContactorPhases == 0 ? 0 : 1673)).NotOnPro(),
        Key.Constant("fwc", "\"1.0\"").NotOnPro(),
        Key.Constant("ccrv", "\"1.0\"").NotOnPro(),
        Key.Constant("ccu", "null").NotOnPro(),
        Key.Config("cae", "false", Types.Bool).NotOnPro(),
        Key.Constant("styp", "\"\"").OnlyOnPro(),
        Key.Shown("tab", static (b, j) => j.Int(new DateTimeOffset(b.UtcNow, TimeSpan.Zero).ToUnixTimeMilliseconds() - b.UptimeMs)).Since(56, 9),
        Key.Constant("lto", "3600000").Since(56, 9),
        Key.Constant("evt", "null").Since(56, 9),
        Key.Constant("dsrc", "null").Since(56, 9),
        Key.Config("pco", "\"\"", Types.Text).Since(56, 9),
        Key.Shown("wo", static (b, j) => b.Meter.Value(j, 0)).Since(60),
        .. Cards(),
        Key.WriteOnly("ids", new Setter("object") { Nullable = true, Apply = ReceiveInverterData }),
        Key.WriteOnly("rst", Types.Any with { Apply = static (b, _) => b.RebootRequested = true }),
    ];

    private static IEnumerable<Key> Cards()
    {
        for (var i = 0; i < 10; i++)
        {
            yield return Key.Config($"c{i}n", "\"n/a\"", Types.Text).OnlyOnPro().Since(60);
            yield return Key.Config($"c{i}e", "0", Types.Double).OnlyOnPro().Since(60);
            yield return Key.Config($"c{i}i", "false", Types.Any).OnlyOnPro().Since(60);
        }
    }

    private static void WriteLimits(Box box, JsonBuffer buffer)
    {
        buffer.Byte((byte)'{');
        if (box.Has16AmpAdapter)
        {
            buffer.Raw("\"adapterCurrentLimit\":16,"u8);
        }

        if (box.Car is { } car)
        {
            buffer.Raw("\"cableCurrentLimit\":"u8);
            buffer.Int(car.CableCurrent);
            buffer.Byte((byte)',');
        }

        buffer.Raw("\"currentLimitMax\":"u8);
        buffer.Int(box.MaxAmp);
        buffer.Raw(",\"requestedCurrent\":"u8);
        buffer.Int(box.Amp);
        buffer.Raw(",\"temperatureCurrentLimit\":"u8);
        buffer.Int(box.TemperatureLimit);
        if (box.TemporaryLimit is { } temporary)
        {
            buffer.Raw(",\"temporaryCurrentLimit\":"u8);
            buffer.Int(temporary);
        }

        buffer.Raw(",\"unsymetryCurrentLimit\":32}"u8);
    }

    private static void ReceiveInverterData(Box box, SetValue value)
    {
        if (value.IsNull)
        {
            box.Surplus.Receive(null, null, null);
            return;
        }

        using var document = System.Text.Json.JsonDocument.Parse(value.Json);
        double? Find(string name) =>
            document.RootElement.TryGetProperty(name, out var element) && element.ValueKind == System.Text.Json.JsonValueKind.Number
                ? element.GetDouble()
                : null;
        box.Surplus.Receive(Find("pGrid"), Find("pPv"), Find("pAkku"));
    }
}
