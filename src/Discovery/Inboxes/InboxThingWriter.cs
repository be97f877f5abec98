using HomeBinding.Engine.Files;
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
        if (File.Exists(path)) throw new IOException($"There is a file {path} already. Delete it, or choose another id.");
        // Its name begins with a dot, so that nobody reads it before it has its own.
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        AtomicFile.Write(path, draft, ThingYaml.Write(thing), overwrite: false);
        return path;
    }
}
