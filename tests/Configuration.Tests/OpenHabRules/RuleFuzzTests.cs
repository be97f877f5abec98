using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.OpenHabRules;
using HomeBinding.Configuration.Persistence;

namespace HomeBinding.Configuration.Tests.OpenHabRules;

/// <summary>Rules and persistence: any text in, never a crash, and no hang.</summary>
public sealed class RuleFuzzTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static readonly string[] Parts =
    [
        "rule ", "\"name\" ", "uid=\"x\" ", "[Tag] ", "when ", "then ", "end ", "or ", "and ", "but only if ", "Item ", "Lamp ", "Member of ", "received ", "command ", "update ", "changed ", "from ", "to ", "ON ",
        "Channel ", "\"a:b:c:d\" ", "triggered ", "Time ", "cron ", "\"0 0 * * * ?\" ", "is ", "midnight ", "8:30 ", "between ", "offset=", "-5 ", "timeOnly ", "System ", "started ", "reached start level ", "Thing ",
        "ONLINE ", "Day ", "MONDAY, ", "not ", "holiday ", "in ", "500 ms between executions ", "= ", "!= ", "< ", "do ", "'''", "\"", "'", "//", "/*", "*/", "\\", "\n", "\r\n", "{", "}", "[", "]", "(", ")", ".", "^",
        "import x\n", "var x = 1\n", "Strategies { ", "Filters { ", "Items { ", "Aliases { ", "* : strategy = everyChange ", "filter = f ", "f : > 5 °C ", "T 5 m ", "[] 1 2 ", "][ 2 1 ", "-> ", "gAll* ", "!gAll* ", "\u2028",
    ];

    [Property(MaxTest = 300)]
    public void Read_AnyText_NeverThrows(string? content) => ReadsInTime("rule \"x\" when " + content + " then " + content);

    [Property(MaxTest = 3000)]
    public Property Read_PiecesOfTheSyntax_NeverThrows() => Prop.ForAll(Gen.Elements(Parts).ListOf().Select(static each => string.Concat(each)).ToArbitrary(), ReadsInTime);

    [Fact]
    public void Read_EndlessRepetition_TakesBoundedTime()
    {
        foreach (var start in (string[])["", "rule \"x\" when ", "rule \"x\" when Item A changed but only if ", "rule \"x\" when Item A changed then ", "Items { ", "Strategies { ", "Filters { f : "])
            foreach (var part in Parts) ReadsInTime(start + string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)));
    }

    [Theory]
    [InlineData("rule x\n")]
    [InlineData("rule x when then end\n")]
    [InlineData("\"\\\"\n")]
    [InlineData("'\n")]
    public void Read_HugeFile_TakesBoundedTime(string part) => ReadsInTime("rule x when Item A changed then\n" + string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length)));

    private static void ReadsInTime(string content)
    {
        // What a file may not contain is refused before.
        var text = new string([.. content.Where(static c => c is '\t' or '\n' or '\r' or '\u0085' || !char.IsControl(c))]);
        var watch = Stopwatch.StartNew();
        var rules = new FileDiagnostics("rules/a.rules");
        var file = OpenHabRuleReader.Read(new SourceText("rules/a.rules", text), rules);
        var persistence = new FileDiagnostics("persistence/a.persist");
        _ = new PersistParser(new SourceText("persistence/a.persist", text), persistence).Read();
        _ = RuleSkeleton.Of(file with { Rules = [.. file.Rules.Take(100)] }, [], static each => "@" + each, new HashSet<string>());
        Assert.True(watch.Elapsed < Bound, $"It takes {watch.Elapsed}.");
        Assert.All(rules.All.Concat(persistence.All), static each => Assert.True(each.Span is { Line: > 0, Column: > 0 } or { Line: 0, Column: 0 }));
    }
}
