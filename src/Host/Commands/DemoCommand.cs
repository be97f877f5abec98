using System.CommandLine;
using System.Globalization;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Things;
using HomeBinding.Host.Demo;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Simulator.GoECharger;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding demo</c>: the main job without hardware.</summary>
internal static class DemoCommand
{
    private const string ThingType = "goecharger:goe";
    private const string MeterItem = "Total_power_fast";

    public static Command Create()
    {
        var directory = Arguments.OptionalDirectory("The folder to run; the sample home if left out.");
        var limit = Arguments.Time("--for", "Stop by itself after this time, e.g. 20s, 2m or 1m30s.");
        var http = new HttpArguments();
        var command = new Command("demo", "Run the sample home with a simulated charger, car and roof: no hardware needed.") { directory, limit, http.Urls, http.Off };
        command.SetAction((parsed, cancellationToken) => Until.StoppedAsync(
            () => RunAsync(parsed.GetValue(directory) is { } named ? Arguments.Require(named) : DemoFolder.Find(), http.Of(parsed), parsed.GetValue(limit), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string directory, HttpWishes http, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var live = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;
        DemoJournal? journal = null;
        var redactor = new Redactor();
        using var loggers = LoggerFactory.Create(builder => builder
            .AddProvider(new JournalLoggerProvider(line => journal?.Add(redactor.Redact(line))))
            .SetMinimumLevel(LogLevel.Warning));
        await using var simulator = await ChargerSimulator.StartAsync(
            new SimulatorOptions { Charger = index => new ChargerOptions { Serial = SimulatorOptions.SerialOf(index), Car = new CarOptions() } },
            TimeProvider.System,
            cancellationToken);
        var address = simulator.EndpointOf(0).ToString();
        await using var home = new Home(
            new HomeOptions { Directory = directory, Override = thing => PointAt(thing, address), Redactor = redactor, KeepsChanges = false },
            loggers,
            TimeProvider.System);
        await using var shown = journal = new DemoJournal(home.Engine, 200, live ? static _ => { } : Console.WriteLine);
        var title = $"HomeBinding demo of {directory}: a simulated go-e charger at {address}. Stop it with Ctrl+C.";
        if (!live) Console.WriteLine(title);
        // Before the home, so that nothing of its start is missed; the sun rises when the rules are there to see it.
        var listening = journal.StartAsync();
        await using var web = http.IsOff || !home.Settings.Http.Enabled ? null : HomeWeb.Start(home, http.Urls, isDemo: true, cancellationToken);
        await home.StartAsync(cancellationToken);
        await listening;
        if (web is not null && await web.ReadyAsync())
        {
            var text = $"Listening at {string.Join(", ", web.Server.Addresses)} with the token {web.DemoToken}";
            if (live) title += $" {text}";
            else Console.WriteLine(text);
        }
        await using var meter = new Meter(home.Engine, new SimulatedHouse(simulator.Chargers[0], TimeProvider.System, SimulatedHouseOptions.QuickMorning), MeterItem);
        meter.Start();
        if (live) await ShowTableAsync(home, journal, title, limit, cancellationToken);
        else await PrintLinesAsync(home, limit, cancellationToken);
        return ExitCodes.Success;
    }

    private static ThingDefinition PointAt(ThingDefinition thing, string address) => thing.Uid.Type.ToString() is ThingType or "goechargerapiv2:goeapiv2"
        ? thing with { Configuration = new Dictionary<string, object?>(thing.Configuration) { ["ip"] = address } }
        : thing;

    private static async Task ShowTableAsync(Home home, DemoJournal journal, string title, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var end = Until.CancelledAsync(cancellationToken, limit);
        await AnsiConsole.Live(DemoTable.Render(home.Engine, journal, title, AnsiConsole.Profile.Width, AnsiConsole.Profile.Height)).AutoClear(false).StartAsync(async context =>
        {
            while (!end.IsCompleted)
            {
                context.UpdateTarget(DemoTable.Render(home.Engine, journal, title, AnsiConsole.Profile.Width, AnsiConsole.Profile.Height));
                await Task.WhenAny(end, Until.CancelledAsync(CancellationToken.None, TimeSpan.FromMilliseconds(250)));
            }
        });
    }

    /// <summary>Where nobody can see a table: all items once they have values, what happens, and all items at the end.</summary>
    private static async Task PrintLinesAsync(Home home, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var end = Until.CancelledAsync(cancellationToken, limit);
        var patience = Until.CancelledAsync(cancellationToken, TimeSpan.FromSeconds(2));
        while (!end.IsCompleted && !patience.IsCompleted && home.Engine.Items.Any(IsExpected))
            await Until.CancelledAsync(cancellationToken, TimeSpan.FromMilliseconds(20));
        PrintItems(home);
        await end;
        PrintItems(home);
    }

    private static bool IsExpected(Item item) => item.State is UnDef && (item.Links.Count > 0 || item.Name == MeterItem);

    private static void PrintItems(Home home)
    {
        foreach (var item in home.Engine.Items.OrderBy(each => each.Name, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"item {item.Name} = {item.State.ToText()}"));
    }
}
