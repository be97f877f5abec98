using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>A value that a client has sent, parsed.</summary>
internal readonly record struct SetValue(JsonTokenType Kind, double Number, byte[] Json)
{
    public bool IsNull => Kind == JsonTokenType.Null;

    public bool Flag => Kind == JsonTokenType.True;

    public int Int => (int)Number;

    public int? IntOrNull => IsNull ? null : Int;
}
