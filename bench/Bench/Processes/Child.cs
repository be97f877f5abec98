using System.Diagnostics;
using System.Globalization;

namespace HomeBinding.Bench.Processes;

/// <summary>A child process whose output is read line by line, and what it costs.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, line) =>
        {
            if (line.Data?.Contains("fail:", StringComparison.Ordinal) == true) Console.Error.WriteLine(line.Data);
        };
        process.BeginErrorReadLine();
        return new Child(process);
    }

    /// <summary>CPU time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MB.</summary>
    public double Rss => int.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(each => each.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;

    public void Send(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Reads lines until one matches.</summary>
    public string WaitFor(Func<string, bool> matches)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
            if (matches(line)) return line;
        throw new InvalidOperationException($"The process ended with exit code {_process.ExitCode}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // SIGTERM, as a service manager would.
            Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
            if (!_process.WaitForExit(15_000)) _process.Kill();
        }
        _process.Dispose();
    }
}
