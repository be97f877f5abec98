using System.Text.RegularExpressions;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Docs;

/// <summary>docs/openhab-compatibility.md claims nothing that no test shows.</summary>
public sealed partial class CompatibilityTests
{
    private static readonly string[] Verdicts = ["same", "better", "not yet"];

    private static readonly Lazy<HashSet<string>> Tests = new(FindTests);

    [Fact]
    public void Rows_EachHaveAVerdict_AndATestUnlessNotYet()
    {
        var wrong = Rows()
            .Where(each => !Verdicts.Any(verdict => each.Verdict.StartsWith(verdict, StringComparison.Ordinal))
                || (each.Verdict == "better")
                || (each.Tests.Count == 0 && !each.Verdict.StartsWith("not yet", StringComparison.Ordinal)))
            .Select(each => each.Line)
            .ToArray();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Tests_ThatRowsName_Exist()
    {
        var named = Rows().SelectMany(each => each.Tests).Distinct().ToArray();

        Assert.True(named.Length > 50, "The table names hardly any test.");
        Assert.Empty(named.Except(Tests.Value));
    }

    [Theory]
    [InlineData("Switch")]
    [InlineData("Number:\\<Dim\\>")]
    [InlineData("XOR")]
    [InlineData("profile rawrocker-to-dimmer")]
    [InlineData("HANDLER_CONFIGURATION_PENDING")]
    [InlineData("commandDescription")]
    [InlineData("REVERT")]
    [InlineData("#{n}")]
    [InlineData(".persist")]
    [InlineData("/rest/items")]
    public void Table_HasARowFor(string what) => Assert.Contains(what, File.ReadAllText(Repository.PathOf("docs", "openhab-compatibility.md")), StringComparison.Ordinal);

    private static IEnumerable<(string Line, string Verdict, IReadOnlyList<string> Tests)> Rows() =>
        from line in File.ReadLines(Repository.PathOf("docs", "openhab-compatibility.md"))
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what ", StringComparison.Ordinal)
        let cells = UnescapedBar().Split(line.Trim().Trim('|')).Select(each => each.Trim()).ToArray()
        where cells.Length >= 3
        select (line, cells[^2], (IReadOnlyList<string>)[.. TestName().Matches(cells[^1]).Select(each => each.Groups[1].Value)]);

    private static HashSet<string> FindTests()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            // A test class has its file's name; a partial one may have a suffix after a dot.
            var name = Path.GetFileName(file).Split('.')[0];
            var end = 0;
            foreach (Match method in PublicMethod().Matches(text))
            {
                if (TestAttribute().IsMatch(text[end..method.Index])) found.Add($"{name}.{method.Groups[1].Value}");
                end = method.Index + method.Length;
            }
        }
        return found;
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();

    [GeneratedRegex(@"`([A-Z]\w+\.[A-Z]\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\n    public [^\n=;]*?(\w+)\(")]
    private static partial Regex PublicMethod();

    [GeneratedRegex(@"\n    \[(Fact|Theory|Property)\b")]
    private static partial Regex TestAttribute();
}
