using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using HomeBinding.Transformations.Managed;

namespace HomeBinding.Transformations.Files;

/// <summary>Reads the entries of a text; false and a sentence with the line where it has an error.</summary>
internal delegate bool ReadContent<T>(string text, string file, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? error)
    where T : class;

/// <summary>Says whether a text can be read; false and a sentence with the line where it has an error.</summary>
internal delegate bool CheckContent(string text, string file, [NotNullWhen(false)] out string? error);

/// <summary>What is in files of one kind, and in what was made over the API in their place, read again when one has changed.</summary>
internal sealed class FileCache<T>(TransformFolder folder, ManagedTransformations? managed, string type, ReadContent<T> read)
    where T : class
{
    private readonly ConcurrentDictionary<string, MadeEntry> _made = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public bool TryGet(string name, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? error)
    {
        content = null;
        if (ManagedTransformation.IsUid(name.Trim())) return TryGetMade(name.Trim(), out content, out error);
        if (!folder.TryFind(name, $".{type}", out var file, out error)) return false;
        var entry = _entries.GetValueOrDefault(file.FullName);
        if (entry is null || entry.Written != file.LastWriteTimeUtc || entry.Length != file.Length)
        {
            entry = Read(name.Trim(), file);
            if (entry.IsRead) _entries[file.FullName] = entry;
        }
        (content, error) = (entry.Content, entry.Error);
        return content is not null;
    }

    private bool TryGetMade(string uid, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? error)
    {
        if (managed?.Find(uid) is not { } found || found.Type != type)
        {
            _made.TryRemove(uid, out _);
            content = null;
            error = $"There is no transformation {uid} of the type {type}.";
            return false;
        }
        var entry = _made.GetValueOrDefault(uid);
        if (entry is null || !ReferenceEquals(entry.Made, found)) _made[uid] = entry = read(found.Function, uid, out var made, out var problem) ? new(found, made, null) : new(found, null, problem);
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

    private sealed record MadeEntry(ManagedTransformation Made, T? Content, string? Error);

    private sealed record Entry(T? Content, string? Error, DateTime Written, long Length, bool IsRead);
}
