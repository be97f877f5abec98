using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using HomeBinding.Engine.Display;

namespace HomeBinding.Transformations.Expressions;

/// <summary>
/// <c>REGEX(.*=(\d+).*)</c>: the first group of an expression that the whole text, trimmed, has to match; <c>REGEX(s/a/b/)</c> replaces the first place,
/// <c>REGEX(s/a/b/g)</c> each. No expression takes longer than the text is long, or, where it looks around or back, a quarter of a second.
/// </summary>
public sealed class RegexTransformation : ITransformation
{
    private const int Most = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Compiled> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "REGEX";

    /// <inheritdoc/>
    public bool TryTransform(string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
    {
        result = null;
        var compiled = Get(function);
        error = compiled.Error ?? "";
        if (compiled.Expression is not { } expression) return false;
        error = null;
        try
        {
            if (compiled.Substitution is { } substitution)
            {
                result = expression.Replace(input.Trim(), substitution.Replacement, substitution.Everywhere ? -1 : 1);
                return true;
            }
            var group = expression.Match(input.Trim()).Groups[1];
            if (group.Success) result = group.Value;
            else error = $"'{input}' does not match {function}.";
        }
        catch (RegexMatchTimeoutException)
        {
            error = $"{function} takes too long; write it without nested repetitions, look-around or back-references.";
        }
        return result is not null;
    }

    private Compiled Get(string function)
    {
        if (_known.TryGetValue(function, out var known)) return known;
        var compiled = Compile(function);
        if (_known.Count < Most) _known.TryAdd(function, compiled);
        return compiled;
    }

    private static Compiled Compile(string function)
    {
        var substitution = Substitution.Read(function);
        try
        {
            if (substitution is not null) return new(Create(substitution.Expression, RegexOptions.CultureInvariant), substitution, null);
            var expression = Create($@"\A(?:{function})\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
            return expression.GetGroupNumbers().Length > 1
                ? new(expression, null, null)
                : new(null, null, $"{function} has no group; put parentheses around what to take, e.g. .*=(.*).");
        }
        catch (ArgumentException exception)
        {
            return new(null, null, $"{function} is no regular expression: {exception.Message}");
        }
    }

    private static Regex Create(string pattern, RegexOptions options)
    {
        try
        {
            return new(pattern, options | RegexOptions.NonBacktracking, Patience);
        }
        catch (NotSupportedException)
        {
            return new(pattern, options, Patience);
        }
    }

    private sealed record Compiled(Regex? Expression, Substitution? Substitution, string? Error);
}
