using System.Globalization;
using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// The API v1: every scalar is a string, current in 0.1 A, power in 0.1 kW (total 0.01 kW),
/// total energy and limit in 0.1 kWh, session energy in units of 10 Ws.
/// </summary>
internal static class LegacyApi
{
    public static void WriteStatus(Box box, JsonBuffer j)
    {
        j.Raw("{\"version\":\"B\""u8);
        Number(j, "rbc", box.Reboots);
        Number(j, "rbt", box.UptimeMs);
        Number(j, "car", Math.Clamp((int)box.CarState, 1, 4));
        Number(j, "amx", box.Amp);
        Number(j, "amp", box.Amp);
        Number(j, "err", box.Error);
        Number(j, "ast", box.Access);
        Number(j, "alw", box.Allowed ? 1 : 0);
        Number(j, "stp", box.EnergyLimitWh is null ? 0 : 2);
        Number(j, "cbl", box.CableCurrent);
        Number(j, "pha", 0b111000 | ((1 << box.ContactorPhases) - 1));
        Number(j, "fsp", box.SinglePhaseWanted ? 1 : 0);
        j.Raw(",\"tma\":["u8);
        j.Number(Math.Round(box.Temperature * 8) / 8, box.Digits);
        j.Byte((byte)',');
        j.Number(Math.Round((box.Temperature + 3.2) * 8) / 8, box.Digits);
        j.Byte((byte)']');
        Number(j, "dws", (long)(box.SessionWh * 360));
        Number(j, "dwo", (long)Math.Round((box.EnergyLimitWh ?? 0) / 100));
        Number(j, "adi", box.Has16AmpAdapter ? 1 : 0);
        Number(j, "uby", 0);
        Number(j, "eto", (long)(box.TotalWh / 100));
        Number(j, "wst", 3);
        Text(j, "fwv", box.Options.EffectiveFirmware);
        j.Raw(",\"nrg\":"u8);
        box.Meter.WriteLegacyArray(j);
        Text(j, "sse", box.Options.Serial);
        Number(j, "ama", box.MaxAmp);
        Number(j, "ust", box.UnlockSetting);
        Number(j, "dto", 0);
        Number(j, "nmo", 0);
        Number(j, "lbr", (long)box.StoredNumber("lbr", 160));
        j.Byte((byte)'}');
    }

    /// <summary>Carries out <c>payload=key=value</c>. What v1 does not know is ignored, as it answers with the status in any case.</summary>
    public static void Set(Box box, ReadOnlySpan<byte> payload)
    {
        var equals = payload.IndexOf((byte)'=');
        if (equals <= 0 || !int.TryParse(payload[(equals + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return;
        }

        var (name, number) = Encoding.Latin1.GetString(payload[..equals]) switch
        {
            "amx" or "amp" => ("amp", value),
            "alw" => ("frc", value == 0 ? 1 : 0),
            "ast" => ("acs", value),
            "dwo" => ("dwo", value * 100),
            "ama" => ("ama", value),
            "ust" => ("ust", value),
            "lbr" => ("lbr", value),
            _ => ("", 0),
        };
        var json = name == "dwo" && number == 0 ? "null" : number.ToString(CultureInfo.InvariantCulture);
        if (box.Catalogue.TryFind(name, out var key) && key.Setter is { } setter
            && ValueParser.Parse(Encoding.UTF8.GetBytes(json), out var parsed) is null && setter.Check(parsed) is null)
        {
            box.Pending.Add((key, parsed));
        }
    }

    private static void Number(JsonBuffer j, string key, long value)
    {
        Name(j, key);
        j.Byte((byte)'"');
        j.Int(value);
        j.Byte((byte)'"');
    }

    private static void Text(JsonBuffer j, string key, string value)
    {
        Name(j, key);
        j.String(value);
    }

    private static void Name(JsonBuffer j, string key)
    {
        j.Byte((byte)',');
        j.String(key);
        j.Byte((byte)':');
    }
}
