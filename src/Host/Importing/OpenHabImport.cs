using System.Text;
using HomeBinding.Configuration.Converting;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.OpenHabRules;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;

namespace HomeBinding.Host.Importing;

/// <summary>Takes over an openHAB configuration folder. It overwrites nothing, and what it cannot take over it names.</summary>
internal sealed class OpenHabImport(string source, string target, FileFormat? format)
{
    private static readonly string[] Yaml = [".yaml", ".yml"];

    private readonly List<ImportedFile> _files = [];

    /// <summary>Imports all that can be, in the order of folders and names.</summary>
    public IReadOnlyList<ImportedFile> Run()
    {
        foreach (var file in Files("things", [".things", .. Yaml])) Model(file, file);
        foreach (var file in Files("items", [".items", .. Yaml])) Model(file, file);
        // Any file may hold anything there; here these belong to the items.
        foreach (var folder in (string[])["tags", "yaml"])
            foreach (var file in Files(folder, Yaml)) Model(file, Path.Combine("items", $"{folder}-{Path.GetFileName(file)}"));
        foreach (var file in Files("transform", null)) Copy(file, "Copied. MAP, SCALE, REGEX and JSONPATH are understood; scripts are not.");
        foreach (var file in Files("persistence", [".persist"])) Copy(file, "Copied. Nothing is stored yet.");
        Rules();
        foreach (var file in Others()) _files.Add(new ImportedFile(file, null, "Not taken over: there is nothing like it here.", []));
        return _files;
    }

    private void Model(string file, string path)
    {
        var converted = FileConverter.Convert(source, file, format ?? FileFormat.Yaml);
        string[] notes = [.. converted.Diagnostics.Select(each => each.Render(source))];
        var hasErrors = converted.Diagnostics.Any(static each => each.Severity == Severity.Error);
        // With errors it is copied as it is: the home says the same of it, and goes on without what is wrong.
        if (format is null || converted.Text is null) Write(file, path, File.ReadAllBytes(Path.Combine(source, file)), hasErrors ? "Copied. It has errors." : "Copied.", notes, hasErrors);
        else Write(file, path, Encoding.UTF8.GetBytes(converted.Text), "Converted.", [.. notes, .. converted.Losses.Select(static each => $"Not converted: {each}")]);
    }

    // The old code does not run here; it is in the classes, for whoever ports it.
    private void Rules()
    {
        var files = Files("rules", [".rules"]).ToArray();
        if (files.Length == 0) return;
        ItemDefinition[] items = [.. HomeModelReader.Read(target).Items.Select(static each => each.Definition)];
        var taken = RuleFolder.Files(Path.Combine(target, "rules")).Select(static each => Path.GetFileNameWithoutExtension(each)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files) Rules(file, items, taken);
    }

    private void Rules(string file, ItemDefinition[] items, HashSet<string> taken)
    {
        var read = OpenHabRuleReader.Read(source, file, out var diagnostics);
        string[] notes = [.. diagnostics.Select(each => each.Render(source))];
        if (read is not { OtherLanguage: null, Rules.Count: > 0 })
        {
            _files.Add(new ImportedFile(file, null, read?.OtherLanguage is { } language ? $"Not taken over: its rules are written in {language}." : "Not taken over: there is no rule in it that could be read.", notes));
            return;
        }
        var skeletons = RuleSkeleton.Of(read, items, ItemsSource.MemberName, taken);
        foreach (var skeleton in skeletons)
        {
            var path = Path.Combine("rules", skeleton.FileName);
            Directory.CreateDirectory(Path.Combine(target, "rules"));
            File.WriteAllText(Path.Combine(target, path), skeleton.Source);
            _files.Add(new ImportedFile(file, path, "Begun: it compiles and runs when the old rule did; what it does is still to be written.", notes));
            notes = [];
        }
    }

    private void Copy(string file, string outcome) => Write(file, file, File.ReadAllBytes(Path.Combine(source, file)), outcome, []);

    private void Write(string file, string path, byte[] content, string outcome, string[] notes, bool hasErrors = false)
    {
        var full = Path.Combine(target, path);
        if (File.Exists(full))
        {
            _files.Add(new ImportedFile(file, null, $"Not taken over: there is a file {path} already.", []));
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        _files.Add(new ImportedFile(file, path, outcome, notes) { HasErrors = hasErrors });
    }

    private IEnumerable<string> Files(string folder, string[]? extensions) => All(folder).Where(each => extensions is null || extensions.Contains(Path.GetExtension(each), StringComparer.OrdinalIgnoreCase));

    private IEnumerable<string> Others()
    {
        var taken = _files.Select(static each => each.Source).ToHashSet(StringComparer.Ordinal);
        return All("").Where(each => !taken.Contains(each));
    }

    private IEnumerable<string> All(string folder)
    {
        var path = Path.Combine(source, folder);
        if (!Directory.Exists(path)) return [];
        return Directory
            .EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
            .Select(each => Path.GetRelativePath(source, each))
            .Where(static each => !string.Equals(Path.GetFileName(each), "readme.txt", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
    }
}
