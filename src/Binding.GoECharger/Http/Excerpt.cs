using System.Text;

namespace HomeBinding.GoECharger;

/// <summary>A short, printable piece of what a device sent, for messages.</summary>
internal static class Excerpt
{
    private const int Longest = 200;

    public static string Of(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetString(utf8.Length > Longest * 4 ? utf8[..(Longest * 4)] : utf8));

    public static string Of(string text)
    {
        var printable = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var c in text.AsSpan().Trim())
        {
            if (printable.Length == Longest) return printable.Append('…').ToString();
            printable.Append(char.IsControl(c) ? ' ' : c);
        }
        return printable.ToString();
    }
}
