using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Things;

/// <summary>
/// Unique id of a thing, <c>binding:type[:bridge…]:id</c>, e.g. <c>goecharger:goe:garage</c> (openHAB's ThingUID: three segments or more).
/// </summary>
public readonly record struct ThingUid : IComparable<ThingUid>
{
    private readonly string? _text;

    private ThingUid(string text) => _text = text;

    /// <summary>The thing type that the first two segments name.</summary>
    public ThingTypeUid Type
    {
        get
        {
            var text = ToString();
            var second = text.IndexOf(':', text.IndexOf(':', StringComparison.Ordinal) + 1);
            return ThingTypeUid.Parse(text[..second]);
        }
    }

    /// <summary>The last segment.</summary>
    public string Id => ToString()[(ToString().LastIndexOf(':') + 1)..];

    /// <summary>The same thing under another type: only the first two segments differ. Used for aliases of a thing type.</summary>
    public ThingUid WithType(ThingTypeUid type)
    {
        var text = ToString();
        var second = text.IndexOf(':', text.IndexOf(':', StringComparison.Ordinal) + 1);
        return new ThingUid(string.Concat(type.ToString(), text.AsSpan(second)));
    }

    /// <summary>Parses a thing id.</summary>
    /// <exception cref="FormatException">Fewer than three segments, or a segment with other characters than letters, digits, <c>_</c>, <c>-</c>.</exception>
    public static ThingUid Parse(string text) => TryParse(text, out var uid)
        ? uid
        : throw new FormatException($"'{text}' is not a thing id. Write it as binding:type:id, e.g. goecharger:goe:garage.");

    /// <summary>Parses a thing id; false when the text has another shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ThingUid uid)
    {
        var valid = text is not null && Uid.AreSegments(text, 3, int.MaxValue);
        uid = valid ? new ThingUid(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(ThingUid other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The id as it was parsed.</summary>
    public override string ToString() => _text ?? "::";
}
