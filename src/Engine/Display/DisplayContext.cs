using System.Globalization;
using HomeBinding.Engine.Profiles;

namespace HomeBinding.Engine.Display;

/// <summary>For whom states are shown.</summary>
public sealed record DisplayContext
{
    /// <summary>English numbers and names, universal time, no transformations.</summary>
    public static DisplayContext Plain { get; } = new();

    /// <summary>The time zone of dates.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Decimal separators and names of months and days.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>What patterns such as <c>MAP(window.map):%s</c> find; null for none.</summary>
    public ITransformations? Transformations { get; init; }

    /// <summary>As <see cref="Plain"/>, in the time zone of a clock.</summary>
    public static DisplayContext Of(TimeProvider time) => new() { Zone = time.LocalTimeZone };
}
