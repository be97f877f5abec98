using System.Runtime.Loader;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Compiler;
using HomeBinding.Things;

namespace HomeBinding.Host.Commands;

/// <summary>Compiles the rules of a folder and runs nothing of them.</summary>
internal static class RuleCheck
{
    public static IReadOnlyList<Diagnostic> Run(string directory, HomeModel model, IReadOnlyList<ThingType> thingTypes)
    {
        var folder = Path.Combine(directory, "rules");
        var files = RuleFolder.Files(folder);
        if (files.Count == 0) return [];
        var items = model.Items.ToDictionary(static each => each.Definition.Name, static each => each.Definition.Type, StringComparer.Ordinal);
        var triggers = new TriggerChecker(model, thingTypes);
        var compiler = new RoslynRuleCompiler();
        return [.. files.SelectMany(file => Check(compiler, file, Path.GetRelativePath(directory, file), items, triggers)).Select(ToDiagnostic)];
    }

    private static Diagnostic ToDiagnostic(RuleDiagnostic found) =>
        new(found.IsError ? Severity.Error : Severity.Warning, DiagnosticCode.Rule, new SourceSpan(found.File, found.Line, found.Column), found.Message, null);

    private static IEnumerable<RuleDiagnostic> Check(RoslynRuleCompiler compiler, string file, string name, Dictionary<string, ItemType> items, TriggerChecker triggers)
    {
        string source;
        try
        {
            source = File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new RuleDiagnostic(name, 1, 1, true, $"The file cannot be read: {exception.Message}")];
        }
        var compiled = compiler.Compile("check", file, source, UsedItems.Of(source, items.GetValueOrDefault).Source);
        var channels =
            from named in compiled.Channels
            let reason = triggers.WhyNotHeard(named.Channel)
            where reason is not null
            select new RuleDiagnostic(name, named.Line, named.Column, true, reason);
        var found = compiled.Diagnostics.Select(each => (each with { File = name }).WithHint(items.Keys)).Concat(channels);
        return compiled.Assembly is { } assembly && !HasRule(assembly)
            ? found.Append(new RuleDiagnostic(name, 1, 1, true, "The file has no rule. A rule is a public class that derives from Rule<Items>."))
            : found;
    }

    // Looks at its types, as the running home does; no code of it runs.
    private static bool HasRule(byte[] assembly)
    {
        var context = new AssemblyLoadContext("check", isCollectible: true);
        try
        {
            return context.LoadFromStream(new MemoryStream(assembly)).GetExportedTypes().Any(static each => !each.IsAbstract && each.IsSubclassOf(typeof(Rules.Rule)));
        }
        finally
        {
            context.Unload();
        }
    }
}
