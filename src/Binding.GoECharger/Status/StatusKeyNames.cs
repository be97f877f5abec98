using System.Numerics;
using System.Text;

namespace HomeBinding.GoECharger;

/// <summary>The keys as the charger writes them.</summary>
internal static class StatusKeyNames
{
    private static readonly byte[][] Names =
    [
        "amp"u8.ToArray(), "ama"u8.ToArray(), "mca"u8.ToArray(), "psm"u8.ToArray(), "pnp"u8.ToArray(), "car"u8.ToArray(), "err"u8.ToArray(),
        "dwo"u8.ToArray(), "wh"u8.ToArray(), "eto"u8.ToArray(), "cbl"u8.ToArray(), "frc"u8.ToArray(), "trx"u8.ToArray(),
        "modelStatus"u8.ToArray(), "var"u8.ToArray(), "alw"u8.ToArray(), "pha"u8.ToArray(), "nrg"u8.ToArray(), "tma"u8.ToArray(),
        "sse"u8.ToArray(), "typ"u8.ToArray(), "fwv"u8.ToArray(), "oem"u8.ToArray(),
    ];

    public static int Count => Names.Length;

    /// <summary>The position of a single key, from 0.</summary>
    public static int IndexOf(StatusKeys key) => BitOperations.TrailingZeroCount((uint)key);

    /// <summary>The key of a name; <see cref="StatusKeys.None"/> for one that the binding has no use for.</summary>
    public static StatusKeys Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Names.Length; i++)
            if (name.SequenceEqual(Names[i])) return (StatusKeys)(1 << i);
        return StatusKeys.None;
    }

    /// <summary>The name of a single key.</summary>
    public static string NameOf(StatusKeys key) => Encoding.ASCII.GetString(Names[IndexOf(key)]);

    /// <summary>The names of several keys, separated by commas.</summary>
    public static string Join(StatusKeys keys)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Names.Length; i++)
        {
            var key = (StatusKeys)(1 << i);
            if ((keys & key) == 0) continue;
            if (text.Length > 0) text.Append(',');
            text.Append(NameOf(key));
        }
        return text.ToString();
    }
}
