using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>
/// What a channel of one item type accepts: its openHAB item type, and how a command or state of a neighbouring type becomes the channel's own
/// (a plain number becomes a quantity in the channel's unit, a foreign unit is converted).
/// </summary>
/// <typeparam name="T">The value type.</typeparam>
internal abstract class ValueKind<T>
    where T : class, IState
{
    public abstract string ItemType { get; }

    public virtual Dimension? Dimension => null;

    public virtual Unit? Unit => null;

    /// <summary>Commands that a handler may take as they are.</summary>
    public virtual IReadOnlyList<Type> CommandTypes => [];

    /// <summary>True and the converted value, or false and a sentence that says what is accepted.</summary>
    public abstract bool TryConvert(object value, [NotNullWhen(true)] out T? converted, [NotNullWhen(false)] out string? error);
}
