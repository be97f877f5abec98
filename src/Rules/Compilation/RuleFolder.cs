namespace HomeBinding.Rules.Compilation;

/// <summary>The rule files of a folder.</summary>
public static class RuleFolder
{
    /// <summary>
    /// The paths of its <c>*.cs</c> files, in order; none if there is no such folder. What is generated (<c>*.g.cs</c>), hidden or in folders below, where
    /// the SDK puts what it builds, is no rule.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be read.</exception>
    public static IReadOnlyList<string> Files(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, "*.cs")
            .Where(static each => Path.GetFileName(each) is not ['.', ..] and var name && !name.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];
}
