using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item's state was set.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Old">The state before, as this rule saw it last.</param>
/// <param name="New">The state now.</param>
/// <param name="Time">When.</param>
/// <param name="Source">Who did it, e.g. <c>channel goecharger:goe:garage:maxCurrent</c>.</param>
/// <param name="Sequence">The event's sequence number.</param>
public readonly record struct ItemUpdate(string Item, IState Old, IState New, DateTimeOffset Time, string Source, long Sequence)
{
    /// <summary>True if the state is another than before.</summary>
    public bool IsChange => !Old.Equals(New);
}

/// <summary>An item's state was set, typed.</summary>
/// <typeparam name="T">The item's value; null stands for UNDEF and NULL.</typeparam>
/// <param name="Old">The value before.</param>
/// <param name="New">The value now.</param>
/// <param name="Time">When.</param>
/// <param name="Source">Who did it.</param>
public readonly record struct ItemUpdate<T>(T Old, T New, DateTimeOffset Time, string Source);

/// <summary>A command was given to an item.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Command">The command.</param>
/// <param name="Time">When.</param>
/// <param name="Source">Who gave it.</param>
/// <param name="Sequence">The event's sequence number.</param>
public readonly record struct ItemCommand(string Item, ICommand Command, DateTimeOffset Time, string Source, long Sequence);
