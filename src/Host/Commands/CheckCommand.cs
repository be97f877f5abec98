using System.CommandLine;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Host.Running;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Compiler;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding check [DIR]</c>: validates files, bindings and rules without connecting to anything.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var directory = Arguments.Directory();
        var command = new Command("check", "Check a folder without connecting to anything; exit code 1 if there are errors.") { directory };
        command.SetAction(parsed => Check(Arguments.Require(parsed.GetRequiredValue(directory)), Console.Out));
        return command;
    }

    private static int Check(string directory, TextWriter output)
    {
        var errors = 0;
        var warnings = 0;
        void Print(bool isError, string text)
        {
            if (isError) errors++;
            else warnings++;
            output.WriteLine(text);
        }

        using var bindings = BindingCatalogue.Load(directory);
        foreach (var problem in bindings.Errors) Print(true, problem);
        var model = HomeModelReader.Read(directory);
        foreach (var diagnostic in model.Diagnostics.Concat(ModelChecker.Check(model, bindings.ThingTypes)))
            Print(diagnostic.Severity == Severity.Error, diagnostic.ToString());
        foreach (var diagnostic in CompileRules(directory, model))
            Print(diagnostic.IsError, (diagnostic with { File = Path.GetRelativePath(directory, diagnostic.File) }).ToString());

        output.WriteLine(errors == 0
            ? $"No errors: {model.Things.Count} things, {model.Items.Count} items, {model.Links.Count} links{(warnings == 0 ? "" : $", {warnings} warnings")}."
            : $"{errors} errors, {warnings} warnings.");
        return errors == 0 ? ExitCodes.Success : ExitCodes.HasErrors;
    }

    private static IEnumerable<RuleDiagnostic> CompileRules(string directory, HomeModel model)
    {
        var folder = Path.Combine(directory, "rules");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.cs") : [];
        if (files.Length == 0) return [];
        var items = ItemsSource.Generate(model.Items.Select(each => each.Definition));
        var compiler = new RoslynRuleCompiler();
        return [.. files.Order(StringComparer.Ordinal).SelectMany(each => compiler.Compile("check", each, File.ReadAllText(each), items).Diagnostics)];
    }
}
