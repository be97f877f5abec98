using System.Globalization;
using System.Security;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Host.RuleProjects;

/// <summary>Text as MSBuild reads it.</summary>
internal static class MSBuildText
{
    private const string Special = "%*?@$();'";

    /// <summary>A value of a property that means itself.</summary>
    public static string Escape(string value) => SecurityElement.Escape(string.Concat(value.Select(static c =>
        Special.Contains(c, StringComparison.Ordinal) ? $"%{((int)c).ToString("X2", CultureInfo.InvariantCulture)}" : c.ToString())));

    /// <summary>A line of output that MSBuild and editors take for an error or a warning of a file: <c>file(line,column): error HB1001: message</c>.</summary>
    /// <param name="diagnostic">What is wrong.</param>
    /// <param name="directory">The folder that its file is relative to.</param>
    public static string Line(Diagnostic diagnostic, string directory)
    {
        var (file, line, column) = diagnostic.Span;
        var place = Path.GetFullPath(file, directory) + (line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"({line},{column})"));
        var hint = diagnostic.Hint is { } text ? $" {text}" : "";
        return $"{place}: {(diagnostic.Severity == Severity.Error ? "error" : "warning")} HB1001: {diagnostic.Message}{hint}";
    }
}
