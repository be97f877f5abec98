using System.CommandLine;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding run [DIR]</c>: the real thing.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var directory = Arguments.Directory();
        var verbose = Arguments.Verbose();
        var command = new Command("run", "Run the home in a folder until it is stopped (Ctrl+C or SIGTERM).") { directory, verbose };
        command.SetAction((parsed, cancellationToken) => RunAsync(Arguments.Require(parsed.GetRequiredValue(directory)), parsed.GetValue(verbose), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string directory, bool verbose, CancellationToken cancellationToken)
    {
        using var loggers = Logging.Create(verbose);
        using var instance = SingleInstance.Take(directory);
        await using var home = new Home(new HomeOptions { Directory = directory }, loggers, TimeProvider.System);
        await home.StartAsync(cancellationToken);
        Console.WriteLine($"HomeBinding runs {directory}. Stop it with Ctrl+C.");
        await Until.CancelledAsync(cancellationToken);
        return ExitCodes.Success;
    }
}
