using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Live;

/// <summary>The files of a home as they were read last; only those that changed are read again.</summary>
internal sealed class FileSet(string directory, TimeProvider time)
{
    private readonly FileModelReader _reader = new(new SharedUids());
    private Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What each file says, in the order in which files count; of one that cannot be read now, what it said when it could.</summary>
    /// <param name="diagnostics">What is wrong with the folder.</param>
    public IReadOnlyList<FileModel> Read(out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var file in SourceFolder.Find(directory, found)) entries[file.Name] = Read(file, _entries.GetValueOrDefault(file.Name));
        _entries = entries;
        diagnostics = found;
        return [.. entries.Values.Select(static each => each.Model)];
    }

    /// <summary>Reads everything anew the next time.</summary>
    public void Forget()
    {
        foreach (var entry in _entries.Values) entry.Stamp = default;
    }

    /// <summary>The folders outside of those of the home that links lead to.</summary>
    public IReadOnlyCollection<string> Outside =>
        [.. _entries.Values.Select(static each => Path.GetDirectoryName(each.Stamp.Target)).OfType<string>().Where(each => !SourceFolder.Names.Any(name => RealPath.IsWithin(each, Path.Combine(directory, name)))).Distinct()];

    private Entry Read(SourceFile file, Entry? before)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var stamp = FileStamp.Of(file.Path);
        if (before is not null && before.Stamp == stamp && stamp != default && !before.IsFresh) return before;
        var model = _reader.Read(file, before?.Model is { IsUnreadable: false } readable ? readable : null);
        // What worked goes on.
        if (model.IsUnreadable && before is { Model.IsUnreadable: false }) model = before.Model with { Diagnostics = model.Diagnostics, Hash = default, IsKept = true };
        else if (model.IsIncomplete && before is not null) model = model with { Elements = [.. model.Elements, .. Missing(before.Model, model)] };
        return new Entry(model) { Stamp = stamp, IsFresh = stamp.IsFresh(now) };
    }

    // What cannot be made out may be one of them.
    private static IEnumerable<FileElement> Missing(FileModel before, FileModel now)
    {
        var keys = now.Elements.Select(static each => each.Key).OfType<object>().ToHashSet();
        return before.Elements.Where(each => each.Key is { } key && !keys.Contains(key));
    }

    private sealed class Entry(FileModel model)
    {
        public FileModel Model { get; } = model;

        public FileStamp Stamp { get; set; }

        public bool IsFresh { get; init; }
    }
}
