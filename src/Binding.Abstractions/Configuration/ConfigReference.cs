namespace HomeBinding.Configuration;

/// <summary>A reference in a text: <c>${ENV:NAME}</c>, <c>${ENV:NAME:-default}</c> or <c>${SECRET:name}</c>.</summary>
/// <param name="Index">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Name">The name of the environment variable or the secret.</param>
/// <param name="IsSecret">True for a secret.</param>
/// <param name="Default">The value for a variable that is not set or empty; null if it has none.</param>
internal readonly record struct ConfigReference(int Index, int Length, string Name, bool IsSecret, string? Default)
{
    // The search stays linear in texts that open many and close none.
    private const int Longest = 1024;
    private const string Variable = "ENV:";
    private const string Secret = "SECRET:";
    private const string DefaultMark = ":-";

    /// <summary>The references of a text, from left to right. What is only similar to one is text.</summary>
    public static IEnumerable<ConfigReference> FindIn(string text)
    {
        for (var index = text.IndexOf("${", StringComparison.Ordinal); index >= 0; index = text.IndexOf("${", index, StringComparison.Ordinal))
        {
            var begin = index + 2;
            var length = text.AsSpan(begin, Math.Min(Longest, text.Length - begin)).IndexOf('}');
            if (length > 0 && Parse(text.Substring(begin, length)) is var (name, isSecret, fallback))
            {
                yield return new ConfigReference(index, length + 3, name, isSecret, fallback);
                begin += length + 1;
            }
            index = begin;
        }
    }

    /// <summary>True if a text is a single reference and nothing else.</summary>
    public static bool IsAllOf(string text) => FindIn(text).FirstOrDefault() is { Index: 0, Length: var length } && length == text.Length && length > 0;

    private static (string Name, bool IsSecret, string? Default)? Parse(string content)
    {
        if (content.StartsWith(Secret, StringComparison.Ordinal)) return content.Length > Secret.Length ? (content[Secret.Length..], true, null) : null;
        if (!content.StartsWith(Variable, StringComparison.Ordinal)) return null;
        var name = content[Variable.Length..];
        var mark = name.IndexOf(DefaultMark, StringComparison.Ordinal);
        if (mark < 0) return name.Length > 0 ? (name, false, null) : null;
        return mark > 0 ? (name[..mark], false, name[(mark + DefaultMark.Length)..]) : null;
    }
}
