using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace HomeBinding.GoECharger;

/// <summary>The body of <c>/api/set</c>: for each key true, or the charger's words on why not.</summary>
internal sealed class SetReply
{
    private const int MaxEntries = 100;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };
    private readonly Dictionary<string, string?> _complaints = new(StringComparer.Ordinal);

    private SetReply()
    {
    }

    /// <summary>Why a key was not taken, in the charger's words; null if it was.</summary>
    public string? ComplaintOf(string key) =>
        _complaints.TryGetValue(key, out var complaint) ? complaint : $"The charger's answer says nothing of {key}.";

    /// <summary>Reads a body; false if it is not a JSON object.</summary>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out SetReply? reply)
    {
        reply = null;
        try
        {
            var read = new SetReply();
            var reader = new Utf8JsonReader(body, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                read.Add(key, ReadComplaint(ref reader, body));
            }
            if (reader.Read()) return false;
            reply = read;
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperation: text that is not UTF-8.
            return false;
        }
    }

    private static string? ReadComplaint(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return null;
            case JsonTokenType.String:
                return Excerpt.Of(reader.GetString()!);
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return $"The charger answers {Excerpt.Of(body[start..(int)reader.BytesConsumed])} where true was expected.";
        }
    }

    private void Add(string key, string? complaint)
    {
        // A key that comes twice counts as taken only if it was taken both times.
        if (_complaints.TryGetValue(key, out var first)) _complaints[key] = first ?? complaint;
        else if (_complaints.Count < MaxEntries) _complaints[key] = complaint;
    }
}
