using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Files;

namespace HomeBinding.Configuration.Managed;

/// <summary>
/// Keeps what was made over the API. Each change writes a generation of its own: beside the others, flushed, then renamed, then the folder flushed, so that at every
/// moment there is one that is whole. Some are kept: where the newest is damaged all the same, the one before counts, and an error says so until the next start.
/// </summary>
/// <param name="folder">The folder; null to keep nothing.</param>
internal sealed class ManagedStore(string? folder)
{
    /// <summary>Generations that are kept.</summary>
    internal const int Kept = 5;

    private const string Extension = ".json";
    private const string DamagedExtension = ".damaged";
    private const int FormatVersion = 1;

    private long _generation;
    private bool _isBlocked;

    /// <summary>What is wrong with what was kept.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>Where a home keeps it.</summary>
    /// <param name="directory">The home's folder.</param>
    public static string FolderOf(string directory) => Path.Combine(directory, ".homebinding", "managed");

    /// <summary>Reads the newest generation that is whole, for a look only: a host may be writing the next one.</summary>
    public ManagedSet Peek()
    {
        // What is listed may be gone when it is read, as newer ones have come.
        for (var tries = 0; tries < Kept; tries++)
        {
            if (folder is null || !Directory.Exists(folder)) return ManagedSet.Empty;
            try
            {
                foreach (var (generation, path) in Generations())
                    if (TryRead(path, generation, out var found)) return found;
                return ManagedSet.Empty;
            }
            catch (FileNotFoundException)
            {
                // Again.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Diagnostics = [new Diagnostic(Severity.Error, DiagnosticCode.Unreadable, SourceSpan.OfFile(NameOf(folder)), $"What was made over the API cannot be read: {Printable.Escape(exception.Message)}", null)];
                return ManagedSet.Empty;
            }
        }
        return ManagedSet.Empty;
    }

    /// <summary>Reads the newest generation that is whole, and puts aside what is newer and is not.</summary>
    public ManagedSet Load()
    {
        if (folder is null || !Directory.Exists(folder)) return ManagedSet.Empty;
        var diagnostics = new List<Diagnostic>();
        Diagnostics = diagnostics;
        try
        {
            foreach (var (generation, path) in Generations())
            {
                _generation = Math.Max(_generation, generation);
                if (TryRead(path, generation, out var found)) return found;
                var aside = path + DamagedExtension;
                File.Move(path, aside, overwrite: true);
                diagnostics.Add(new Diagnostic(
                    Severity.Error,
                    DiagnosticCode.Unreadable,
                    SourceSpan.OfFile(NameOf(path)),
                    "The newest of what was made over the API is damaged, so that the generation before it counts; what was changed last is lost.",
                    $"Look at your disk. The damaged file is kept as {NameOf(aside)}; delete it when you have no use for it."));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // To write now would hide what cannot be read.
            _isBlocked = true;
            diagnostics.Add(new Diagnostic(
                Severity.Error,
                DiagnosticCode.Unreadable,
                SourceSpan.OfFile(NameOf(folder)),
                $"What was made over the API cannot be read: {Printable.Escape(exception.Message)}",
                "Give the host access to it and start it again. Until then nothing can be changed over the API."));
        }
        return ManagedSet.Empty;
    }

    /// <summary>Writes the next generation; it is on the disk when this returns.</summary>
    /// <exception cref="ManagedChangeException">It could not be written.</exception>
    public void Write(ManagedSet set)
    {
        if (folder is null) return;
        if (_isBlocked) throw Unavailable("what is there cannot be read");
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{_generation + 1:00000000}{Extension}"));
        try
        {
            AtomicFile.Write(path, path + ".new", Text(set, _generation + 1), isPrivate: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where only the folder could not be flushed it is there, and would count after the next start.
            TryDelete(path);
            throw Unavailable(exception.Message);
        }
        _generation++;
        Forget();
    }

    private static ManagedChangeException Unavailable(string reason) =>
        new(ManagedChangeProblem.Unavailable, $"The change was not made, as it could not be kept: {reason}");

    private static string NameOf(string path) => $"{Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)))}/{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";

    // The head has the hash of all that follows, and of the generation, so that no file can stand for another one.
    private static string Text(ManagedSet set, long generation)
    {
        var body = JsonSerializer.Serialize(set.ToContent(), ManagedJson.Default.ManagedContent);
        return string.Create(CultureInfo.InvariantCulture, $"homebinding {FormatVersion} {generation} {Hash(body, generation)}\n{body}\n");
    }

    private static string Hash(string body, long generation) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{generation}\n{body}"))));

    private static bool TryRead(string path, long generation, out ManagedSet set)
    {
        set = ManagedSet.Empty;
        var text = File.ReadAllText(path);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !text.EndsWith('\n') || text.Length < end + 2) return false;
        var body = text[(end + 1)..^1];
        if (text[..end] != string.Create(CultureInfo.InvariantCulture, $"homebinding {FormatVersion} {generation} {Hash(body, generation)}")) return false;
        try
        {
            set = ManagedSet.Of(JsonSerializer.Deserialize(body, ManagedJson.Default.ManagedContent)!);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private IEnumerable<(long Generation, string Path)> Generations() =>
        Directory.GetFiles(folder!, $"*{Extension}")
            .Select(static each => (Generation: long.TryParse(Path.GetFileNameWithoutExtension(each), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1, Path: each))
            .Where(static each => each.Generation > 0)
            .OrderByDescending(static each => each.Generation);

    private void Forget()
    {
        foreach (var (_, path) in Generations().Skip(Kept).ToArray()) TryDelete(path);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way.
        }
    }
}
