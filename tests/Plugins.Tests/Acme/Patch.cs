using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace HomeBinding.Plugins.Tests.Acme;

/// <summary>Makes faulty bindings of a good one without building each of them.</summary>
internal static class Patch
{
    /// <summary>Chooses one of the fixture's mistakes, by writing its name over the blanks in the constant that the fixture reads.</summary>
    public static void Mistake(string dll, string mistake)
    {
        var image = File.ReadAllBytes(dll);
        var blank = Encoding.Unicode.GetBytes("mistake:" + new string(' ', mistake.Length));
        var at = image.AsSpan().IndexOf(blank);
        Assert.True(at > 0, "The fixture has no place for a mistake.");
        Encoding.Unicode.GetBytes("mistake:" + mistake).CopyTo(image, at);
        File.WriteAllBytes(dll, image);
    }

    /// <summary>Rewrites the version of a reference, as if the binding had been built against another one.</summary>
    public static void Reference(string dll, string assembly, ushort major, ushort minor)
    {
        var image = File.ReadAllBytes(dll);
        using (var reader = new PEReader(new MemoryStream(image)))
        {
            var metadata = reader.GetMetadataReader();
            var reference = metadata.AssemblyReferences.Single(each => metadata.GetString(metadata.GetAssemblyReference(each).Name) == assembly);
            // A row of this table begins with major and minor version, two bytes each.
            var row = reader.PEHeaders.MetadataStartOffset
                + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
                + ((MetadataTokens.GetRowNumber(reference) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
            BitConverter.TryWriteBytes(image.AsSpan(row), major);
            BitConverter.TryWriteBytes(image.AsSpan(row + 2), minor);
        }
        File.WriteAllBytes(dll, image);
    }

    /// <summary>Makes an internal class public.</summary>
    public static void MakePublic(string dll, string type)
    {
        var image = File.ReadAllBytes(dll);
        using (var reader = new PEReader(new MemoryStream(image)))
        {
            var metadata = reader.GetMetadataReader();
            var definition = metadata.TypeDefinitions.Single(each => metadata.GetString(metadata.GetTypeDefinition(each).Name) == type);
            // A row of this table begins with the flags; visibility is in the lowest bits.
            var row = reader.PEHeaders.MetadataStartOffset
                + metadata.GetTableMetadataOffset(TableIndex.TypeDef)
                + ((MetadataTokens.GetRowNumber(definition) - 1) * metadata.GetTableRowSize(TableIndex.TypeDef));
            image[row] |= 1;
        }
        File.WriteAllBytes(dll, image);
    }

    public static void Truncate(string dll)
    {
        using var file = new FileStream(dll, FileMode.Open);
        file.SetLength(file.Length * 2 / 3);
    }
}
