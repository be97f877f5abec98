using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Reads the value of a set request, and names what is wrong with it as the firmware's JSON library does.</summary>
internal static class ValueParser
{
    public static string? Parse(ReadOnlySpan<byte> text, out SetValue value)
    {
        text = text.Trim(" \t\r\n"u8);
        value = default;
        if (text.IsEmpty)
        {
            return "EmptyInput";
        }

        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: true, state: default);
            _ = reader.Read();
            var kind = reader.TokenType;
            var number = kind == JsonTokenType.Number ? reader.GetDouble() : 0;
            while (reader.Read())
            {
            }

            value = new SetValue(kind, number, text.ToArray());
            return null;
        }
        catch (JsonException)
        {
            return IsIncomplete(text) ? "IncompleteInput" : "InvalidInput";
        }
        catch (FormatException)
        {
            return "InvalidInput";
        }
    }

    private static bool IsIncomplete(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: false, state: default);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
