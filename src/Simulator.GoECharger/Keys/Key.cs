using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Writes a key's value as of the last logic cycle.</summary>
internal delegate void ValueWriter(Box box, JsonBuffer buffer);

/// <summary>One key of the API: how it is read, how it is set, and on which boxes it exists.</summary>
internal sealed class Key(string name, ValueWriter? write)
{
    private byte[]? _default;

    public string Name { get; } = name;

    /// <summary>The name as it stands in a reply, with quotes and colon.</summary>
    public byte[] Label { get; } = Encoding.UTF8.GetBytes($"\"{name}\":");

    public bool Readable => write is not null || _default is not null;

    public Setter? Setter { get; private init; }

    public Func<ChargerModel, bool> OnModel { get; private init; } = static _ => true;

    public Func<FirmwareVersion, bool> InFirmware { get; private init; } = static _ => true;

    /// <summary>A key that always reads the same.</summary>
    public static Key Constant(string name, string json) => new(name, null) { _default = Encoding.UTF8.GetBytes(json) };

    /// <summary>A key that is only shown.</summary>
    public static Key Shown(string name, ValueWriter write) => new(name, write);

    /// <summary>A setting that has no part in the logic: it reads what was set last.</summary>
    public static Key Config(string name, string json, Setter setter) =>
        new(name, null) { _default = Encoding.UTF8.GetBytes(json), Setter = setter };

    /// <summary>A setting that the logic uses.</summary>
    public static Key Live(string name, ValueWriter write, Setter setter) => new(name, write) { Setter = setter };

    /// <summary>A key that can only be set.</summary>
    public static Key WriteOnly(string name, Setter setter) => new(name, null) { Setter = setter };

    public Key NotOnPro() => With(static model => model != ChargerModel.Pro, InFirmware);

    public Key OnlyOnPro() => With(static model => model == ChargerModel.Pro, InFirmware);

    public Key Since(int major, int minor = 0) => With(OnModel, firmware => firmware.AtLeast(major, minor));

    public Key Before(int major) => With(OnModel, firmware => !firmware.AtLeast(major));

    public void Write(Box box, JsonBuffer buffer)
    {
        if (box.Stored is { } stored && stored.TryGetValue(this, out var set))
        {
            buffer.Raw(set);
        }
        else if (write is not null)
        {
            write(box, buffer);
        }
        else
        {
            buffer.Raw(_default);
        }
    }

    private Key With(Func<ChargerModel, bool> onModel, Func<FirmwareVersion, bool> inFirmware) =>
        new(Name, write) { _default = _default, Setter = Setter, OnModel = onModel, InFirmware = inFirmware };
}
