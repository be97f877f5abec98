using System.Globalization;
using System.Runtime.InteropServices;

namespace HomeBinding.Host.Running;

/// <summary>
/// Pages of program files that are mapped and hold what the file holds. A start walks through most of them, once: given back, those that are needed again come
/// from the system's cache of files as they are touched, and the others stay away.
/// </summary>
internal static class CleanPages
{
    // MADV_DONTNEED of madvise(2): of a mapped file it takes the pages off the process, and the next access reads the file's again.
    private const int DoNotNeed = 4;

    /// <summary>Gives them back. Only on Linux; does nothing elsewhere.</summary>
    /// <returns>How many bytes were taken off the process.</returns>
    public static long GiveBack()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        try
        {
            var given = 0L;
            foreach (var mapping in Find(File.ReadLines("/proc/self/smaps")))
                if (Advise((nint)mapping.Start, (nuint)(mapping.End - mapping.Start), DoNotNeed) == 0) given += mapping.Resident;
            return given;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EntryPointNotFoundException or DllNotFoundException)
        {
            // A system that has no such list keeps its pages.
            return 0;
        }
    }

    /// <summary>
    /// Finds the mappings of files that nobody can write to and of which no page is a copy of the process's own: what is in them is in the file too. A mapping
    /// with such copies (relocated addresses, for instance) has to stay as it is.
    /// </summary>
    /// <param name="lines">The lines of <c>/proc/self/smaps</c>, as proc(5) describes them.</param>
    internal static IEnumerable<Mapping> Find(IEnumerable<string> lines)
    {
        var mapping = default(Mapping);
        foreach (var line in lines)
        {
            if (TryReadHead(line, out var head)) mapping = head;
            else if (Size(line, "Rss:") is { } resident) mapping = mapping with { Resident = resident };
            else if (Size(line, "Anonymous:") is 0 && mapping is { IsReadOnlyFile: true, Resident: > 0 }) yield return mapping;
        }
    }

    // "7f00-7f10 r-xp 00000000 08:01 123    /usr/lib/libc.so"
    private static bool TryReadHead(string line, out Mapping mapping)
    {
        mapping = default;
        var dash = line.IndexOf('-', StringComparison.Ordinal);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (dash <= 0 || space < dash || line.Length < space + 5) return false;
        if (!ulong.TryParse(line.AsSpan(0, dash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            || !ulong.TryParse(line.AsSpan(dash + 1, space - dash - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var end)) return false;
        var path = line.IndexOf('/', StringComparison.Ordinal);
        mapping = new Mapping(start, end, 0, line[space + 2] == '-' && path > 0 && !line.EndsWith("(deleted)", StringComparison.Ordinal));
        return true;
    }

    private static long? Size(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) && long.TryParse(line.AsSpan(name.Length).TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size * 1024 : null;

    [DllImport("libc", EntryPoint = "madvise", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint address, nuint length, int advice);

    /// <summary>A stretch of addresses.</summary>
    /// <param name="Start">The first address.</param>
    /// <param name="End">The first one after it.</param>
    /// <param name="Resident">How many bytes of it the process has in memory.</param>
    /// <param name="IsReadOnlyFile">True if it shows a file that is still there, and cannot be written to.</param>
    internal readonly record struct Mapping(ulong Start, ulong End, long Resident, bool IsReadOnlyFile);
}
