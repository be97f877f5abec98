using System.Text;
using System.Text.Json;

namespace HomeBinding.GoECharger;

/// <summary>Reads the body of <c>/api/status</c>. What is wrong with one key makes only that key unknown.</summary>
internal static class StatusParser
{
    private const int LongestText = 64;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    /// <summary>Fills the status from a body; false if it is not one whole JSON object.</summary>
    /// <param name="body">The body. Numbers in it that are not finite may be overwritten.</param>
    /// <param name="status">Filled; of no use if the result is false.</param>
    /// <param name="asked">The keys that the charger was asked for.</param>
    public static bool TryParse(Span<byte> body, ChargerStatus status, StatusKeys asked)
    {
        if (TryRead(body, status, asked)) return true;
        return NonFiniteNumbers.Quote(body) && TryRead(body, status, asked);
    }

    private static bool TryRead(ReadOnlySpan<byte> body, ChargerStatus status, StatusKeys asked)
    {
        status.Begin(asked);
        try
        {
            var reader = new Utf8JsonReader(body, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = ReadKey(ref reader);
                reader.Read();
                if (key == StatusKeys.None || !status.Meet(key)) reader.Skip();
                else if (reader.TokenType == JsonTokenType.Null) status.SetNull(key);
                else ReadValue(ref reader, status, key);
            }
            // Reads to the end, so that rubbish behind the object is noticed.
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static StatusKeys ReadKey(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return StatusKeyNames.Find(reader.ValueSpan);
        if (reader.ValueSpan.Length > LongestText || ReadText(ref reader) is not { } name) return StatusKeys.None;
        Span<byte> unescaped = stackalloc byte[LongestText * 3];
        return StatusKeyNames.Find(unescaped[..Encoding.UTF8.GetBytes(name, unescaped)]);
    }

    private static void ReadValue(ref Utf8JsonReader reader, ChargerStatus status, StatusKeys key)
    {
        switch (key)
        {
            case StatusKeys.Alw:
                status.Alw = ReadFlag(ref reader);
                break;
            case StatusKeys.Pha:
                ReadFlags(ref reader, status.Phases);
                break;
            case StatusKeys.Nrg:
                ReadNumbers(ref reader, status.Energy);
                break;
            case StatusKeys.Tma:
                ReadNumbers(ref reader, status.Temperatures);
                break;
            case StatusKeys.Sse:
                status.Serial = ReadText(ref reader);
                break;
            case StatusKeys.Typ:
                status.Type = ReadText(ref reader);
                break;
            case StatusKeys.Fwv:
                status.Firmware = ReadText(ref reader);
                break;
            case StatusKeys.Oem:
                status.Vendor = ReadText(ref reader);
                break;
            default:
                status.SetNumber(key, ReadNumber(ref reader));
                break;
        }
    }

    private static decimal? ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number) return reader.TryGetDecimal(out var value) ? value : null;
        reader.Skip();
        return null;
    }

    private static bool? ReadFlag(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.TokenType == JsonTokenType.True;
        reader.Skip();
        return null;
    }

    private static void ReadNumbers(ref Utf8JsonReader reader, Span<decimal?> values)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i < values.Length) values[i] = ReadNumber(ref reader);
            else reader.Skip();
        }
    }

    private static void ReadFlags(ref Utf8JsonReader reader, Span<bool?> values)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i < values.Length) values[i] = ReadFlag(ref reader);
            else reader.Skip();
        }
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            reader.Skip();
            return null;
        }
        // Nothing the binding reads is longer; a box that sends more means something else.
        if (reader.ValueSpan.Length > LongestText) return null;
        try
        {
            var text = reader.GetString();
            return string.IsNullOrWhiteSpace(text) || text.AsSpan().ContainsAnyInRange('\0', '\u001f') ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Broken UTF-8 or a lone surrogate.
            return null;
        }
    }
}
