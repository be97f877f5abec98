using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HomeBinding.Engine.Files;

/// <summary>Lets the names in a folder reach the disk: that a file was renamed is otherwise forgotten by a loss of power. Windows does so by itself.</summary>
internal static class FolderFlush
{
    /// <summary>Flushes a folder.</summary>
    /// <exception cref="IOException">It cannot be flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        // The framework opens no folders.
        var descriptor = Open(folder, 0);
        if (descriptor < 0) throw Failed(folder);
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Synchronise(descriptor) < 0 && Marshal.GetLastPInvokeError() is not (Invalid or NotSupported)) throw Failed(folder);
    }

    // Some file systems, shared ones above all, cannot and need not.
    private const int Invalid = 22;
    private const int NotSupported = 95;

    private static IOException Failed(string folder) => new($"{folder} cannot be flushed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [DllImport("libc", EntryPoint = "open", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int descriptor);
}
