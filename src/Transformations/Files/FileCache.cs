using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Transformations.Files;

/// <summary>Reads the entries of a text; false and a sentence with the line where it has an error.</summary>
internal delegate bool ReadContent<T>(string text, string file, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? error)
    where T : class;

/// <summary>What is in files of one kind, read again when a file has changed.</summary>
internal sealed class FileCache<T>(TransformFolder folder, string extension, ReadContent<T> read)
    where T : class
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public bool TryGet(string name, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? error)
    {
        content = null;
        if (!folder.TryFind(name, extension, out var file, out error)) return false;
        var entry = _entries.GetValueOrDefault(file.FullName);
        if (entry is null || entry.Written != file.LastWriteTimeUtc || entry.Length != file.Length)
        {
            entry = Read(name.Trim(), file);
            if (entry.IsRead) _entries[file.FullName] = entry;
        }
        (content, error) = (entry.Content, entry.Error);
        return content is not null;
    }

    private Entry Read(string name, FileInfo file)
    {
        var (written, length) = (file.LastWriteTimeUtc, file.Length);
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // It may have grown since its size was asked for.
            var buffer = new byte[TransformFolder.LargestFile + 1];
            var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (count > TransformFolder.LargestFile) return new(null, $"{folder.Display(name)} is larger than {TransformFolder.LargestFile / 1024} KB.", written, length, false);
            using var reader = new StreamReader(new MemoryStream(buffer, 0, count));
            return read(reader.ReadToEnd(), folder.Display(name), out var content, out var error) ? new(content, null, written, length, true) : new(null, error, written, length, true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(null, $"{folder.Display(name)} cannot be read: {exception.Message}", written, length, false);
        }
    }

    private sealed record Entry(T? Content, string? Error, DateTime Written, long Length, bool IsRead);
}
