using HomeBinding.Rules.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace HomeBinding.Rules.Compiler;

/// <summary>Compiles rules with Roslyn. References are made once and shared: made anew for each file, they would fill the memory.</summary>
public sealed class RoslynRuleCompiler : IRuleCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true,
        // CS1701/CS1702: Rx was built against an older framework; the runtime unifies them, as the SDK's own default says.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(RuleUsings.Source, ParseOptions);

    private readonly MetadataReference[] _references = [.. ReferencePaths().Select(each => MetadataReference.CreateFromFile(each))];

    /// <inheritdoc/>
    public CompiledRule Compile(string assemblyName, string path, string source, string itemsSource)
    {
        var rule = CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), ParseOptions, path);
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [rule, CSharpSyntaxTree.ParseText(itemsSource, ParseOptions), Usings],
            _references,
            Options);
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var diagnostics = result.Diagnostics
            .Where(each => each.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
            .Select(each => Translate(each, compilation, path))
            .ToArray();
        return result.Success
            ? new CompiledRule(code.ToArray(), symbols.ToArray(), diagnostics) { Members = UsedMembers(compilation, rule), Channels = NamedChannels(compilation, rule) }
            : new CompiledRule(null, null, diagnostics);
    }

    // A name that only looks like that of an item, as in a comment or for a type, is none of them.
    private static string[] UsedMembers(CSharpCompilation compilation, SyntaxTree rule)
    {
        if (compilation.Assembly.GetTypeByMetadataName("Items") is not { } items) return [];
        var names = items.MemberNames.ToHashSet(StringComparer.Ordinal);
        var model = compilation.GetSemanticModel(rule);
        return
        [
            .. rule.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(each => names.Contains(each.Identifier.ValueText) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(each).Symbol?.ContainingType, items))
                .Select(static each => each.Identifier.ValueText)
                .Distinct(),
        ];
    }

    // What is computed while the rule runs cannot be looked at here.
    private static NamedChannel[] NamedChannels(CSharpCompilation compilation, SyntaxTree rule)
    {
        var calls = rule.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static each => each is { Expression: IdentifierNameSyntax { Identifier.ValueText: "Trigger" }, ArgumentList.Arguments.Count: > 0 })
            .ToArray();
        if (calls.Length == 0) return [];
        var model = compilation.GetSemanticModel(rule);
        return
        [
            .. from call in calls
               where model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: nameof(Rule), Arity: 0 } }
               let channel = call.ArgumentList.Arguments.FirstOrDefault(static each => each.NameColon?.Name.Identifier.ValueText == "channel") ?? call.ArgumentList.Arguments[0]
               where model.GetConstantValue(channel.Expression).Value is string
               let position = channel.Expression.GetLocation().GetLineSpan().StartLinePosition
               select new NamedChannel((string)model.GetConstantValue(channel.Expression).Value!, position.Line + 1, position.Character + 1),
        ];
    }

    private static RuleDiagnostic Translate(Diagnostic diagnostic, CSharpCompilation compilation, string path)
    {
        var position = diagnostic.Location.GetLineSpan();
        var missing = MissingItem(diagnostic, compilation);
        var message = missing is null ? diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture) : $"There is no item '{missing}'.";
        return new RuleDiagnostic(
            position.Path is { Length: > 0 } file ? file : path,
            position.StartLinePosition.Line + 1,
            position.StartLinePosition.Character + 1,
            diagnostic.Severity == DiagnosticSeverity.Error,
            $"{diagnostic.Id}: {message}")
        {
            MissingItem = missing,
        };
    }

    // CS1061 and CS0117: a member that does not exist; where it is one of Items, there is no such item.
    private static string? MissingItem(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        if (diagnostic.Id is not ("CS1061" or "CS0117") || diagnostic.Location.SourceTree is not { } tree) return null;
        if (tree.GetRoot().FindNode(diagnostic.Location.SourceSpan) is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name) return null;
        return compilation.GetSemanticModel(tree).GetTypeInfo(access.Expression).Type is { Name: "Items", ContainingNamespace.IsGlobalNamespace: true } ? name.Identifier.ValueText : null;
    }

    // What a rule may use: the framework, Rx, logging, and the two API assemblies; nothing of the host's inside.
    private static IEnumerable<string> ReferencePaths()
    {
        var all = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] api = ["System.Reactive.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "HomeBinding.Binding.Abstractions.dll", "HomeBinding.Rules.Abstractions.dll"];
        return all.Where(each => Path.GetDirectoryName(each) == framework || api.Contains(Path.GetFileName(each)));
    }
}
