using System.Text.RegularExpressions;
using System.Xml.Linq;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Architecture;

/// <summary>The table "What may refer to what" of docs/architecture.md, and what the projects refer to.</summary>
internal static partial class DependencyTable
{
    /// <summary>The page, with each run of white space as one blank.</summary>
    public static string Page { get; } = WhiteSpace().Replace(File.ReadAllText(Repository.PathOf("docs", "architecture.md")), " ");

    /// <summary>The projects of the table, with those that each may refer to.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Allowed { get; } = Read();

    /// <summary>The projects in src/, by name.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = Directory
        .GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(each => Path.GetFileNameWithoutExtension(each));

    /// <summary>The projects that a project refers to; those that are only built before it do not count.</summary>
    public static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(Projects[project])
        .Descendants("ProjectReference")
        .Where(each => (string?)each.Attribute("ReferenceOutputAssembly") != "false")
        .Select(each => Path.GetFileNameWithoutExtension(each.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>What a project may use: what it may refer to, and what comes with that.</summary>
    public static IReadOnlySet<string> ReachableFrom(string project)
    {
        var reachable = new HashSet<string>();
        var open = new Stack<string>([project]);
        while (open.TryPop(out var current))
            foreach (var next in Allowed[current])
                if (reachable.Add(next)) open.Push(next);
        return reachable;
    }

    private static Dictionary<string, IReadOnlySet<string>> Read()
    {
        var table = new Dictionary<string, IReadOnlySet<string>>();
        foreach (Match row in Row().Matches(File.ReadAllText(Repository.PathOf("docs", "architecture.md"))))
        {
            var named = Quoted().Matches(row.Groups["references"].Value).Select(each => each.Groups[1].Value).ToHashSet();
            table[row.Groups["project"].Value] = row.Groups["references"].Value.StartsWith("all of the above but bindings and ", StringComparison.Ordinal)
                ? table.Keys.Where(each => !named.Contains(each) && !IsBinding(each)).ToHashSet()
                : named;
        }
        return table;
    }

    private static bool IsBinding(string project) => project.StartsWith("Binding.", StringComparison.Ordinal) && project != "Binding.Abstractions";

    [GeneratedRegex(@"^\| `(?<project>[A-Za-z.]+)` \|[^|\n]*\| *(?<references>[^|\n]*)\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z.]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
