using System.Reflection;
using System.Runtime.Loader;

namespace HomeBinding.Plugins.Loading;

/// <summary>
/// The collectible context of one load of a binding. Managed libraries are loaded from streams: a mapped file that somebody truncates would end
/// the process.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly BindingFiles _files;
    private readonly AssemblyDependencyResolver _resolver;

    public PluginLoadContext(string name, BindingFiles files)
        : base(name, isCollectible: true)
    {
        _files = files;
        _resolver = new AssemblyDependencyResolver(files.Main);
    }

    public Assembly LoadMain() => LoadFile(_files.Main);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (SharedAssemblies.Find(name) is { } shared) return shared;
        var path = _resolver.ResolveAssemblyToPath(assemblyName) ?? Probe(assemblyName);
        if (path is not null) return LoadFile(path);
        if (!string.IsNullOrEmpty(assemblyName.CultureName) || FrameworkAssemblies.Contains(name)) return null;
        // Left to the default context it might get the host's copy, in a version that nobody tested it with.
        throw new FileNotFoundException($"{name} is not in the folder of the binding {_files.Name}.", assemblyName.FullName);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private string? Probe(AssemblyName name)
    {
        var path = Path.Combine(_files.Folder, name.CultureName ?? "", name.Name + ".dll");
        return File.Exists(path) ? path : null;
    }

    private Assembly LoadFile(string path)
    {
        using var library = new MemoryStream(File.ReadAllBytes(path));
        var symbols = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbols)) return LoadFromStream(library);
        using var symbolStream = new MemoryStream(File.ReadAllBytes(symbols));
        return LoadFromStream(library, symbolStream);
    }
}
