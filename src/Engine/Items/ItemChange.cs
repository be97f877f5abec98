using HomeBinding.Engine.Events;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>What changed an item's state last.</summary>
/// <param name="Sequence">The sequence number of the event, by which <see cref="EventJournal"/> has all of it as long as it is kept.</param>
/// <param name="Time">When it was.</param>
/// <param name="Source">Who put the new state in.</param>
/// <param name="OldState">The state before.</param>
public readonly record struct ItemChange(long Sequence, DateTimeOffset Time, EventSource Source, IState OldState);
