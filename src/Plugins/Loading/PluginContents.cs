using System.Reflection;
using System.Runtime.CompilerServices;
using HomeBinding.Bindings;
using HomeBinding.Discovery;
using HomeBinding.Profiles;
using HomeBinding.Things;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Plugins.Loading;

/// <summary>Everything of a loaded binding that keeps it in memory, in one place, so that one assignment lets go of it.</summary>
internal sealed class PluginContents
{
    private PluginContents(IBinding binding, string version)
    {
        Binding = binding;
        Version = version;
    }

    public IBinding Binding { get; }

    public string Version { get; }

    public string Id { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public IReadOnlyList<ThingType> ThingTypes { get; private set; } = [];

    public IReadOnlyList<ProfileType> Profiles { get; private set; } = [];

    public IReadOnlyList<DiscoveryService> Discoveries { get; private set; } = [];

    public ServiceProvider Services { get; private set; } = null!;

    /// <summary>Runs the binding's own code as far as loading needs it.</summary>
    /// <exception cref="BindingLoadException">Something of it failed; what it threw is in it as text only.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PluginContents Create(PluginLoadContext context, ILoggerFactory loggers, TimeProvider time)
    {
        var assembly = Guarded("The binding", context.LoadMain);
        var type = FindBinding(assembly);
        var binding = Guarded("Its constructor", () => (IBinding)Activator.CreateInstance(type)!);
        var contents = new PluginContents(binding, VersionOf(assembly));
        try
        {
            contents.ReadDeclarations();
            contents.Services = Guarded("ConfigureServices", () => BuildServices(binding, loggers, time));
            return contents;
        }
        catch (BindingLoadException)
        {
            contents.DisposeAfterFailure();
            throw;
        }
    }

    private static Type FindBinding(Assembly assembly)
    {
        var name = assembly.GetName().Name;
        var types = Guarded("The binding", () => assembly.GetExportedTypes().Where(each => each is { IsClass: true, IsAbstract: false } && each.IsAssignableTo(typeof(IBinding))).ToArray());
        if (types is [{ IsGenericType: false } only] && only.GetConstructor(Type.EmptyTypes) is not null) return only;
        throw new BindingLoadException(types.Length switch
        {
            0 => $"{name}.dll has no public class that implements IBinding.",
            1 => $"{types[0].FullName} has no public constructor without parameters; the host needs one.",
            _ => $"{name}.dll has {types.Length} public classes that implement IBinding ({string.Join(", ", types.Select(each => each.Name))}); a binding has exactly one. Make the others internal, or move them into dlls of their own.",
        });
    }

    private void ReadDeclarations()
    {
        Id = Guarded("Id", () => Binding.Id);
        DisplayName = Guarded("Name", () => Binding.Name) ?? Id;
        if (!ThingTypeUid.TryParse($"{Id}:type", out _)) throw new BindingLoadException($"'{Id}' is no id of a binding. Use letters, digits, _ and -.");
        ThingTypes = Guarded("ThingTypes", () => Binding.ThingTypes.ToArray());
        foreach (var uid in ThingTypes.Select(each => each.Uid))
        {
            if (uid.BindingId != Id) throw new BindingLoadException($"The binding '{Id}' declares the thing type {uid}; the ids of its types begin with '{Id}:'.");
        }
        var twice = ThingTypes.GroupBy(each => each.Uid).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new BindingLoadException($"The binding '{Id}' declares the thing type {twice.Key} twice.");
        ReadProfiles();
        ReadDiscoveries();
    }

    private void ReadProfiles()
    {
        Profiles = Guarded("Profiles", () => Binding.Profiles.ToArray());
        foreach (var uid in Profiles.Select(each => each.Uid))
        {
            if (uid.Scope != Id) throw new BindingLoadException($"The binding '{Id}' declares the profile {uid}; the ids of its profiles begin with '{Id}:'.");
        }
        var twice = Profiles.GroupBy(each => each.Uid).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new BindingLoadException($"The binding '{Id}' declares the profile {twice.Key} twice.");
    }

    private void ReadDiscoveries()
    {
        Discoveries = Guarded("Discoveries", () => Binding.Discoveries.ToArray());
        foreach (var service in Discoveries)
        {
            var unknown = service.ThingTypes.Where(type => ThingTypes.All(each => each.Uid != type)).ToArray();
            if (unknown.Length > 0) throw new BindingLoadException($"The discovery service '{service.Id}' of the binding '{Id}' finds things of type {unknown[0]}, which the binding does not declare.");
        }
        var twice = Discoveries.GroupBy(each => each.Id).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new BindingLoadException($"The binding '{Id}' declares the discovery service '{twice.Key}' twice.");
    }

    private static ServiceProvider BuildServices(IBinding binding, ILoggerFactory loggers, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton(loggers);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        binding.ConfigureServices(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString(3);

    private void DisposeAfterFailure()
    {
        try
        {
            (Binding as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // Its first failure is what gets reported.
        }
    }

    private static T Guarded<T>(string where, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception)
        {
            throw new BindingLoadException(FailureText.Describe(exception, where), exception.ToString());
        }
    }
}
