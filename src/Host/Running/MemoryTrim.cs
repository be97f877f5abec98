using System.Runtime.InteropServices;

namespace HomeBinding.Host.Running;

/// <summary>
/// Gives back to the system what a start leaves behind. Reading files and compiling make garbage in a heap that grows little afterwards; the compiler of the
/// runtime works on for half a minute, and what it frees stays with the C library until somebody asks for it.
/// </summary>
internal static class MemoryTrim
{
    /// <summary>When a start's work is over.</summary>
    public static TimeSpan Later { get; } = TimeSpan.FromSeconds(30);

    public static void Run()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Trim(0);
            DropCleanPages();
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Only glibc has it.
        }
    }

    private static void DropCleanPages()
    {
        var mapping = (Start: 0UL, End: 0UL, Eligible: false);
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var space = line.IndexOf(' ');
            var dash = line.IndexOf('-');
            if (dash > 0 && dash < space)
            {
                var start = ulong.Parse(line.AsSpan(0, dash), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
                var end = ulong.Parse(line.AsSpan(dash + 1, space - dash - 1), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
                mapping = (start, end, line[space + 2] == '-' && line[space + 4] == 'p' && line.Contains(" /", StringComparison.Ordinal) && !line.Contains("memfd", StringComparison.Ordinal));
            }
            else if (mapping.Eligible && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.Contains(" 0 kB", StringComparison.Ordinal))
            {
                _ = Advise((nint)mapping.Start, (nuint)(mapping.End - mapping.Start), 4);
            }
        }
    }

    [DllImport("libc", EntryPoint = "madvise", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint address, nuint length, int advice);

    [DllImport("libc", EntryPoint = "malloc_trim", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint left);
}
