using System.Buffers.Text;

namespace HomeBinding.Simulator.GoECharger;

internal static class UrlDecoder
{
    /// <summary>Appends the text with its percent escapes resolved; a broken escape stays as it is.</summary>
    public static void Decode(ReadOnlySpan<byte> text, JsonBuffer into)
    {
        while (text.IndexOf((byte)'%') is var escape and >= 0)
        {
            into.Raw(text[..escape]);
            if (escape + 2 < text.Length && Utf8Parser.TryParse(text.Slice(escape + 1, 2), out byte value, out var used, 'x') && used == 2)
            {
                into.Byte(value);
                text = text[(escape + 3)..];
            }
            else
            {
                into.Byte((byte)'%');
                text = text[(escape + 1)..];
            }
        }

        into.Raw(text);
    }
}
