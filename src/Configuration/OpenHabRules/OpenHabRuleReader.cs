using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>
/// Reads openHAB's <c>.rules</c> files as far as they say when rules run; their code does not run here. <see cref="RuleSkeleton"/> makes the beginnings of C# rules of them.
/// </summary>
public static class OpenHabRuleReader
{
    private const string Folder = "rules";
    private const string Extension = ".rules";

    /// <summary>Reads the files <c>rules/*.rules</c> of a home. Whatever they contain, it does not throw.</summary>
    /// <param name="directory">The home's folder.</param>
    /// <param name="diagnostics">Of each file that its rules do not run, and what is wrong with it; all are warnings, since nothing in the file has an effect.</param>
    /// <returns>What they say, in the order of files.</returns>
    public static IReadOnlyList<OpenHabRuleFile> Read(string directory, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var files = new List<OpenHabRuleFile>();
        foreach (var file in FlatFolder.Find(directory, Folder, Extension, found))
            if (Read(directory, file, out var ofFile) is { } read) Add(read, ofFile, files, found);
            else found.AddRange(ofFile);
        diagnostics = found;
        return files;
    }

    /// <summary>Reads one file. Whatever it contains, it does not throw.</summary>
    /// <param name="directory">The folder that <paramref name="file"/> is relative to.</param>
    /// <param name="file">The file.</param>
    /// <param name="diagnostics">What is wrong with it, in the order of lines; all are warnings.</param>
    /// <returns>What it says; null if it cannot be read.</returns>
    public static OpenHabRuleFile? Read(string directory, string file, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new FileDiagnostics(file);
        var read = SourceText.Read(Path.Combine(directory, file), file, found) is { } source ? Read(source, found) : null;
        diagnostics = [.. found.All.Select(static each => each with { Severity = Severity.Warning })];
        return read;
    }

    internal static OpenHabRuleFile Read(SourceText source, FileDiagnostics diagnostics)
    {
        var parts = new RuleSplitter(source).Split(out var head);
        var file = new OpenHabRuleFile(source.File) { Head = source.Text[head.Start..head.End].Trim() };
        if (OtherLanguage(source.Text, parts) is { } language) return file with { OtherLanguage = language };
        return file with { Rules = [.. parts.Select(each => Read(source, each, diagnostics))] };
    }

    private static void Add(OpenHabRuleFile file, IReadOnlyList<Diagnostic> ofFile, List<OpenHabRuleFile> files, List<Diagnostic> found)
    {
        var message = file.OtherLanguage is { } language
            ? $"The rules in this file are written in {language}, which does not run here."
            : $"The {(file.Rules.Count == 1 ? "rule" : $"{file.Rules.Count} rules")} in this file {(file.Rules.Count == 1 ? "is" : "are")} written in openHAB's language, which does not run here.";
        files.Add(file);
        found.Add(new Diagnostic(Severity.Warning, DiagnosticCode.OpenHabRule, SourceSpan.OfFile(file.File), message, "Port them to C#: docs/writing-a-rule.md says how, and homebinding import makes a beginning."));
        found.AddRange(ofFile);
    }

    private static OpenHabRule Read(SourceText source, RulePart part, FileDiagnostics diagnostics)
    {
        var rule = new RuleHeaderParser(source, diagnostics, part.Header).Read();
        if (part.Body is not { } body)
        {
            diagnostics.Error(DiagnosticCode.OpenHabRule, rule.Span, $"The rule {Printable.Quote(rule.Name)} has no 'then'.", "Write then, what it does, and end.");
            return rule;
        }
        if (!part.HasEnd) diagnostics.Error(DiagnosticCode.OpenHabRule, rule.Span, $"The rule {Printable.Quote(rule.Name)} has no 'end'.", "Write end behind its code.");
        return rule with { Body = source.Text[body.Start..body.End], BodySpan = new SourceSpan(source.File, body.Line, body.Column) };
    }

    // "rule … do" is Ruby; there it has no when.
    private static string? OtherLanguage(string text, IReadOnlyList<RulePart> parts)
    {
        if (parts is not [var first, ..]) return null;
        var header = text.AsSpan(first.Header.Start, first.Header.End - first.Header.Start);
        var line = header[..(header.IndexOfAny('\r', '\n') is var end and >= 0 ? end : header.Length)].TrimEnd();
        return line.EndsWith(" do") || line.EndsWith('|') ? "JRuby" : null;
    }
}
