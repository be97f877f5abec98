using System.CommandLine;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.OpenHabRules;
using HomeBinding.Configuration.Persistence;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Configuration.Settings;
using HomeBinding.Engine.Profiles;
using HomeBinding.Host.Checking;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Profiles;
using HomeBinding.Transformations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding check [DIR]</c>: validates files, bindings and rules, and contacts the devices only if told to.</summary>
internal static class CheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var directory = Arguments.Directory();
        var json = Arguments.Json();
        var strict = new Option<bool>("--warnings-as-errors") { Description = "Exit code 1 for warnings too." };
        var devices = new Option<bool>("--devices") { Description = "Contact the devices too, without commanding them; exit code 1 unless all things are ONLINE." };
        var timeout = Arguments.Time("--timeout", "With --devices: how long to wait for answers, e.g. 30s; 10s if left out.");
        var verbose = Arguments.Verbose();
        var command = new Command("check", "Check a folder; exit code 1 if there are errors.") { directory, json, strict, devices, timeout, verbose };
        command.Validators.Add(result =>
        {
            if (result.GetResult(timeout) is { Implicit: false } && !result.GetValue(devices)) result.AddError("--timeout needs --devices.");
        });
        command.SetAction((parsed, cancellationToken) => Until.StoppedAsync(
            () => RunAsync(
                Arguments.Require(parsed.GetRequiredValue(directory)),
                new Wishes(parsed.GetValue(json), parsed.GetValue(strict), parsed.GetValue(devices) ? parsed.GetValue(timeout) ?? Patience : null, parsed.GetValue(verbose)),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string directory, Wishes wishes, CancellationToken cancellationToken)
    {
        var (model, found, secrets) = Check(directory);
        var printer = new CheckPrinter(Console.Out, CheckPrinter.WantsColours);
        if (!wishes.Json) printer.Print(found, directory, secrets);
        var devices = wishes.Devices is { } limit ? await ContactAsync(directory, model, limit, wishes.Verbose, cancellationToken) : null;
        var summary = new CheckSummary(
            found.Count(static each => each.Severity == Severity.Error),
            found.Count(static each => each.Severity == Severity.Warning),
            model.Files.Count,
            model.Things.Count,
            model.Items.Count,
            model.Links.Count)
        {
            Devices = devices?.Count,
            DevicesOnline = devices?.Count(static each => each.IsOnline),
        };
        if (wishes.Json)
        {
            new CheckDocument(1, summary, [.. found.Select(DiagnosticRow.Of)], devices).Write(Console.Out);
        }
        else
        {
            foreach (var device in devices ?? []) printer.Print(device);
            printer.Print(summary);
        }
        var isGood = summary.Errors == 0 && (summary.Warnings == 0 || !wishes.Strict) && devices?.Any(static each => !each.IsOnline && !each.IsDisabled) != true;
        return isGood ? ExitCodes.Success : ExitCodes.HasErrors;
    }

    private static (HomeModel Model, IReadOnlyList<Diagnostic> Found, SecretPlaces Secrets) Check(string directory)
    {
        using var bindings = BindingCatalogue.Load(directory);
        var model = HomeModelReader.Read(directory);
        _ = SettingsReader.Read(directory, out var settings);
        _ = PersistenceReader.Read(directory, model, out var persistence);
        _ = OpenHabRuleReader.Read(directory, out var openHabRules);
        ProfileType[] profiles = [.. bindings.Profiles, .. SystemProfiles.OfTransformations(TransformationSet.OfFolder(Path.Combine(directory, "transform")))];
        return (
            model,
            [.. bindings.Diagnostics(directory), .. settings, .. InOrder(model, ModelChecker.Check(model, bindings.ThingTypes, profiles)), .. persistence, .. RuleCheck.Run(directory, model, bindings.ThingTypes), .. openHabRules],
            SecretPlaces.Of(model, bindings.ThingTypes, profiles));
    }

    // What files say by themselves, and what does not fit the bindings: file by file, line by line; before them what is wrong with folders and secrets.
    private static IEnumerable<Diagnostic> InOrder(HomeModel model, IReadOnlyList<Diagnostic> found)
    {
        var order = model.Files.Index().ToDictionary(static each => each.Item, static each => each.Index, StringComparer.Ordinal);
        return model.Diagnostics.Concat(found)
            .OrderBy(each => order.GetValueOrDefault(each.Span.File, -1))
            .ThenBy(static each => each.Span.Line)
            .ThenBy(static each => each.Span.Column);
    }

    private static async Task<IReadOnlyList<DeviceRow>> ContactAsync(string directory, HomeModel model, TimeSpan limit, bool verbose, CancellationToken cancellationToken)
    {
        var redactor = new Redactor();
        redactor.Add(model.Secrets);
        using ILoggerFactory loggers = verbose ? Logging.Create(verbose, redactor) : new NullLoggerFactory();
        return await DeviceCheck.RunAsync(directory, [.. model.Things.Select(static each => each.Definition)], limit, loggers, cancellationToken);
    }

    /// <param name="Devices">How long to wait for the devices; null if they are not contacted.</param>
    private sealed record Wishes(bool Json, bool Strict, TimeSpan? Devices, bool Verbose);
}
