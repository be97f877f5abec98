using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>
/// A point in time (openHAB <c>DateTimeType</c>). Equality is that of the instant, whatever the offset;
/// the text keeps the offset.
/// </summary>
public sealed record DateTimeValue : IState, ICommand, IComparable<DateTimeValue>
{
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
    /// Reads a date and time in openHAB's forms: <c>2026-01-31T18:30:00.25+0100</c> with <c>T</c> or a space, with or without seconds, with an offset,
    /// <c>Z</c> or the name of a zone; a time alone (of 1970-01-01); seconds or, from 12 digits on, milliseconds since 1970; a date alone.
    /// Without an offset it is the time zone of this machine.
    /// </summary>
    /// <param name="text">The text, for example <c>2026-01-31T18:30:00+01:00</c>.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is a date and time.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DateTimeValue? value) => TryParse(text, TimeZoneInfo.Local, out value);

    /// <summary>As <see cref="TryParse(string?, out DateTimeValue?)"/>, with another time zone than that of this machine.</summary>
    /// <param name="text">The text, for example <c>2026-01-31T18:30:00</c>.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is a date and time.</returns>
    public static bool TryParse(string? text, TimeZoneInfo zone, [NotNullWhen(true)] out DateTimeValue? value)
    {
        value = DateTimeParser.TryParse(text, zone, out var time) ? new(time) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(DateTimeValue? other) => other is null ? 1 : Value.CompareTo(other.Value);

    /// <summary>ISO-8601 with offset, for example <c>2026-01-31T18:30:00.25+01:00</c>.</summary>
    /// <returns>The text, without trailing zeros of the second.</returns>
    public string ToText() => Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// openHAB's full text, for example <c>2026-01-31T18:30:00.250+0100</c>: the offset has no colon, and the second three, six or nine digits behind its point.
    /// </summary>
    /// <returns>The text.</returns>
    public string ToFullText()
    {
        var digits = Value.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "fff" : Value.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? "ffffff" : "fffffff'00'";
        var text = Value.ToString($"yyyy-MM-dd'T'HH:mm:ss.{digits}zzz", CultureInfo.InvariantCulture);
        return text.Remove(text.Length - 3, 1);
    }

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();
}
