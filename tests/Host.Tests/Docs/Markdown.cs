using System.Text.RegularExpressions;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Docs;

/// <summary>The pages that users read.</summary>
internal static partial class Markdown
{
    /// <summary>README.md and everything in docs/, relative to the repository.</summary>
    public static IEnumerable<string> Files => Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles(Repository.Root, "*.md"))
        .Select(each => Path.GetRelativePath(Repository.Root, each))
        .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Repository.PathOf(file)).ReplaceLineEndings("\n");

    /// <summary>Code blocks of a language, and the empty string for none.</summary>
    public static IEnumerable<string> Blocks(string text, string language) =>
        Block().Matches(text).Where(each => each.Groups["language"].Value == language).Select(each => each.Groups["code"].Value);

    /// <summary>The targets of links to files.</summary>
    public static IEnumerable<string> Links(string text) => Link().Matches(Block().Replace(text, ""))
        .Select(each => each.Groups["target"].Value)
        .Where(each => !each.Contains("://", StringComparison.Ordinal) && !each.StartsWith("mailto:", StringComparison.Ordinal) && each.Length > 0);

    /// <summary>Calls of the program: <c>homebinding check DIR</c>, also through <c>dotnet run</c>; without the program's name.</summary>
    public static IEnumerable<string> Calls(string text) => Call().Matches(text).Select(each => each.Groups["call"].Value.Trim());

    [GeneratedRegex(@"^```(?<language>[a-z]*)[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(`homebinding |^homebinding |src/Host -- |homebinding\.dll )(?<call>[a-zA-Z][^`\n#]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();
}
