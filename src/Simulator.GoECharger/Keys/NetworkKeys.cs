namespace HomeBinding.Simulator.GoECharger;

/// <summary>The head of the list: totals, identity, network and clock.</summary>
internal static class NetworkKeys
{
    private const string EmptyWifi =
        """{"ssid":"","key":false,"useStaticIp":false,"staticIp":"0.0.0.0","staticSubnet":"0.0.0.0","staticGateway":"0.0.0.0","useStaticDns":false,"staticDns0":"0.0.0.0","staticDns1":"0.0.0.0","staticDns2":"0.0.0.0"}""";

    public static readonly Key[] All =
    [
        Key.Shown("alw", static (b, j) => j.Bool(b.Allowed)),
        Key.Shown("acu", static (b, j) => j.IntOrNull(b.Allowed ? b.AllowedCurrent : null)),
        Key.Shown("adi", static (b, j) => j.Bool(b.Has16AmpAdapter)),
        Key.Live("dwo", WriteEnergyLimit, new Setter("double", 0) { Nullable = true, Apply = static (b, v) => b.EnergyLimitWh = v.IsNull ? null : v.Number }),
        Key.Shown("tpa", static (b, j) => b.Meter.Value(j, Math.Round(b.Meter.AverageWatts, 2))),
        Key.Shown("sse", static (b, j) => j.String(b.Options.Serial)),
        Key.Shown("eto", static (b, j) => j.Int((long)b.TotalWh)),
        Key.Config("wifis", "[" + EmptyWifi + "," + EmptyWifi + "]", Types.Array),
        Key.Constant("scan", """[{"ssid":"Neighbour","encryptionType":3,"rssi":-81,"channel":6,"bssid":"02:00:00:00:00:17"}]"""),
        Key.Constant("lwf", "null"),
        Key.Shown("scaa", static (b, j) => j.Int(Math.Max(0, b.UptimeMs - 41_000))),
        Key.Constant("wst", "3"),
        Key.Constant("wsc", "0"),
        Key.Constant("wsm", "\"\""),
        Key.Constant("wsl", "[]"),
        Key.Constant("wsms", "3"),
        Key.Constant("ccw", """{"ssid":"Sunny Side","encryptionType":3,"pairwiseCipher":4,"groupCipher":4,"b":true,"g":true,"n":true,"lr":false,"wps":false,"ftmResponder":false,"ftmInitiator":false,"channel":6,"bssid":"02:00:00:00:00:01","ip":"127.0.0.1","netmask":"255.0.0.0","gw":"127.0.0.1","ipv6":["FE80::1"]}"""),
        Key.Constant("wfb", "null").NotOnPro(),
        Key.Constant("wcb", "\"02:00:00:00:00:01\"").NotOnPro(),
        Key.Constant("wpb", """["02:00:00:00:00:01"]""").NotOnPro(),
        Key.Constant("nif", "\"st\""),
        Key.Constant("dns", """{"dns0":"127.0.0.53","dns1":"0.0.0.0","dns2":"0.0.0.0"}"""),
        Key.Shown("host", static (b, j) => j.String($"go-echarger_{b.Options.Serial}")),
        Key.Shown("rssi", static (b, j) => j.Int(-62 + (int)(6 * Noise.Smooth(b.Seed, b.Second, 60, 50)))),
        Key.Config("wda", "true", Types.Bool),
        Key.Config("tse", "true", Types.Bool).NotOnPro(),
        Key.Constant("tsss", "0").NotOnPro(),
        Key.Config("tof", "60", Types.Int32),
        Key.Config("tds", "0", Types.Choice(3)),
        Key.Config("tzt", "\"Europe/Vienna\"", Types.Text),
        Key.Shown("utc", static (b, j) => j.Time(b.UtcNow, "'\"'yyyy-MM-dd'T'HH:mm:ss.fff'\"'")),
        Key.Shown("loc", static (b, j) => j.Time(b.UtcNow.AddHours(1), "'\"'yyyy-MM-dd'T'HH:mm:ss.fff' +01:00\"'")),
    ];

    private static void WriteEnergyLimit(Box box, JsonBuffer buffer)
    {
        if (box.EnergyLimitWh is { } limit)
        {
            buffer.Number(limit, box.Digits);
        }
        else
        {
            buffer.Null();
        }
    }
}
