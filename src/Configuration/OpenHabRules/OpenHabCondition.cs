using HomeBinding.Configuration.Model;
using HomeBinding.Things;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>What has to hold for a rule of openHAB to run (<c>but only if …</c>).</summary>
/// <param name="Text">As it is written, on one line.</param>
/// <param name="Span">Where it is.</param>
public abstract record OpenHabCondition(string Text, SourceSpan Span);

/// <summary><c>Time is between 8:00 and 20:00</c>; over midnight if the first is the later one.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until before when.</param>
public sealed record TimeCondition(string Text, SourceSpan Span, TimeOnly From, TimeOnly To) : OpenHabCondition(Text, Span);

/// <summary><c>Day is MONDAY, FRIDAY</c>; also weekday and weekend.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Days">The days.</param>
/// <param name="Offset">Of which day: so many after today.</param>
public sealed record DayCondition(string Text, SourceSpan Span, IReadOnlyList<DayOfWeek> Days, int Offset) : OpenHabCondition(Text, Span);

/// <summary><c>Day is [not] holiday</c>, or <c>Day in "set"</c>: what a calendar says.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="DaySet">The name of a set of days; null for holidays.</param>
/// <param name="IsNot">True if it has to be none.</param>
/// <param name="Offset">Of which day: so many after today.</param>
public sealed record CalendarCondition(string Text, SourceSpan Span, string? DaySet, bool IsNot, int Offset) : OpenHabCondition(Text, Span);

/// <summary><c>500 ms between executions</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Interval">The shortest time between two runs.</param>
public sealed record IntervalCondition(string Text, SourceSpan Span, TimeSpan Interval) : OpenHabCondition(Text, Span);

/// <summary><c>System start level is at least 80</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="StartLevel">The level.</param>
public sealed record StartLevelCondition(string Text, SourceSpan Span, int StartLevel) : OpenHabCondition(Text, Span);

/// <summary><c>Thing "…" is [not] ONLINE</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Thing">The thing's id.</param>
/// <param name="Status">The status.</param>
/// <param name="IsNot">True if it has to be another.</param>
public sealed record ThingCondition(string Text, SourceSpan Span, string Thing, ThingStatus Status, bool IsNot) : OpenHabCondition(Text, Span);

/// <summary><c>Item N = ON</c>, also with other comparisons.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Item">The item's name.</param>
/// <param name="Operator">One of <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</param>
/// <param name="State">The state; it may be the name of another item.</param>
public sealed record ItemCondition(string Text, SourceSpan Span, string Item, string Operator, string State) : OpenHabCondition(Text, Span);
