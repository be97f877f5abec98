using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>All keys in the order in which a box lists them, and which of them a model and firmware support.</summary>
internal sealed class KeyCatalogue
{
    private static readonly ConcurrentDictionary<(ChargerModel, FirmwareVersion), KeyCatalogue> Catalogues = new();
    private readonly Dictionary<string, int> _index = [];

    private KeyCatalogue(ChargerModel model, FirmwareVersion firmware)
    {
        Key[] all =
        [
            .. NetworkKeys.All, .. SettingKeys.All, .. ChargingKeys.All, .. SurplusKeys.All,
            .. ConnectionKeys.All, .. LaterKeys.All,
        ];

        // A PRO lists what it lacks as null, the others leave it out.
        Keys = [.. all.Where(k => k.InFirmware(firmware) && (model == ChargerModel.Pro || k.OnModel(model)))];
        Supported = [.. Keys.Select(k => k.OnModel(model))];
        for (var i = 0; i < Keys.Length; i++)
        {
            _index.Add(Keys[i].Name, i);
        }
    }

    public Key[] Keys { get; }

    public bool[] Supported { get; }

    public static KeyCatalogue For(ChargerModel model, FirmwareVersion firmware) =>
        Catalogues.GetOrAdd((model, firmware), static id => new KeyCatalogue(id.Item1, id.Item2));

    public int IndexOf(ReadOnlySpan<char> name) =>
        _index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var index) ? index : -1;

    public bool TryFind(ReadOnlySpan<char> name, [NotNullWhen(true)] out Key? key)
    {
        var index = IndexOf(name);
        key = index >= 0 && Supported[index] ? Keys[index] : null;
        return key is not null;
    }
}
