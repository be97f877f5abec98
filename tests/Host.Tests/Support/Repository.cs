using System.Reflection;

namespace HomeBinding.Host.Tests.Support;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The built host, <c>homebinding.dll</c>.</summary>
    public static string Host { get; } = Metadata("HostAssembly");

    public static string HostFolder => Path.GetDirectoryName(Host)!;

    /// <summary>The folder of the binding that comes with the host.</summary>
    public static string BundledBinding => Path.Combine(HostFolder, "bindings", "GoECharger");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;
}
