namespace HomeBinding.GoECharger.Tests;

/// <summary>Replies recorded from real boxes, where a folder <c>shared/goe-api/samples</c> is found above the tests.</summary>
internal static class RecordedSamples
{
    public static IEnumerable<string> Files(string kind)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "shared", "goe-api", "samples", kind);
            if (Directory.Exists(samples)) return Directory.EnumerateFiles(samples);
        }
        return [];
    }
}
