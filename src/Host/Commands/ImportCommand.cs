using System.CommandLine;
using System.Text;
using HomeBinding.Configuration.Converting;
using HomeBinding.Engine.Files;
using HomeBinding.Host.Importing;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding import CONF [DIR]</c>: takes over an openHAB configuration folder.</summary>
internal static class ImportCommand
{
    private const string ReportName = "import-report.md";

    public static Command Create()
    {
        var source = new Argument<DirectoryInfo>("CONF") { Description = "openHAB's configuration folder, with things, items, transform and the like." };
        var directory = new Argument<string>("DIR") { Description = "The home's folder; made if it is not there. The current one if left out.", DefaultValueFactory = static _ => "." };
        var format = new Option<string?>("--to") { Description = "Convert things and items to yaml or dsl. Otherwise they are copied, since both are read.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("yaml", "dsl");
        var command = new Command("import", $"Take over an openHAB configuration folder. Overwrites nothing; writes what it did to {ReportName}.") { source, directory, format };
        command.SetAction(parsed => Import(
            Arguments.Require(parsed.GetRequiredValue(source)),
            Path.GetFullPath(parsed.GetRequiredValue(directory)),
            parsed.GetValue(format) switch { "yaml" => FileFormat.Yaml, "dsl" => FileFormat.OpenHabText, _ => null }));
        return command;
    }

    private static int Import(string source, string target, FileFormat? format)
    {
        Directory.CreateDirectory(target);
        var files = new OpenHabImport(source, target, format).Run();
        var report = Report(source, files);
        Console.Out.Write(report);
        var path = Path.Combine(target, ReportName);
        AtomicFile.Write(path, path + ".new", report);
        Console.Out.WriteLine($"This report is in {path}. Look at the home with: homebinding check {target}");
        return files.Any(static each => each.HasErrors) ? ExitCodes.HasErrors : ExitCodes.Success;
    }

    private static string Report(string source, IReadOnlyList<ImportedFile> files)
    {
        var text = new StringBuilder($"# Import of {source}\n");
        Section(text, "Taken over", files.Where(static each => each.Target is not null));
        Section(text, "Not taken over", files.Where(static each => each.Target is null));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, IEnumerable<ImportedFile> files)
    {
        text.Append($"\n## {heading}\n\n");
        var any = false;
        foreach (var file in files)
        {
            any = true;
            text.Append($"- {file.Source}{(file.Target is null || file.Target == file.Source ? "" : $" → {file.Target}")}: {file.Outcome}\n");
            foreach (var note in file.Notes) text.Append("  - ").Append(note.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
        }
        if (!any) text.Append("Nothing.\n");
    }
}
