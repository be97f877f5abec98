using System.Globalization;
using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Checks a value against a key's type and range, and stores it.</summary>
internal sealed record Setter(string Type, double Min = double.MinValue, double Max = double.MaxValue)
{
    public bool Nullable { get; init; }

    /// <summary>Refuses every value with this text.</summary>
    public string? Refusal { get; init; }

    public Action<Box, SetValue>? Apply { get; init; }

    public bool IsInteger => Type.Contains("int", StringComparison.Ordinal);

    /// <summary>The box's complaint about the value, or null when it takes it.</summary>
    public string? Check(SetValue value)
    {
        if (Refusal is not null)
        {
            return Refusal;
        }

        if (value.IsNull)
        {
            return Nullable ? null : "null not allowed";
        }

        if (!HasType(value))
        {
            return $"value must be {Type}";
        }

        return value.Kind == JsonTokenType.Number && (value.Number < Min || value.Number > Max)
            ? string.Create(CultureInfo.InvariantCulture, $"Value {value.Number} exceeds range {Min} to {Max}")
            : null;
    }

    public void Store(Box box, Key key, SetValue value)
    {
        if (Apply is not null)
        {
            Apply(box, value);
            return;
        }

        (box.Stored ??= [])[key] = value.Json;
    }

    private bool HasType(SetValue value) => Type switch
    {
        "bool" => value.Kind is JsonTokenType.True or JsonTokenType.False,
        "string" => value.Kind == JsonTokenType.String,
        "object" => value.Kind == JsonTokenType.StartObject,
        "array" => value.Kind == JsonTokenType.StartArray,
        "any" => true,
        "uint8_t" => IsWhole(value, 0, byte.MaxValue),
        "uint16_t" => IsWhole(value, 0, ushort.MaxValue),
        "int32_t" => IsWhole(value, int.MinValue, int.MaxValue),
        "int64_t" => IsWhole(value, long.MinValue, long.MaxValue),
        _ => value.Kind == JsonTokenType.Number,
    };

    private static bool IsWhole(SetValue value, double min, double max) =>
        value.Kind == JsonTokenType.Number && value.Number >= min && value.Number <= max
        && value.Json.AsSpan().IndexOfAny(".eE"u8) < 0;
}
