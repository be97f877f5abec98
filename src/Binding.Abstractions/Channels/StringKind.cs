using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Channels;

internal sealed class StringKind : ValueKind<TextValue>
{
    public override string ItemType => "String";

    public override bool TryConvert(object value, [NotNullWhen(true)] out TextValue? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value as TextValue ?? new TextValue(value.ToString() ?? "");
        error = null;
        return true;
    }
}
