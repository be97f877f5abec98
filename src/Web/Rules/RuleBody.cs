using System.Text.Json.Serialization;
using HomeBinding.Rules.Running;

namespace HomeBinding.Web.Rules;

/// <summary>
/// A rule, as openHAB's EnrichedRuleDTO has it. Rules are C# classes: what makes one run and what it does is code, so that there are no modules to list.
/// </summary>
internal sealed record RuleBody
{
    /// <summary>What it is doing.</summary>
    public RuleStatusBody? Status { get; init; }

    /// <summary>False: it is a file. Events say nothing of it.</summary>
    public bool? Editable { get; init; }

    /// <summary>No modules.</summary>
    public IReadOnlyList<RuleModule>? Triggers { get; init; }

    /// <summary>No modules.</summary>
    public IReadOnlyList<RuleModule>? Conditions { get; init; }

    /// <summary>No modules.</summary>
    public IReadOnlyList<RuleModule>? Actions { get; init; }

    /// <summary>Nothing can be configured.</summary>
    public IReadOnlyDictionary<string, string>? Configuration { get; init; }

    /// <summary>Nothing can be configured.</summary>
    public IReadOnlyList<string>? ConfigDescriptions { get; init; }

    /// <summary>It comes from no template.</summary>
    public string TemplateState { get; init; } = "no-template";

    /// <summary>Its name.</summary>
    public required string Uid { get; init; }

    /// <summary>The same.</summary>
    public required string Name { get; init; }

    /// <summary>None.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>It is shown.</summary>
    public string Visibility { get; init; } = "VISIBLE";

    /// <summary>The file it is in.</summary>
    public string? Description { get; init; }

    /// <summary>A rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="directory">The home's folder.</param>
    /// <param name="isSummary">True for what lists show.</param>
    /// <param name="isStatic">True for what only a change of the file changes.</param>
    public static RuleBody Of(RuleInfo rule, string directory, bool isSummary = false, bool isStatic = false) => new()
    {
        Uid = rule.Name,
        Name = rule.Name,
        Tags = [],
        Description = $"C# rule in {Path.GetRelativePath(directory, rule.File).Replace('\\', '/')}",
        Editable = false,
        Status = isStatic ? null : RuleStatusBody.Of(rule.State, rule.Error),
        Triggers = isSummary ? null : [],
        Conditions = isSummary ? null : [],
        Actions = isSummary ? null : [],
        Configuration = isSummary ? null : new Dictionary<string, string>(),
        ConfigDescriptions = isSummary ? null : [],
    };
}

/// <summary>A trigger, a condition or an action.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
internal sealed record RuleModule(string Id, string Type);

/// <summary>What a rule is doing (RuleStatusInfo).</summary>
/// <param name="Status"><c>IDLE</c>, <c>RUNNING</c> or <c>UNINITIALIZED</c>.</param>
/// <param name="StatusDetail">Why; <c>NONE</c> if there is nothing to say.</param>
/// <param name="Description">What is wrong; null if nothing is.</param>
internal sealed record RuleStatusBody(string Status, string StatusDetail, string? Description)
{
    /// <summary>A state in openHAB's words.</summary>
    public static RuleStatusBody Of(RuleState state, string? error) => state switch
    {
        RuleState.Idle => new("IDLE", "NONE", error),
        RuleState.Running => new("RUNNING", "NONE", error),
        RuleState.Blocked => new("RUNNING", "NONE", error ?? "It has not returned for 5 s and gets nothing until it does."),
        RuleState.Disabled => new("UNINITIALIZED", "DISABLED", null),
        _ => new("UNINITIALIZED", "INVALID_RULE", error),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RuleBody))]
[JsonSerializable(typeof(IReadOnlyList<RuleBody>))]
[JsonSerializable(typeof(RuleStatusBody))]
[JsonSerializable(typeof(IReadOnlyList<RuleModule>))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(Dictionary<string, System.Text.Json.JsonElement>))]
internal sealed partial class RuleJson : JsonSerializerContext;
