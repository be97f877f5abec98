using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>
/// A point in time (openHAB <c>DateTimeType</c>). Equality is that of the instant, whatever the offset;
/// the text keeps the offset.
/// </summary>
public sealed record DateTimeValue : IState, ICommand, IComparable<DateTimeValue>
{
    private static readonly string[] OffsetFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>Creates the value.</summary>
    /// <param name="value">The point in time, to 100 ns.</param>
    public DateTimeValue(DateTimeOffset value) => Value = value;

    /// <summary>The point in time.</summary>
    public DateTimeOffset Value { get; }

    /// <summary>Wraps a point in time.</summary>
    /// <param name="value">The point in time.</param>
    public static implicit operator DateTimeValue(DateTimeOffset value) => new(value);

    /// <summary>True when the left time is the earlier one.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other time.</param>
    public static bool operator <(DateTimeValue left, DateTimeValue right) => left.Value < right.Value;

    /// <summary>True when the left time is the later one.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other time.</param>
    public static bool operator >(DateTimeValue left, DateTimeValue right) => left.Value > right.Value;

    /// <summary>True when the left time is not the later one.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other time.</param>
    public static bool operator <=(DateTimeValue left, DateTimeValue right) => left.Value <= right.Value;

    /// <summary>True when the left time is not the earlier one.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other time.</param>
    public static bool operator >=(DateTimeValue left, DateTimeValue right) => left.Value >= right.Value;

    /// <summary>
    /// Reads ISO-8601 date and time, with <c>T</c> or a space between them; without an offset it is the time zone of
    /// this machine.
    /// </summary>
    /// <param name="text">The text, for example <c>2026-01-31T18:30:00+01:00</c>.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is a date and time.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DateTimeValue? value)
    {
        value = DateTimeOffset.TryParseExact(
            text,
            OffsetFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeLocal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite,
            out var time)
                ? new(time)
                : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(DateTimeValue? other) => other is null ? 1 : Value.CompareTo(other.Value);

    /// <summary>ISO-8601 with offset, for example <c>2026-01-31T18:30:00.25+01:00</c>.</summary>
    /// <returns>The text, without trailing zeros of the second.</returns>
    public string ToText() => Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();
}
