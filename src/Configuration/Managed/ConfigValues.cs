using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HomeBinding.Configuration.Managed;

/// <summary>
/// Settings by name, as openHAB's clients read and write them: texts, numbers, truth values, null, lists of these, and objects. Secrets print as they are written,
/// e.g. <c>${SECRET:name}</c>.
/// </summary>
/// <param name="Values">The settings.</param>
[JsonConverter(typeof(ConfigValuesConverter))]
public sealed record ConfigValues(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>None.</summary>
    public static ConfigValues None { get; } = new(new Dictionary<string, object?>());
}

/// <summary>Reads and writes them without reflection.</summary>
public sealed class ConfigValuesConverter : JsonConverter<ConfigValues>
{
    /// <inheritdoc/>
    public override ConfigValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject ? new ConfigValues(ReadMap(ref reader)) : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConfigValues value, JsonSerializerOptions options) => WriteMap(writer, value.Values);

    private static Dictionary<string, object?> ReadMap(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = ReadValue(ref reader);
        }
        return map;
    }

    private static object? ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number : throw new JsonException();
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartObject:
                return ReadMap(ref reader);
            default:
                var list = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(ReadValue(ref reader));
                return list.ToArray();
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case int or long or short or sbyte or byte or ushort or uint or ulong or float or double:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IEnumerable list and not string:
                writer.WriteStartArray();
                foreach (var each in list) WriteValue(writer, each);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
