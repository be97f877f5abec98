using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Things;

/// <summary>Unique id of a thing type, <c>binding:type</c>, e.g. <c>goecharger:goe</c> (openHAB's ThingTypeUID).</summary>
public readonly record struct ThingTypeUid : IComparable<ThingTypeUid>
{
    private readonly string? _text;

    private ThingTypeUid(string text) => _text = text;

    /// <summary>The id of the binding, the part before the colon.</summary>
    public string BindingId => ToString()[..ToString().IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The id of the type within its binding, the part after the colon.</summary>
    public string TypeId => ToString()[(ToString().IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Parses <c>binding:type</c>.</summary>
    /// <exception cref="FormatException">The text is not two segments of letters, digits, <c>_</c> or <c>-</c>.</exception>
    public static ThingTypeUid Parse(string text) => TryParse(text, out var uid)
        ? uid
        : throw new FormatException($"'{text}' is not a thing type id. Write it as binding:type, e.g. goecharger:goe.");

    /// <summary>Parses <c>binding:type</c>; false when the text has another shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ThingTypeUid uid)
    {
        var valid = text is not null && Uid.AreSegments(text, 2, 2);
        uid = valid ? new ThingTypeUid(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(ThingTypeUid other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The id as it was parsed.</summary>
    public override string ToString() => _text ?? ":";
}
