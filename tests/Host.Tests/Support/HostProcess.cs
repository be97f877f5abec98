using System.Diagnostics;
using System.Globalization;

namespace HomeBinding.Host.Tests.Support;

/// <summary>The host as a process of its own, as a user starts it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private HostProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Errors.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Lines Output { get; } = new();

    public Lines Errors { get; } = new();

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public static HostProcess Start(params string[] arguments) => StartIn(Path.GetTempPath(), arguments);

    /// <summary>Starts it in a folder. It does not listen unless a test says where: many run at the same time.</summary>
    public static HostProcess StartIn(string directory, params string[] arguments) =>
        StartProgram("dotnet", directory, [Repository.Host, .. arguments, .. arguments is ["run" or "demo", ..] && !arguments.Contains("--urls") && !arguments.Contains("--help") ? ["--no-http"] : Array.Empty<string>()]);

    public static HostProcess StartProgram(string program, string directory, params string[] arguments) =>
        new(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, Environment = { ["TERM"] = "xterm-256color" } });

    /// <summary>Runs it to its end.</summary>
    public static async Task<Finished> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        var code = await process.ExitAsync();
        return new Finished(code, process.Output.Text, process.Errors.Text);
    }

    /// <summary>Runs it to its end with something on its standard input.</summary>
    public static async Task<Finished> RunWithInputAsync(string input, params string[] arguments)
    {
        await using var process = Start(arguments);
        await process._process.StandardInput.WriteAsync(input);
        process._process.StandardInput.Close();
        var code = await process.ExitAsync();
        return new Finished(code, process.Output.Text, process.Errors.Text);
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    /// <returns>The exit code, and how long it took.</returns>
    public async Task<(int Code, TimeSpan Time)> StopAsync(string signal = "TERM")
    {
        var start = TimeProvider.System.GetTimestamp();
        await SignalAsync(signal);
        var code = await ExitAsync();
        return (code, TimeProvider.System.GetElapsedTime(start));
    }

    public async Task<int> ExitAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The process did not end within {Limit.TotalSeconds:0} s. It said:\n{Output.Text}\n{Errors.Text}");
        }
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    internal sealed record Finished(int Code, string Output, string Errors);
}
