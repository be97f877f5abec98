namespace HomeBinding.Rules.Running;

/// <summary>A rule has come, was replaced, or is gone.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The path of its file.</param>
/// <param name="Kind">What happened.</param>
public sealed record RuleListChange(string Name, string File, RuleListChangeKind Kind);

/// <summary>What happened to a rule.</summary>
public enum RuleListChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its file has a new version.</summary>
    Updated,

    /// <summary>It is gone.</summary>
    Removed,
}
