using System.Text.RegularExpressions;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Host.Tests.Commands;
using HomeBinding.Host.Tests.Support;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Compiler;

namespace HomeBinding.Host.Tests.Docs;

/// <summary>What the pages say works.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string> Files => [.. Markdown.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Link_ToAFile_LeadsSomewhere(string file)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(file))!;

        var dead = Markdown.Links(Markdown.Read(file)).Where(each => !Path.Exists(Path.Combine(folder, each)));

        Assert.Empty(dead);
    }

    [Fact]
    public async Task Command_ThatIsNamed_Exists()
    {
        var commands = await Help.CommandsAsync();
        var calls = Markdown.Files
            .SelectMany(file => Markdown.Calls(Markdown.Read(file)).Select(call => (File: file, Call: call, Command: call.Split(' ')[0], Path: Help.PathOf(call))))
            .Where(each => each.Command != "COMMAND")
            .ToArray();

        Assert.All(calls, each => Assert.True(commands.Contains(each.Command), $"{each.File} names 'homebinding {each.Call}', which is no command."));
        foreach (var group in calls.GroupBy(each => each.Path))
        {
            var help = (await HostProcess.RunAsync([.. group.Key.Split(' '), "--help"])).Output;
            foreach (var (file, call, _, _) in group)
                foreach (var option in Option().Matches(call).Select(each => each.Value))
                    Assert.True(Regex.IsMatch(help, $@"(?<!\S){option}\b"), $"{file} names '{option}' in 'homebinding {call}', which is no option of it.");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Yaml_OnAPage_IsReadWithoutError(string file)
    {
        using var home = new HomeFolder();

        var model = Read(Markdown.Read(file), home);

        Assert.Empty(model.Diagnostics.Where(each => each.Severity == Severity.Error).Select(each => each.Render(home.Root)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Rule_OnAPage_Compiles(string file)
    {
        var text = Markdown.Read(file);
        var rules = Markdown.Blocks(text, "csharp").Where(each => each.Contains(": Rule<Items>", StringComparison.Ordinal)).ToArray();
        if (rules.Length == 0) return;
        using var home = new HomeFolder();
        var items = ItemsSource.Generate(Read(text, home).Items.Select(each => each.Definition));
        var compiler = new RoslynRuleCompiler();

        var found = rules.SelectMany((rule, index) => compiler.Compile($"rule{index}", $"{file}: block {index + 1}", rule, items).Diagnostics).Select(each => each.ToString());

        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Binding_OnAPage_Compiles(string file)
    {
        var code = Markdown.Blocks(Markdown.Read(file), "csharp").Where(static each => each.Contains("\nnamespace ", StringComparison.Ordinal)).ToArray();

        Assert.Empty(BindingCode.Compile(code));
    }

    private static HomeModel Read(string text, HomeFolder home)
    {
        var blocks = Markdown.Blocks(text, "yaml").Where(each => each.StartsWith("version:", StringComparison.Ordinal));
        foreach (var (index, block) in blocks.Index())
        {
            var kind = Things().IsMatch(block) ? "things" : "items";
            home.Write($"{kind}/block{index}.{kind}", block);
        }
        return HomeModelReader.ReadAsWritten(home.Root);
    }

    [GeneratedRegex("^things:", RegexOptions.Multiline)]
    private static partial Regex Things();

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Option();
}
