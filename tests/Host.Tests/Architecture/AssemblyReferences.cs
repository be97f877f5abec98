using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HomeBinding.Host.Tests.Architecture;

/// <summary>What a compiled assembly refers to, read from its metadata.</summary>
internal static class AssemblyReferences
{
    public static IReadOnlyList<string> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(each => metadata.GetString(metadata.GetAssemblyReference(each).Name))];
    }
}
