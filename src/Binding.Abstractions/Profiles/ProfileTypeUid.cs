using System.Diagnostics.CodeAnalysis;
using HomeBinding.Things;

namespace HomeBinding.Profiles;

/// <summary>
/// Unique id of a profile type, <c>scope:profile</c>, e.g. <c>system:offset</c> (openHAB's ProfileTypeUID). The scope is <c>system</c>,
/// <c>transform</c> or a binding's id; where files write none, it is <c>system</c>.
/// </summary>
public readonly record struct ProfileTypeUid
{
    /// <summary>The scope of the profiles that the host brings.</summary>
    public const string SystemScope = "system";

    private readonly string? _text;

    private ProfileTypeUid(string text) => _text = text;

    /// <summary>The part before the colon: <c>system</c>, <c>transform</c> or a binding's id.</summary>
    public string Scope => ToString()[..ToString().IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The part after the colon.</summary>
    public string Id => ToString()[(ToString().IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Parses <c>scope:profile</c> or, of the scope <c>system</c>, <c>profile</c>.</summary>
    /// <exception cref="FormatException">The text has another shape.</exception>
    public static ProfileTypeUid Parse(string text) => TryParse(text, out var uid)
        ? uid
        : throw new FormatException($"'{text}' is not a profile's id. Write it as scope:profile, e.g. system:offset.");

    /// <summary>Parses <c>scope:profile</c> or, of the scope <c>system</c>, <c>profile</c>; false when the text has another shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProfileTypeUid uid)
    {
        uid = default;
        if (text is null) return false;
        if (!text.Contains(':', StringComparison.Ordinal)) text = $"{SystemScope}:{text}";
        if (!Uid.AreSegments(text, 2, 2)) return false;
        uid = new ProfileTypeUid(text);
        return true;
    }

    /// <summary>The id with its scope.</summary>
    public override string ToString() => _text ?? ":";
}
