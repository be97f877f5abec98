using System.Diagnostics.CodeAnalysis;
using HomeBinding.Things;

namespace HomeBinding.Channels;

/// <summary>
/// Unique id of a channel type, <c>binding:type</c>; the types that every binding may use are <c>system:…</c>, e.g. <c>system:battery-level</c>
/// (openHAB's ChannelTypeUID).
/// </summary>
public readonly record struct ChannelTypeUid : IComparable<ChannelTypeUid>
{
    /// <summary>The first segment of the types that every binding may use.</summary>
    public const string System = "system";

    private readonly string? _text;

    private ChannelTypeUid(string text) => _text = text;

    /// <summary>The id of the binding, the part before the colon.</summary>
    public string BindingId => ToString()[..ToString().IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The id of the type within its binding, the part after the colon.</summary>
    public string TypeId => ToString()[(ToString().IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Parses <c>binding:type</c>.</summary>
    /// <exception cref="FormatException">The text is not two segments of letters, digits, <c>_</c> or <c>-</c>.</exception>
    public static ChannelTypeUid Parse(string text) => TryParse(text, out var uid)
        ? uid
        : throw new FormatException($"'{text}' is not a channel type id. Write it as binding:type, e.g. system:battery-level.");

    /// <summary>Parses <c>binding:type</c>; false when the text has another shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChannelTypeUid uid)
    {
        var valid = text is not null && Uid.AreSegments(text, 2, 2);
        uid = valid ? new ChannelTypeUid(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(ChannelTypeUid other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The id as it was parsed.</summary>
    public override string ToString() => _text ?? ":";
}
