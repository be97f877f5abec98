using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>What one <c>.rules</c> file of openHAB says, as far as it is no code: code is kept as its text.</summary>
/// <param name="File">The file, relative to the home's folder.</param>
public sealed record OpenHabRuleFile(string File)
{
    /// <summary>What is before the first rule: imports, and variables of the whole file.</summary>
    public string Head { get; init; } = "";

    /// <summary>The rules, in the order of lines.</summary>
    public IReadOnlyList<OpenHabRule> Rules { get; init; } = [];

    /// <summary>The language, if it is not openHAB's own, e.g. <c>JRuby</c>; nothing of the file is read then.</summary>
    public string? OtherLanguage { get; init; }
}

/// <summary>One rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">Where it begins.</param>
public sealed record OpenHabRule(string Name, SourceSpan Span)
{
    /// <summary>Its id; null for that of openHAB, the file's name and a number.</summary>
    public string? Uid { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What starts it: any of these.</summary>
    public IReadOnlyList<OpenHabTrigger> Triggers { get; init; } = [];

    /// <summary>What has to hold for it to run: all of these.</summary>
    public IReadOnlyList<OpenHabCondition> Conditions { get; init; } = [];

    /// <summary>The code between <c>then</c> and <c>end</c>, as it is written.</summary>
    public string Body { get; init; } = "";

    /// <summary>Where the code begins.</summary>
    public SourceSpan BodySpan { get; init; }
}
