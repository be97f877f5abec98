using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HomeBinding.Web.Items;

/// <summary>
/// Reads <c>metadata=semantics,widget.*</c>: regular expressions, separated by commas, for the whole name of a namespace (openHAB's). They are looked at once for
/// each name that there is, in linear time where the expression allows it and else within a limit, before anything is answered.
/// </summary>
internal static class NamespaceSelector
{
    private const int LongestText = 1000;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds the names that are selected.</summary>
    /// <param name="text">The expressions; null for none.</param>
    /// <param name="names">The names that there are.</param>
    /// <param name="selected">Those that are selected.</param>
    /// <param name="error">What is wrong with the expressions, in a sentence.</param>
    public static bool TrySelect(string? text, IEnumerable<string> names, [NotNullWhen(true)] out IReadOnlySet<string>? selected, [NotNullWhen(false)] out string? error)
    {
        (selected, error) = (FrozenSet<string>.Empty, null);
        if (string.IsNullOrWhiteSpace(text)) return true;
        var found = new HashSet<string>(StringComparer.Ordinal);
        (selected, error) = (null, $"'metadata' is longer than {LongestText} characters; name fewer namespaces.");
        if (text.Length > LongestText) return false;
        // Main UI writes .+ as it is, which an address has for a blank. No name has one.
        text = text.Replace(' ', '+');
        var left = names.ToHashSet(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (left.Remove(part)) found.Add(part);
            if (IsWord(part)) continue;
            if (!TryRead(part, out var expression, out error)) return false;
            try
            {
                found.UnionWith(left.Where(each => expression.IsMatch(each)));
            }
            catch (RegexMatchTimeoutException)
            {
                error = $"The expression '{part}' takes too long; write a simpler one.";
                return false;
            }
            left.ExceptWith(found);
        }
        (selected, error) = (found, null);
        return true;
    }

    private static bool IsWord(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':');

    private static bool TryRead(string text, [NotNullWhen(true)] out Regex? expression, [NotNullWhen(false)] out string? error)
    {
        (expression, error) = (null, null);
        try
        {
            // By itself first: "a)|(b" would be valid within brackets.
            _ = new Regex(text, RegexOptions.CultureInvariant);
            expression = new Regex(Whole(text), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            expression = new Regex(Whole(text), RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException exception)
        {
            error = $"'{text}' is no regular expression for namespaces: {exception.Message}";
        }
        return expression is not null;
    }

    private static string Whole(string text) => $@"\A(?:{text})\z";
}
