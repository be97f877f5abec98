using HomeBinding.Units;

namespace HomeBinding.Configuration.Persistence;

/// <summary>Lets some states through and keeps others from being stored.</summary>
/// <param name="Name">Its name.</param>
public abstract record PersistenceFilter(string Name);

/// <summary>Lets a state through that is far enough from the last one that was stored: <c>&gt; 0.5 °C</c>, or in percent of it <c>&gt; % 10</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">How far.</param>
/// <param name="IsRelative">True if it is percent.</param>
/// <param name="Unit">The unit of the value; null for the state's own.</param>
public sealed record ThresholdFilter(string Name, decimal Value, bool IsRelative, Unit? Unit) : PersistenceFilter(Name);

/// <summary>Lets a state through if the last one was stored long enough ago: <c>T 5 m</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Interval">How long.</param>
public sealed record TimeFilter(string Name, TimeSpan Interval) : PersistenceFilter(Name);

/// <summary>Lets some states through, <c>= "ON", "OPEN"</c>, or all others, <c>! "NULL"</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The states as texts.</param>
/// <param name="IsInverted">True if all others pass.</param>
public sealed record EqualsFilter(string Name, IReadOnlyList<string> Values, bool IsInverted) : PersistenceFilter(Name);

/// <summary>Lets numbers through within bounds, <c>[] 0 100</c>, or outside of them, <c>][ 0 100</c>. The bounds are within.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
/// <param name="Unit">The unit of both; null for the state's own.</param>
/// <param name="IsInverted">True if numbers outside pass.</param>
public sealed record RangeFilter(string Name, decimal Lower, decimal Upper, Unit? Unit, bool IsInverted) : PersistenceFilter(Name);
