using System.Globalization;

namespace HomeBinding.Plugins.Loading;

/// <summary>Everything that can be said of a binding's folder before any of its code is loaded.</summary>
internal static class CompatibilityCheck
{
    /// <summary>Checks a folder.</summary>
    /// <exception cref="BindingLoadException">The binding cannot run on this host.</exception>
    public static void Run(BindingFiles files)
    {
        RefuseShared(files);
        var libraries = files.Libraries.ToDictionary(each => each, LibraryInfo.Read);
        var main = libraries[files.Main];
        CheckContract(files, main);
        foreach (var (path, library) in libraries) CheckShared(Path.GetFileName(path), library);
        CheckDependencies(files, main, libraries.Keys);
    }

    private static void RefuseShared(BindingFiles files)
    {
        foreach (var path in files.Libraries)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (SharedAssemblies.Find(name) is null) continue;
            throw new BindingLoadException(
                $"The folder contains {Path.GetRelativePath(files.Folder, path)}, which every binding gets from the host. Delete it there, and in the binding's project "
                + "import HomeBinding.Binding.props, or set Private=\"false\" and ExcludeAssets=\"runtime\" on the reference that brings it.");
        }
    }

    private static void CheckContract(BindingFiles files, LibraryInfo main)
    {
        if (!main.References.TryGetValue(SharedAssemblies.Contract, out var wanted))
            throw new BindingLoadException($"{files.Name}.dll is no binding: it does not refer to {SharedAssemblies.Contract}.");
        var host = SharedAssemblies.ContractVersion;
        if (wanted.Major == host.Major && wanted.Minor <= host.Minor) return;
        var remedy = wanted > host
            ? $"Update the host, or build the binding against {Text(host)}."
            : $"Get a newer version of the binding, or build it against {Text(host)}.";
        throw new BindingLoadException($"{files.Name}.dll was built for binding API {Text(wanted)}; this host has {Text(host)}. {remedy}");
    }

    private static void CheckShared(string name, LibraryInfo library)
    {
        foreach (var (reference, wanted) in library.References)
        {
            if (SharedAssemblies.Find(reference)?.GetName().Version is not { } host) continue;
            if (Text(wanted) == Text(host) || wanted < host) continue;
            throw new BindingLoadException($"{name} needs {reference} {Text(wanted)}; this host has {Text(host)}. Update the host, or build the binding against {Text(host)}.");
        }
    }

    private static void CheckDependencies(BindingFiles files, LibraryInfo main, IEnumerable<string> libraries)
    {
        var there = libraries.Select(each => Path.GetFileNameWithoutExtension(each)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = main.References
            .Where(each => !there.Contains(each.Key) && SharedAssemblies.Find(each.Key) is null && !FrameworkAssemblies.Contains(each.Key))
            .Select(each => $"{each.Key} {each.Value.ToString(3)}")
            .ToArray();
        if (missing.Length == 0) return;
        throw new BindingLoadException(
            $"{files.Name}.dll needs {string.Join(" and ", missing)}, which {(missing.Length == 1 ? "is" : "are")} not in its folder. "
            + "Copy the whole output of 'dotnet publish' into the folder.");
    }

    private static string Text(Version version) => string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}");
}
