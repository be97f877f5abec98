using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Demo;

/// <summary>The demo, run once for all tests of a class.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    internal IReadOnlyList<Line> Lines { get; private set; } = [];

    internal string Errors { get; private set; } = "";

    internal int ExitCode { get; private set; }

    internal TimeSpan Time { get; private set; }

    internal static TimeSpan Limit { get; } = TimeSpan.FromSeconds(12);

    public async Task InitializeAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var demo = HostProcess.Start("demo", "--for", "12s");
        ExitCode = await demo.ExitAsync();
        Time = TimeProvider.System.GetElapsedTime(start);
        Lines = demo.Output.All;
        Errors = demo.Errors.Text;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
