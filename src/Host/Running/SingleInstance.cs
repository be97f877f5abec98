namespace HomeBinding.Host.Running;

/// <summary>Sees to it that only one process runs a folder: two would both command its devices.</summary>
internal sealed class SingleInstance : IDisposable
{
    private readonly FileStream? _lock;

    private SingleInstance(FileStream? held) => _lock = held;

    /// <summary>Takes the folder, until it is disposed or the process ends.</summary>
    /// <exception cref="HostException">Another process has it.</exception>
    public static SingleInstance Take(string directory)
    {
        var path = Path.Combine(directory, ".homebinding", "lock");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            using (var writer = new StreamWriter(file, leaveOpen: true)) writer.Write(Environment.ProcessId);
            return new SingleInstance(file);
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that cannot be written to runs all the same, without the lock and without a cache.
            return new SingleInstance(null);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new HostException($"Another HomeBinding process runs the folder '{directory}' already. Stop it first, or choose another folder.");
        }
        catch (IOException)
        {
            return new SingleInstance(null);
        }
    }

    public void Dispose() => _lock?.Dispose();
}
