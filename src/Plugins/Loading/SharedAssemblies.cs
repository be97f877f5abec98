using System.Reflection;
using System.Runtime.Loader;
using HomeBinding.Bindings;

namespace HomeBinding.Plugins.Loading;

/// <summary>
/// The assemblies that bindings and the host have in common, by simple name; everything else is private to each binding. They are handed out as
/// the host's own objects, so that a type of the contract is the same type on both sides whatever version a binding was built against.
/// </summary>
internal static class SharedAssemblies
{
    public const string Contract = "HomeBinding.Binding.Abstractions";

    public static IReadOnlyList<string> Names { get; } =
    [
        Contract,
        "System.Reactive",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Primitives",
    ];

    private static readonly Dictionary<string, Assembly> ByName = Load();

    public static Version ContractVersion { get; } = typeof(IBinding).Assembly.GetName().Version!;

    public static Assembly? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    private static Dictionary<string, Assembly> Load()
    {
        var host = AssemblyLoadContext.GetLoadContext(typeof(IBinding).Assembly)!;
        var found = new Dictionary<string, Assembly>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names)
        {
            try
            {
                found[name] = host.LoadFromAssemblyName(new AssemblyName(name));
            }
            catch (FileNotFoundException)
            {
                // The host does without it: then it is private to whoever brings it.
            }
        }
        return found;
    }
}
