using System.Globalization;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Demo;

public sealed class DemoStopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Demo_OnSignal_EndsSoonWithoutError(string signal)
    {
        await using var demo = HostProcess.Start("demo");
        await demo.Output.WaitForAsync(" is ONLINE");

        var (code, time) = await demo.StopAsync(signal);

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, Limit);
        Assert.Equal("", demo.Errors.Text);
    }

    [Fact]
    public async Task Demo_OnSignalWhileItStarts_EndsWithoutError()
    {
        await using var demo = HostProcess.Start("demo");
        await demo.Output.WaitForAsync("HomeBinding demo of ");

        var (code, time) = await demo.StopAsync();

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, Limit);
        Assert.Equal("", demo.Errors.Text);
    }

    [Theory]
    [InlineData(60, 140)]
    [InlineData(24, 80)]
    public async Task Demo_OnATerminal_ShowsTheLiveTable(int rows, int columns)
    {
        if (!File.Exists("/usr/bin/script")) return;
        var command = string.Create(CultureInfo.InvariantCulture, $"stty rows {rows} cols {columns}; exec dotnet '{Repository.Host}' demo --for 4s");

        await using var demo = HostProcess.StartProgram("/usr/bin/script", Path.GetTempPath(), "-qec", command, "/dev/null");
        var code = await demo.ExitAsync();

        Assert.Equal(0, code);
        Assert.Contains("╭", demo.Output.Text, StringComparison.Ordinal);
        Assert.Matches("│ GoECharger[A-Za-z0-9]+ +│ ", demo.Output.Text);
        Assert.Contains("What happened, and why", demo.Output.Text, StringComparison.Ordinal);
        Assert.Contains("ONLINE", demo.Output.Text, StringComparison.Ordinal);
    }
}
