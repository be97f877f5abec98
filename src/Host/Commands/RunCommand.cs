using System.CommandLine;
using System.Diagnostics;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Logging;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Values;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding run [DIR]</c>: the real thing.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var directory = Arguments.Directory();
        var verbose = Arguments.Verbose();
        var events = new Option<bool>("--events") { Description = "Print changes of things, bindings, rules and items to standard output, one a line." };
        var discover = new Option<bool>("--discover") { Description = "Look for devices in the background. Off otherwise, unless settings.yaml says background: true under discovery." };
        var mdns = MdnsEndpoint.Create("Where it looks for devices: ask one mDNS responder by unicast, not the whole network by multicast.");
        var http = new HttpArguments();
        var command = new Command("run", "Run the home in a folder until it is stopped (Ctrl+C or SIGTERM).") { directory, verbose, events, discover, mdns, http.Urls, http.Off };
        command.SetAction((parsed, cancellationToken) => Until.StoppedAsync(
            () =>
            {
                var options = new HomeOptions
                {
                    Directory = Arguments.Require(parsed.GetRequiredValue(directory)),
                    Discovery = DiscoverCommand.OptionsOf(parsed.GetValue(mdns)) with { Background = parsed.GetValue(discover) },
                };
                return RunAsync(options, http.Of(parsed), parsed.GetValue(verbose), parsed.GetValue(events), cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(HomeOptions options, HttpWishes http, bool verbose, bool events, CancellationToken cancellationToken)
    {
        var levels = new LogLevels(Logging.LevelOf(verbose));
        using var loggers = Logging.Create(verbose, options.Redactor, levels);
        using var instance = SingleInstance.Take(options.Directory);
        await using var home = new Home(options, loggers, TimeProvider.System);
        using var telemetry = HomeTelemetry.Start(home);
        if (events) PrintEvents(home);
        await using var web = http.IsOff || !home.Settings.Http.Enabled ? null : HomeWeb.Start(home, http.Urls, isDemo: false, cancellationToken, levels);
        await home.StartAsync(cancellationToken);
        Console.WriteLine($"HomeBinding runs {options.Directory}. Stop it with Ctrl+C.");
        if (web is not null && await web.ReadyAsync()) Console.WriteLine($"Listening at {string.Join(", ", web.Server.Addresses)}");
        await FirstState.WaitAsync(home.Engine, cancellationToken);
        if (!cancellationToken.IsCancellationRequested) Console.WriteLine($"First item state {SinceStart().TotalMilliseconds:F0} ms after the start of the process.");
        await Until.CancelledAsync(cancellationToken);
        return ExitCodes.Success;
    }

    private static void PrintEvents(Home home)
    {
        var mailbox = home.Engine.CreateMailbox("events");
        home.Engine.Things.Subscribe(mailbox, change => Console.WriteLine($"thing {change.Thing.Uid} is {change.New}"));
        // Takes effect with the start of the event loop, before there are items.
        _ = home.Engine.SubscribeAllAsync(mailbox, ItemEventKinds.Updated, Print);
        home.Bindings.Changed += binding => Console.WriteLine($"binding {binding.Name} is {binding.State}{(binding.Error is null ? "" : $": {binding.Error}")}");
        home.Discovery?.Inbox.Subscribe(mailbox, change => Console.WriteLine($"inbox {change.Entry.Uid} {change.Kind}{(change.Kind == InboxChangeKind.AddressChanged ? $": {change.Entry.AddressChange}" : $" ({change.Entry.Result.Label})")}"));
        home.Rules.Changed += file => Console.WriteLine($"rules {file}");
    }

    private static void Print(ItemEvent update, IState old)
    {
        if (!update.NewState.Equals(old)) Console.WriteLine($"item {update.Item.Name} = {update.NewState.ToText()}  ({update.Source})");
    }

    private static TimeSpan SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return TimeProvider.System.GetLocalNow().DateTime - process.StartTime;
    }
}
