using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>A channel of one value type, which takes what <see cref="StateConversion"/> makes one.</summary>
internal sealed class SimpleKind<T>(string itemType, string expected, params Type[] commands) : ValueKind<T>
    where T : class, IState
{
    public override string ItemType => itemType;

    public override IReadOnlyList<Type> CommandTypes => commands;

    public override bool TryConvert(object value, [NotNullWhen(true)] out T? converted, [NotNullWhen(false)] out string? error)
    {
        converted = value is IState state && StateConversion.TryConvert<T>(state, out var found) ? found : null;
        error = converted is null ? $"{value} is not accepted; expected {expected}." : null;
        return converted is not null;
    }
}
