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
    private const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Reactive.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using HomeBinding.Channels;
        global using HomeBinding.Rules;
        global using HomeBinding.Rules.Items;
        global using HomeBinding.Things;
        global using HomeBinding.Units;
        global using HomeBinding.Values;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true,
        // CS1701/CS1702: Rx was built against an older framework; the runtime unifies them, as the SDK's own default says.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(GlobalUsings, ParseOptions);

    private readonly MetadataReference[] _references = [.. ReferencePaths().Select(each => MetadataReference.CreateFromFile(each))];

    /// <inheritdoc/>
    public CompiledRule Compile(string assemblyName, string path, string source, string itemsSource)
    {
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), ParseOptions, path), CSharpSyntaxTree.ParseText(itemsSource, ParseOptions), Usings],
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
            ? new CompiledRule(code.ToArray(), symbols.ToArray(), diagnostics)
            : new CompiledRule(null, null, diagnostics);
    }

    private static RuleDiagnostic Translate(Diagnostic diagnostic, CSharpCompilation compilation, string path)
    {
        var position = diagnostic.Location.GetLineSpan();
        var message = $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}{Hint(diagnostic, compilation)}";
        return new RuleDiagnostic(
            position.Path is { Length: > 0 } file ? file : path,
            position.StartLinePosition.Line + 1,
            position.StartLinePosition.Character + 1,
            diagnostic.Severity == DiagnosticSeverity.Error,
            message);
    }

    // CS1061 and CS0117: a member that does not exist; where it is one of Items, the nearest item is what was meant.
    private static string Hint(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        if (diagnostic.Id is not ("CS1061" or "CS0117") || diagnostic.Location.SourceTree is not { } tree) return "";
        if (tree.GetRoot().FindNode(diagnostic.Location.SourceSpan) is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name) return "";
        if (compilation.GetSemanticModel(tree).GetTypeInfo(access.Expression).Type is not { Name: "Items" } items) return "";
        var nearest = items.GetMembers().OfType<IPropertySymbol>()
            .Select(each => (each.Name, Distance: Distance(each.Name, name.Identifier.Text)))
            .OrderBy(each => each.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, name.Identifier.Text.Length / 3) ? $" Did you mean '{nearest.Name}'?" : " There is no such item.";
    }

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (i, a) in left.Index())
        {
            var current = new int[right.Length + 1];
            current[0] = i + 1;
            foreach (var (j, b) in right.Index())
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + (char.ToUpperInvariant(a) == char.ToUpperInvariant(b) ? 0 : 1));
            previous = current;
        }
        return previous[^1];
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
