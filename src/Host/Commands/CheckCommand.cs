using System.CommandLine;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Configuration.Settings;
using HomeBinding.Engine.Profiles;
using HomeBinding.Host.Running;
using HomeBinding.Profiles;
using HomeBinding.Transformations;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding check [DIR]</c>: validates files, bindings and rules without connecting to anything.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var directory = Arguments.Directory();
        var command = new Command("check", "Check a folder without connecting to anything; exit code 1 if there are errors.") { directory };
        command.SetAction(parsed => Check(Arguments.Require(parsed.GetRequiredValue(directory)), Console.Out));
        return command;
    }

    private static int Check(string directory, TextWriter output)
    {
        var errors = 0;
        var warnings = 0;
        void Print(bool isError, string text)
        {
            if (isError) errors++;
            else warnings++;
            output.WriteLine(text);
        }

        using var bindings = BindingCatalogue.Load(directory);
        foreach (var problem in bindings.Errors) Print(true, problem);
        var model = HomeModelReader.Read(directory);
        _ = SettingsReader.Read(directory, out var settings);
        var transforms = SystemProfiles.OfTransformations(TransformationSet.OfFolder(Path.Combine(directory, "transform")));
        ProfileType[] profiles = [.. bindings.Profiles, .. transforms];
        var secrets = SecretPlaces.Of(model, bindings.ThingTypes, profiles);
        foreach (var diagnostic in settings.Concat(model.Diagnostics).Concat(ModelChecker.Check(model, bindings.ThingTypes, profiles)))
            Print(diagnostic.Severity == Severity.Error, diagnostic.Render(directory, secrets));
        foreach (var diagnostic in RuleCheck.Run(directory, model, bindings.ThingTypes)) Print(diagnostic.IsError, diagnostic.ToString());

        output.WriteLine(errors == 0
            ? $"No errors: {Count(model.Things.Count, "thing")}, {Count(model.Items.Count, "item")}, {Count(model.Links.Count, "link")}{(warnings == 0 ? "" : $", {Count(warnings, "warning")}")}."
            : $"{Count(errors, "error")}, {Count(warnings, "warning")}.");
        return errors == 0 ? ExitCodes.Success : ExitCodes.HasErrors;
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
