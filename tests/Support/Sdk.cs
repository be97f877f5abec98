using System.Diagnostics;

namespace HomeBinding.Tests.Support;

/// <summary>The .NET SDK, as whoever writes a binding or a rule calls it.</summary>
internal static class Sdk
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        // Nothing of it stays behind in a process that others might use.
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nodeReuse:false", "-p:UseSharedCompilation=false"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The test run's own MSBuild settings are none of the author's.
        foreach (var name in start.Environment.Keys.Where(static each => each.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, await output + await errors);
    }
}
