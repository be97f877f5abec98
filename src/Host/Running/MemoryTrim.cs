using System.Runtime.InteropServices;

namespace HomeBinding.Host.Running;

/// <summary>
/// Gives back to the system what a start leaves behind. Reading files and compiling make garbage in a heap that grows little afterwards; the compiler of the
/// runtime works on for half a minute, and what it frees stays with the C library until somebody asks for it. Most of the program's own pages are needed once.
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
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Only glibc has it.
        }
        CleanPages.GiveBack();
    }

    [DllImport("libc", EntryPoint = "malloc_trim", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint left);
}
