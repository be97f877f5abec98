using HomeBinding.Configuration.Model;
using HomeBinding.Things;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>What starts a rule of openHAB.</summary>
/// <param name="Text">As it is written, on one line.</param>
/// <param name="Span">Where it is.</param>
public abstract record OpenHabTrigger(string Text, SourceSpan Span);

/// <summary>An item, or each member of a group, that something happens to.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Item">The item's name, or the group's.</param>
/// <param name="IsMembers">True for the members of the group.</param>
public abstract record ItemTrigger(string Text, SourceSpan Span, string Item, bool IsMembers) : OpenHabTrigger(Text, Span);

/// <summary><c>Item N received command [C]</c> or <c>Member of G received command [C]</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Item">The item's name, or the group's.</param>
/// <param name="IsMembers">True for the members of the group.</param>
/// <param name="Command">The only command; null for any.</param>
public sealed record ItemCommandTrigger(string Text, SourceSpan Span, string Item, bool IsMembers, string? Command) : ItemTrigger(Text, Span, Item, IsMembers);

/// <summary><c>… received update [S]</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Item">The item's name, or the group's.</param>
/// <param name="IsMembers">True for the members of the group.</param>
/// <param name="State">The only state; null for any.</param>
public sealed record ItemUpdateTrigger(string Text, SourceSpan Span, string Item, bool IsMembers, string? State) : ItemTrigger(Text, Span, Item, IsMembers);

/// <summary><c>… changed [from S] [to S]</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Item">The item's name, or the group's.</param>
/// <param name="IsMembers">True for the members of the group.</param>
/// <param name="From">The only state before; null for any.</param>
/// <param name="To">The only state after; null for any.</param>
public sealed record ItemChangeTrigger(string Text, SourceSpan Span, string Item, bool IsMembers, string? From, string? To) : ItemTrigger(Text, Span, Item, IsMembers);

/// <summary><c>Channel "…" triggered [E]</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="Event">The only event; null for any.</param>
public sealed record ChannelEventTrigger(string Text, SourceSpan Span, string Channel, string? Event) : OpenHabTrigger(Text, Span);

/// <summary><c>Time cron "…"</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Expression">The cron expression.</param>
public sealed record CronTrigger(string Text, SourceSpan Span, string Expression) : OpenHabTrigger(Text, Span);

/// <summary><c>Time is midnight</c>, <c>noon</c> or <c>HH:mm</c>, each day.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Time">The time of the day.</param>
public sealed record TimeOfDayTrigger(string Text, SourceSpan Span, TimeOnly Time) : OpenHabTrigger(Text, Span);

/// <summary><c>Time is N [timeOnly] [offset=n]</c>: the time that a DateTime item has.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Item">The item's name.</param>
/// <param name="IsTimeOnly">True for each day at its time of the day.</param>
/// <param name="Offset">How many seconds later.</param>
public sealed record DateTimeTrigger(string Text, SourceSpan Span, string Item, bool IsTimeOnly, int Offset) : OpenHabTrigger(Text, Span);

/// <summary><c>System started</c>, <c>System reached start level n</c> or <c>System shuts down</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="StartLevel">The level, 40 for started; null for shuts down, which openHAB itself does not support.</param>
public sealed record SystemTrigger(string Text, SourceSpan Span, int? StartLevel) : OpenHabTrigger(Text, Span);

/// <summary><c>Thing "…" received update [S]</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Thing">The thing's id.</param>
/// <param name="Status">The only status; null for any.</param>
public sealed record ThingUpdateTrigger(string Text, SourceSpan Span, string Thing, ThingStatus? Status) : OpenHabTrigger(Text, Span);

/// <summary><c>Thing "…" changed [from S] [to S]</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Thing">The thing's id.</param>
/// <param name="From">The only status before; null for any.</param>
/// <param name="To">The only status after; null for any.</param>
public sealed record ThingChangeTrigger(string Text, SourceSpan Span, string Thing, ThingStatus? From, ThingStatus? To) : OpenHabTrigger(Text, Span);
