using System.CommandLine;
using System.Net;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Discovery;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Engine;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Things;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding discover [DIR]</c>: looks for devices once, and makes a thing of one if told to.</summary>
internal static class DiscoverCommand
{
    public static Command Create()
    {
        var directory = Arguments.Directory();
        var timeout = Arguments.Time("--timeout", "How long to look, e.g. 10s; 5s if left out.");
        var add = new Option<string?>("--add") { Description = "Make a thing of the device with this id: a file of its own in things/.", HelpName = "UID" };
        var id = new Option<string?>("--id") { Description = "With --add: the last part of the thing's id.", HelpName = "ID" };
        var label = new Option<string?>("--label") { Description = "With --add: what to call it.", HelpName = "TEXT" };
        var ignore = new Option<string?>("--ignore") { Description = "Do not show the device with this id as new any more.", HelpName = "UID" };
        var unignore = new Option<string?>("--unignore") { Description = "Take that back.", HelpName = "UID" };
        var mdns = MdnsEndpoint.Create("Ask one mDNS responder by unicast, not the whole network by multicast.");
        var json = Arguments.Json();
        var verbose = Arguments.Verbose();
        var command = new Command("discover", "Look for devices that the bindings can speak with; exit code 1 if that failed.") { directory, timeout, add, id, label, ignore, unignore, mdns, json, verbose };
        command.Validators.Add(result =>
        {
            foreach (var option in new[] { add, ignore, unignore })
                if (result.GetValue(option) is { } text && !ThingUid.TryParse(text, out _)) result.AddError($"'{text}' is not a thing id. Write it as binding:type:id.");
            if (result.GetValue(add) is null && (result.GetValue(id) ?? result.GetValue(label)) is not null) result.AddError("--id and --label need --add.");
        });
        command.SetAction((parsed, cancellationToken) => Until.StoppedAsync(
            () => RunAsync(
                Arguments.Require(parsed.GetRequiredValue(directory)),
                new Wishes
                {
                    Timeout = parsed.GetValue(timeout),
                    Add = Parse(parsed.GetValue(add)),
                    Id = parsed.GetValue(id),
                    Label = parsed.GetValue(label),
                    Ignore = Parse(parsed.GetValue(ignore)),
                    Unignore = Parse(parsed.GetValue(unignore)),
                    Mdns = parsed.GetValue(mdns),
                    Json = parsed.GetValue(json),
                    Verbose = parsed.GetValue(verbose),
                },
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string directory, Wishes wishes, CancellationToken cancellationToken)
    {
        using var loggers = wishes.Verbose ? Logging.Create(verbose: true) : new Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory();
        using var bindings = BindingCatalogue.Load(directory);
        // It lends its clock and mailboxes; nothing of the home runs in it.
        await using var engine = new HomeEngine(TimeProvider.System, loggers);
        var things = new FileThings(HomeModelReader.ReadAsWritten(directory), bindings);
        using var inbox = new Inbox(things, TimeProvider.System, loggers);
        var store = new InboxStore(HomeOptions.InboxFileOf(directory), loggers);
        inbox.Restore(store.Load());
        var start = TimeProvider.System.GetUtcNow();
        await using var manager = new DiscoveryManager(engine, inbox, OptionsOf(wishes.Mdns));
        foreach (var binding in bindings.Loaded) await manager.AddedAsync(binding);
        if (!wishes.Json && !Console.IsOutputRedirected) Console.WriteLine("Looking for devices…");
        var outcomes = await manager.ScanAsync(timeout: wishes.Timeout, cancellationToken: cancellationToken);

        var decided = Decide(directory, inbox, store, wishes);
        var entries = inbox.Entries.Where(each => each.Timestamp >= start).ToArray();
        Print(entries, things, wishes);
        var failed = outcomes.Where(static each => each.Error is not null).ToArray();
        foreach (var outcome in failed) await Console.Error.WriteLineAsync($"error: {outcome.Source}: {outcome.Error}");
        foreach (var error in bindings.Errors) await Console.Error.WriteLineAsync(error);
        var added = wishes.Add is not { } wanted || Add(directory, inbox, wanted, wishes);
        return decided && added && failed.Length == 0 ? ExitCodes.Success : ExitCodes.HasErrors;
    }

    /// <summary>The options that ask one responder, or the whole network.</summary>
    public static DiscoveryOptions OptionsOf(IPEndPoint? mdns) => mdns is null ? new DiscoveryOptions() : new DiscoveryOptions { Mdns = new MdnsOptions { Endpoint = mdns } };

    private static void Print(InboxEntry[] entries, FileThings things, Wishes wishes)
    {
        DiscoveredRow[] rows = [.. entries.Select(each => DiscoveredRow.Of(each, things))];
        if (wishes.Json)
        {
            RowWriter.WriteJson(rows, Console.Out);
            return;
        }
        if (rows.Length == 0) Console.WriteLine("Nothing was found.");
        else RowWriter.WriteTable(rows);
        foreach (var change in entries.Select(static each => each.AddressChange).OfType<AddressChange>()) Console.WriteLine(change);
        if (wishes.Add is not null || entries.FirstOrDefault(static each => each.Flag == InboxFlag.New) is not { } first) return;
        Console.WriteLine();
        Console.WriteLine($"To add it, run 'homebinding discover --add {first.Uid}', or put this into a file things/NAME.things:");
        Console.WriteLine();
        Console.Write(things.FindType(first.Uid.Type) is null ? "" : ThingYaml.Write(ApproveFor(first, things)));
    }

    private static Engine.Things.ThingDefinition ApproveFor(InboxEntry entry, FileThings things)
    {
        using var inbox = new Inbox(things, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        inbox.Add(entry.Result, entry.Source);
        return inbox.Approve(entry.Uid);
    }

    private static bool Add(string directory, Inbox inbox, ThingUid uid, Wishes wishes)
    {
        try
        {
            var thing = inbox.Approve(uid, wishes.Label, wishes.Id);
            var path = new InboxThingWriter(directory).Write(thing);
            if (!wishes.Json) Console.WriteLine($"Added {thing.Uid} in {path}. A home that runs takes it in when it is started again.");
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: {Sentence(exception)}");
            return false;
        }
    }

    private static bool Decide(string directory, Inbox inbox, InboxStore store, Wishes wishes)
    {
        if ((wishes.Ignore ?? wishes.Unignore) is null) return true;
        // A home that runs keeps the inbox itself.
        using var instance = SingleInstance.Take(directory);
        var missing = new[] { (Uid: wishes.Ignore, Set: (Func<ThingUid, bool>)inbox.Ignore), (Uid: wishes.Unignore, Set: inbox.Unignore) }.Where(static each => each.Uid is { } uid && !each.Set(uid)).ToArray();
        foreach (var (uid, _) in missing) Console.Error.WriteLine($"error: {uid} was not found.");
        store.Save(inbox.Entries);
        return missing.Length == 0;
    }

    private static ThingUid? Parse(string? text) => text is null ? null : ThingUid.Parse(text);

    // Without the name of the parameter that .NET adds.
    private static string Sentence(Exception exception) => exception is ArgumentException { ParamName: { } name } ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : exception.Message;

    private sealed record Wishes
    {
        public TimeSpan? Timeout { get; init; }

        public ThingUid? Add { get; init; }

        public string? Id { get; init; }

        public string? Label { get; init; }

        public ThingUid? Ignore { get; init; }

        public ThingUid? Unignore { get; init; }

        public IPEndPoint? Mdns { get; init; }

        public bool Json { get; init; }

        public bool Verbose { get; init; }
    }
}
