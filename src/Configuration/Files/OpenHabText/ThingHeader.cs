using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>What is written of a thing before its braces. Its id may depend on the thing that it is in, or on the bridge that it names.</summary>
/// <param name="First">Its first token.</param>
/// <param name="IsBridge">True if it begins with <c>Bridge</c>.</param>
internal sealed record ThingHeader(Token First, bool IsBridge)
{
    /// <summary>The whole id; null where type and id stand for themselves.</summary>
    public Located<string>? Uid { get; init; }

    public Located<string>? Type { get; init; }

    public Located<string>? Id { get; init; }

    public string? Label { get; set; }

    public string? Location { get; set; }

    public Located<string>? Bridge { get; set; }

    public List<ParameterSyntax> Parameters { get; } = [];

    /// <summary>Where each of the parts behind the id begins, by its first character.</summary>
    public Dictionary<char, SourceSpan> Parts { get; } = [];

    /// <summary>The place to point at.</summary>
    public Located<string>? Name => Uid ?? Id ?? Type;

    /// <summary>The thing's id; null if it cannot be known.</summary>
    /// <param name="container">The id of the bridge that it is in; null if it is in none, or if that is not known.</param>
    public Located<string>? FindUid(string? container)
    {
        if (Uid is not null) return Uid;
        if (Type is not { } type || Id is not { } id) return null;
        if (container?.Split(':') is [var binding, _, _, ..] parts) return id with { Value = string.Join(':', [binding, type.Value, .. parts[2..], id.Value]) };
        return Bridge?.Value.Split(':') is [var ofBridge, _, ..] ? id with { Value = $"{ofBridge}:{type.Value}:{id.Value}" } : null;
    }
}
