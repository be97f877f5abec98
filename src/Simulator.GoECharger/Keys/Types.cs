namespace HomeBinding.Simulator.GoECharger;

/// <summary>The types of settings, by the names that the box uses in its complaints.</summary>
internal static class Types
{
    public static readonly Setter Bool = new("bool");
    public static readonly Setter Text = new("string");
    public static readonly Setter Object = new("object");
    public static readonly Setter Array = new("array");
    public static readonly Setter Any = new("any");
    public static readonly Setter UInt8 = new("uint8_t");
    public static readonly Setter UInt16 = new("uint16_t");
    public static readonly Setter Int32 = new("int32_t");
    public static readonly Setter Float = new("float");
    public static readonly Setter Double = new("double");
    public static readonly Setter OptionalInt64 = new("int64_t") { Nullable = true };
    public static readonly Setter OptionalText = new("string") { Nullable = true };

    public static Setter Choice(int max) => new("uint8_t", 0, max);
}
