using HomeBinding.Host.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HomeBinding.Host.Tests.Docs;

/// <summary>Compiles what a page shows of a binding, against what a binding may refer to.</summary>
internal static class BindingCode
{
    // What ImplicitUsings of a class library gives.
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] Shared = ["HomeBinding.Binding.Abstractions", "System.Reactive", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"];

    /// <summary>The errors, with their places.</summary>
    public static IEnumerable<string> Compile(IReadOnlyCollection<string> files)
    {
        if (files.Count == 0) return [];
        var framework = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(static each => Path.GetFileName(each).StartsWith("System.", StringComparison.Ordinal));
        var references = framework.Concat(Shared.Select(static each => Path.Combine(Repository.HostFolder, $"{each}.dll"))).Select(static each => MetadataReference.CreateFromFile(each));
        var compilation = CSharpCompilation.Create(
            "page",
            files.Append(Usings).Select(static each => CSharpSyntaxTree.ParseText(each)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error).Select(static each => each.ToString());
    }
}
