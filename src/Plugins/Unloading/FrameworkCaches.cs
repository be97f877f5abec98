using System.Reflection;
using System.Reflection.Metadata;

namespace HomeBinding.Plugins.Unloading;

/// <summary>
/// Empties the caches of the framework that hold types of a binding, such as those of System.Text.Json: .NET offers that for hot reload, each
/// assembly naming its own method. Without it no binding that reads JSON by reflection would leave the memory.
/// </summary>
internal static class FrameworkCaches
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<Assembly> Seen = [];
    private static readonly List<Action<Type[]?>> Clearers = [];

    public static void Clear()
    {
        lock (Gate)
        {
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
                if (!assembly.IsCollectible && Seen.Add(assembly)) Clearers.AddRange(Find(assembly));
            foreach (var clear in Clearers)
            {
                try
                {
                    clear(null);
                }
                catch (Exception)
                {
                    // One cache less; if it matters, the collection shows it.
                }
            }
        }
    }

    private static IEnumerable<Action<Type[]?>> Find(Assembly assembly) =>
        from attribute in assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>()
        let method = attribute.HandlerType.GetMethod("ClearCache", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(Type[])])
        where method is not null
        select method.CreateDelegate<Action<Type[]?>>();
}
