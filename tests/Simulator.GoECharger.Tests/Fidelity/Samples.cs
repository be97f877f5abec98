using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger.Tests;

/// <summary>Recordings of real boxes that some developers have beside the repository. Without them these tests have nothing to compare.</summary>
internal static class Samples
{
    private static readonly string? Folder = Find();

    public static string? Text(string path) => Folder is null ? null : File.ReadAllText(Path.Combine(Folder, path)).Trim();

    public static JsonElement? Json(string path) => Text(path) is { } text ? JsonDocument.Parse(text).RootElement : null;

    public static IEnumerable<string> Files(string path) =>
        Folder is null ? [] : Directory.EnumerateFiles(Path.Combine(Folder, path), "*.json");

    private static string? Find()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "shared", "goe-api", "samples");
                if (Directory.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
