using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HomeBinding.Configuration.Files;

/// <summary>Opens files without waiting: a pipe that nobody writes to, or a device, would hold up the host for ever.</summary>
internal static class RegularFile
{
    private const int LinuxNonBlockingCloseOnExec = 0x800 | 0x80000;
    private const int MacNonBlockingCloseOnExec = 0x4 | 0x1000000;

    /// <summary>Opens a file to read it.</summary>
    /// <exception cref="IOException">It cannot be opened, or is a pipe or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not read it.</exception>
    public static FileStream Open(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        var descriptor = Open(path, OperatingSystem.IsMacOS() ? MacNonBlockingCloseOnExec : LinuxNonBlockingCloseOnExec);
        if (descriptor < 0) throw new IOException($"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, 1);
        if (stream.CanSeek) return stream;
        stream.Dispose();
        throw new IOException("It is a pipe or a device, not a file.");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
