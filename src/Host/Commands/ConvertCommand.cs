using System.CommandLine;
using HomeBinding.Configuration.Converting;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Files;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding convert --to yaml|dsl FILE…</c>: writes files of things and items in the other format.</summary>
internal static class ConvertCommand
{
    private static readonly Dictionary<string, FileFormat> Formats = new(StringComparer.Ordinal) { ["yaml"] = FileFormat.Yaml, ["dsl"] = FileFormat.OpenHabText };

    public static Command Create()
    {
        var format = new Option<string>("--to") { Description = "The format: yaml (openHAB 5's) or dsl (openHAB's own text).", Required = true, HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var inPlace = new Option<bool>("--in-place") { Description = "Write each file in the place of the old one. Otherwise the result is printed." };
        var output = new Option<DirectoryInfo?>("--output") { Description = "Write the files, under their names, into this folder.", HelpName = "DIR" };
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files with things and items.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("convert", "Write files of things and items in another format. Says what that format cannot say.") { format, inPlace, output, files };
        command.SetAction(parsed =>
        {
            var target = new Target(parsed.GetValue(inPlace), parsed.GetValue(output)?.FullName);
            return Convert(parsed.GetRequiredValue(files), Formats[parsed.GetRequiredValue(format)], target);
        });
        return command;
    }

    private static int Convert(FileInfo[] files, FileFormat format, Target target)
    {
        var code = ExitCodes.Success;
        foreach (var file in files)
        {
            var converted = FileConverter.Convert(file.DirectoryName!, file.Name, format);
            foreach (var diagnostic in converted.Diagnostics) Console.Error.WriteLine(diagnostic.Render(file.DirectoryName!));
            foreach (var loss in converted.Losses) Console.Error.WriteLine($"{file.Name}: not converted: {loss}");
            if (converted.Text is null) code = ExitCodes.HasErrors;
            else target.Write(file, converted.Text);
        }
        return code;
    }

    private sealed record Target(bool InPlace, string? Folder)
    {
        public void Write(FileInfo file, string text)
        {
            if (!InPlace && Folder is null)
            {
                Console.Out.Write(text);
                return;
            }
            var path = Folder is null ? file.FullName : Path.Combine(Directory.CreateDirectory(Folder).FullName, file.Name);
            AtomicFile.Write(path, path + ".new", text);
            Console.Error.WriteLine($"Wrote {path}.");
        }
    }
}
