using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger.Tests;

/// <summary>A reply as it came over the wire, and the JSON in it when there is one.</summary>
internal sealed class RawReply(string text)
{
    public string Text { get; } = text;

    public string Head => Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public int Status => int.Parse(Text.AsSpan(9, 3), CultureInfo.InvariantCulture);

    public List<string> Chunks
    {
        get
        {
            var chunks = new List<string>();
            var rest = Encoding.UTF8.GetBytes(Text[(Head.Length + 4)..]).AsSpan();
            while (true)
            {
                var line = rest.IndexOf("\r\n"u8);
                var size = int.Parse(Encoding.ASCII.GetString(rest[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                rest = rest[(line + 2)..];
                if (size == 0)
                {
                    Assert.Equal("\r\n", Encoding.ASCII.GetString(rest));
                    return chunks;
                }

                chunks.Add(Encoding.UTF8.GetString(rest[..size]));
                rest = rest[(size + 2)..];
            }
        }
    }

    public string Body => string.Concat(Chunks);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IEnumerable<string> Keys => Json.EnumerateObject().Select(p => p.Name);
}
