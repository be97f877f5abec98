namespace HomeBinding.Rules.Compilation;

/// <summary>Compiles rule files. Made only when a file is not in the cache: the compiler needs more memory than all the rest.</summary>
public interface IRuleCompiler
{
    /// <summary>Compiles one rule file together with the generated items.</summary>
    /// <param name="assemblyName">The name of the assembly to make.</param>
    /// <param name="path">The file's path, for messages and stack traces.</param>
    /// <param name="source">The file's text.</param>
    /// <param name="itemsSource">The generated class <c>Items</c>.</param>
    CompiledRule Compile(string assemblyName, string path, string source, string itemsSource);
}
