using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.OpenHabRules;
using HomeBinding.Configuration.Persistence;
using Xunit.Abstractions;

namespace HomeBinding.Configuration.Tests.OpenHabText;

/// <summary>
/// What people really write. Each mistake that is counted here has been looked at: it is one of the file, such as a placeholder in angle brackets or prose between the
/// lines. More of them than that are a mistake of ours.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Read_Things_AreUnderstood() => Read(".things", mostWithErrors: 9, mostFaulty: 12);

    [Fact]
    public void Read_Items_AreUnderstood() => Read(".items", mostWithErrors: 23, mostFaulty: 79);

    [Fact]
    public void Read_Persistence_IsUnderstood()
    {
        foreach (var (name, content) in Corpus.Files(".persist"))
        {
            var diagnostics = new FileDiagnostics(name);
            Assert.NotEmpty(new PersistParser(Source(name, content), diagnostics).Read().Items);
            Assert.Empty(diagnostics.All);
        }
    }

    [Fact]
    public void Read_Rules_AreUnderstood()
    {
        var (files, rules, wrong) = (0, 0, 0);
        foreach (var (name, content) in Corpus.Files(".rules"))
        {
            var diagnostics = new FileDiagnostics(name);
            var file = OpenHabRuleReader.Read(Source(name, content), diagnostics);
            (files, rules, wrong) = (files + 1, rules + file.Rules.Count, wrong + diagnostics.Errors);
            Assert.True(file.Rules.Count > 0 || file.OtherLanguage is not null, name);
            Assert.All(file.Rules, static each => Assert.NotEqual("", each.Body));
            foreach (var diagnostic in diagnostics.All) output.WriteLine(diagnostic.ToString());
        }
        output.WriteLine($"{files} files with {rules} rules, {wrong} mistakes");
        Assert.InRange(wrong, 0, 4);
    }

    private void Read(string extension, int mostWithErrors, int mostFaulty)
    {
        var (files, elements, faulty, withErrors) = (0, 0, 0, 0);
        foreach (var (name, content) in Corpus.Files(extension))
        {
            var syntax = FileReader.Read(Source(name, content));
            var model = FileModelBuilder.Build(syntax, new SharedUids());
            var errors = model.Diagnostics.Where(static each => each.Severity == Severity.Error).ToArray();
            files++;
            elements += model.Elements.Count;
            faulty += model.Elements.Count(static each => each is ThingElement { Entry: null } or ItemElement { Entry: null });
            withErrors += errors.Length > 0 ? 1 : 0;
            foreach (var error in errors) output.WriteLine(error.ToString());
            Assert.True(syntax.Wording == Wording.OpenHabText, $"{name} is not recognised.");
        }
        output.WriteLine($"{files} files with {elements} things and items, of which {faulty} are wrong, in {withErrors} files");
        Assert.InRange(withErrors, 0, mostWithErrors);
        Assert.InRange(faulty, 0, mostFaulty);
    }

    private static SourceText Source(string name, byte[] content) => new(name, System.Text.Encoding.UTF8.GetString(content));
}
