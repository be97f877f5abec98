using System.CommandLine;
using HomeBinding.Host;
using HomeBinding.Host.Commands;

var root = new RootCommand("HomeBinding: things, channels, items and C# rules for your home.")
{
    DemoCommand.Create(),
    RunCommand.Create(),
    CheckCommand.Create(),
    ListCommands.Things(),
    ListCommands.Items(),
    ListCommands.Bindings(),
    ConvertCommand.Create(),
    ImportCommand.Create(),
    SchemaCommand.Create(),
    DiscoverCommand.Create(),
    RulesCommand.Create(),
    SimulatorCommand.Create(),
    UsersCommand.Create(),
    TokensCommand.Create(),
};
var parsed = root.Parse(args);
try
{
    // On SIGINT and SIGTERM the commands are cancelled and stop what they started, in reverse order.
    var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10), EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCodes.WrongUsage : code;
}
catch (Exception exception)
{
    await Console.Error.WriteLineAsync($"error: {exception.Message}");
    if (exception is not HostException) await Console.Error.WriteLineAsync(exception.ToString());
    return ExitCodes.Failed;
}
