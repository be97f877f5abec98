using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Schemas;
using HomeBinding.Engine.Files;
using HomeBinding.Engine.Profiles;
using HomeBinding.Host.Running;
using HomeBinding.Transformations;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding schema [DIR]</c>: the JSON Schema of a home's YAML files, for editors.</summary>
internal static class SchemaCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var directory = Arguments.Directory();
        var output = new Option<FileInfo?>("--output") { Description = "Write it to this file; printed otherwise.", HelpName = "FILE" };
        var command = new Command("schema", "Write the JSON Schema of the home's YAML files, so that editors complete and check them.") { directory, output };
        command.SetAction(parsed =>
        {
            var text = Create(Arguments.Require(parsed.GetRequiredValue(directory)));
            if (parsed.GetValue(output) is not { } file)
            {
                Console.Out.WriteLine(text);
                return ExitCodes.Success;
            }
            AtomicFile.Write(file.FullName, file.FullName + ".new", text);
            Console.Error.WriteLine($"Wrote {file.FullName}. Begin YAML files with the line: # yaml-language-server: $schema={file.FullName}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Create(string directory)
    {
        using var bindings = BindingCatalogue.Load(directory);
        foreach (var problem in bindings.Errors) Console.Error.WriteLine(problem);
        var transforms = SystemProfiles.OfTransformations(TransformationSet.OfFolder(Path.Combine(directory, "transform")));
        return HomeSchema.Create(bindings.ThingTypes, [.. bindings.Profiles, .. transforms], HomeModelReader.ReadAsWritten(directory)).ToJsonString(Indented);
    }
}
