using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HomeBinding.Plugins.Loading;

/// <summary>What a library's metadata says, read without loading it.</summary>
/// <param name="References">The assemblies it refers to; empty for a native library.</param>
internal sealed record LibraryInfo(IReadOnlyDictionary<string, Version> References)
{
    /// <summary>Reads a library.</summary>
    /// <exception cref="BindingLoadException">It is no library, or not all of it is there.</exception>
    public static LibraryInfo Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Read(File.ReadAllBytes(path), name);
        }
        catch (IOException exception)
        {
            throw new BindingLoadException($"{name} cannot be read: {exception.Message}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new BindingLoadException($"{name} cannot be read: the host's user may not read it.");
        }
    }

    private static LibraryInfo Read(byte[] image, string name)
    {
        if (image is not [(byte)'M', (byte)'Z', ..] && image.Length > 1) throw new BindingLoadException($"{name} is no .NET library.");
        try
        {
            using var reader = new PEReader(new MemoryStream(image));
            var length = reader.PEHeaders.SectionHeaders.Select(each => each.PointerToRawData + each.SizeOfRawData).DefaultIfEmpty(int.MaxValue).Max();
            if (length > image.Length) throw Incomplete(name, image.Length);
            if (!reader.HasMetadata) return new LibraryInfo(new Dictionary<string, Version>());
            var metadata = reader.GetMetadataReader();
            var references = new Dictionary<string, Version>(StringComparer.OrdinalIgnoreCase);
            foreach (var handle in metadata.AssemblyReferences)
            {
                var reference = metadata.GetAssemblyReference(handle);
                references[metadata.GetString(reference.Name)] = reference.Version;
            }
            return new LibraryInfo(references);
        }
        catch (BadImageFormatException)
        {
            throw Incomplete(name, image.Length);
        }
    }

    private static BindingLoadException Incomplete(string name, int length) =>
        new($"{name} is not complete ({length} bytes are there) or damaged. The host tries again when it changes; if the copy has ended, copy it again.");
}
