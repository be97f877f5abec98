using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>Finds the files of a folder in which openHAB looks for no further folders.</summary>
internal static class FlatFolder
{
    /// <summary>The files with an extension, relative to the home's folder, in the order of their names; none if there is no such folder.</summary>
    public static IReadOnlyList<string> Find(string directory, string folder, string extension, List<Diagnostic> diagnostics)
    {
        try
        {
            var path = Path.Combine(directory, folder);
            if (!Directory.Exists(path)) return [];
            var names = Directory.GetFiles(path).Select(static each => Path.GetFileName(each));
            return [.. names.Where(each => !each.StartsWith('.') && each.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(each => $"{folder}/{each}")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new Diagnostic(Severity.Error, DiagnosticCode.Unreadable, SourceSpan.OfFile(folder), $"The folder cannot be read: {Printable.Escape(e.Message)}", null));
            return [];
        }
    }
}
