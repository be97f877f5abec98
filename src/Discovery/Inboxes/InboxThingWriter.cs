using HomeBinding.Engine.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Adds approved things to a home, each as a file of its own. No other file is touched.</summary>
/// <param name="directory">The home's folder.</param>
public sealed class InboxThingWriter(string directory)
{
    /// <summary>The file that a thing gets, relative to the home.</summary>
    public static string FileOf(ThingDefinition thing) => $"things/discovered-{thing.Uid.Id}.things";

    /// <summary>Writes the file. It is there completely or not at all.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It exists already, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public string Write(ThingDefinition thing)
    {
        var path = Path.Combine(directory, FileOf(thing));
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        if (File.Exists(path)) throw new IOException($"There is a file {path} already. Delete it, or choose another id.");
        // Its name begins with a dot, so that nobody reads it before it has its own.
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            WriteThrough(draft, ThingYaml.Write(thing));
            File.Move(draft, path, overwrite: false);
            return path;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes a file so that it is on the disk when this returns.</summary>
    internal static void WriteThrough(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using (var writer = new StreamWriter(stream, leaveOpen: true)) writer.Write(text);
        stream.Flush(flushToDisk: true);
    }
}
