using System.Text.RegularExpressions;

namespace HomeBinding.Configuration;

/// <summary>Puts environment variables into texts, so that secrets need not be in files: <c>${ENV:NAME}</c>.</summary>
internal static partial class EnvironmentText
{
    /// <summary>The text with all variables put in; null and the name of the first that is not set.</summary>
    public static string? Resolve(string text, out string? missing)
    {
        string? unset = null;
        var resolved = text.Contains("${ENV:", StringComparison.Ordinal)
            ? Reference().Replace(text, match =>
            {
                var name = match.Groups["name"].Value;
                var value = Environment.GetEnvironmentVariable(name);
                if (value is null) unset ??= name;
                return value ?? "";
            })
            : text;
        missing = unset;
        return unset is null ? resolved : null;
    }

    [GeneratedRegex(@"\$\{ENV:(?<name>[^}]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
