using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Yaml;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Secrets;

/// <summary>Reads <c>secrets.yaml</c>: a flat map of names and values, each a text. No message says a value.</summary>
internal static class SecretsReader
{
    public const string FileName = "secrets.yaml";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads the secrets of a configuration folder. Whatever the file contains, it does not throw.</summary>
    /// <param name="directory">The configuration folder.</param>
    /// <param name="diagnostics">What is wrong with the file.</param>
    public static SecretSet Read(string directory, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new FileDiagnostics(FileName);
        var path = Path.Combine(directory, FileName);
        var secrets = SecretSet.None;
        if (File.Exists(path))
        {
            CheckMode(path, found);
            secrets = SourceText.Read(path, FileName, found) is { } source ? Read(source, found) : SecretSet.Unreadable;
        }
        diagnostics = [.. found.All];
        return secrets;
    }

    private static void CheckMode(string path, FileDiagnostics diagnostics)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            // Of a link, what it leads to counts.
            var mode = File.GetUnixFileMode(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
            if ((mode & Others) == 0) return;
            diagnostics.Warning(DiagnosticCode.SecretsAccess, SourceSpan.OfFile(FileName), $"Other users of this machine have access to the secrets: the mode of the file is {Convert.ToString((int)mode, 8).PadLeft(4, '0')}.", $"Run: chmod 600 '{Printable.Escape(path)}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it says what is wrong.
        }
    }

    private static SecretSet Read(SourceText source, FileDiagnostics diagnostics)
    {
        try
        {
            // Its messages name keys, and what stands where a name should be may be a value.
            var structure = new FileDiagnostics(FileName);
            var root = new YamlTreeBuilder(source, structure).Build();
            foreach (var each in structure.All) diagnostics.Error(DiagnosticCode.Secrets, each.Span, "This name is there twice; the first one counts.", "Delete or rename one of the two.");
            switch (root)
            {
                case null or YamlScalar { IsNull: true }:
                    return new SecretSet(new Dictionary<string, string?>());
                case YamlMap map:
                    return Read(map, diagnostics);
                case var other:
                    diagnostics.Error(DiagnosticCode.Secrets, new SourceSpan(FileName, other.Line, other.Column), "Expected a map of secrets: a name and a value in each line.", "Write e.g. 'mqttPassword: …'.");
                    return SecretSet.Unreadable;
            }
        }
        catch (YamlUnreadableException e)
        {
            // Its message may name what it found, e.g. as the tag or the alias that a password without quotes is.
            diagnostics.Error(DiagnosticCode.Secrets, new SourceSpan(FileName, e.Line, e.Column), "This is not valid YAML; expected a name and a value in each line.", e.Hint ?? "Put values with special characters into single quotes.");
            return SecretSet.Unreadable;
        }
    }

    private static SecretSet Read(YamlMap map, FileDiagnostics diagnostics)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            var text = value is YamlScalar { IsNull: false, IsSecret: false } scalar ? scalar.Text : null;
            if (!IsName(key.Text))
            {
                diagnostics.Error(DiagnosticCode.Secrets, new SourceSpan(FileName, key.Line, key.Column), "A secret's name has letters, digits, '_', '-' and '.' only.", "Write e.g. 'mqttPassword: …'.");
                continue;
            }
            if (text is null)
                diagnostics.Error(DiagnosticCode.Secrets, new SourceSpan(FileName, key.Line, key.Column), $"The secret '{key.Text}' has no value; expected a text or a number.", $"Write '{key.Text}: …', in quotes if it begins with a special character.");
            values[key.Text] = text;
        }
        return new SecretSet(values);
    }

    /// <summary>True if a secret may have this name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 128 && text.All(static each => char.IsAsciiLetterOrDigit(each) || each is '_' or '-' or '.');
}
