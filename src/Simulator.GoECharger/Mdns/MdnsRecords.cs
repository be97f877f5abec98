using System.Net;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>What a box announces: its web server and go-e's own service type, and where both are.</summary>
internal static class MdnsRecords
{
    private const int Ttl = 120;

    public static IReadOnlyList<MdnsAnswer> Of(ChargerOptions options, IPEndPoint address)
    {
        string[] host = [$"go-echarger_{options.Serial}", "local"];
        var model = options.Model switch { ChargerModel.V3 => "go-eCharger", ChargerModel.Pro => "go-eCharger_Pro", _ => "go-eCharger_V4" };
        string[][] types = [["_http", "_tcp", "local"], [options.Model == ChargerModel.V3 ? "_go-e_go-eCharger" : "_go-e_go-eCharger_V4", "_tcp", "local"]];
        string[] txt =
        [
            "manufacturer=go-e",
            $"serial={options.Serial}",
            $"devicetype={model}",
            $"friendly_name={options.Name ?? $"Simulated charger {options.Serial}"}",
            "protocol=2",
            $"version={options.EffectiveFirmware}",
        ];
        return
        [
            .. types.SelectMany(type => OfType(type, [$"go-eCharger_{options.Serial}", .. type], host, (ushort)address.Port, txt)),
            new MdnsAnswer(host, MdnsType.A, Ttl, packet => packet.Address(address.Address)),
        ];
    }

    private static IEnumerable<MdnsAnswer> OfType(string[] type, string[] instance, string[] host, ushort port, string[] txt)
    {
        yield return new MdnsAnswer(type, MdnsType.Ptr, Ttl, packet => packet.Name(instance)) { Target = instance };
        yield return new MdnsAnswer(instance, MdnsType.Srv, Ttl, packet =>
        {
            packet.UInt16(0);
            packet.UInt16(0);
            packet.UInt16(port);
            packet.Name(host);
        });
        yield return new MdnsAnswer(instance, MdnsType.Txt, Ttl, packet =>
        {
            foreach (var text in txt)
            {
                packet.Text(text);
            }
        });
    }
}
