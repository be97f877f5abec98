using HomeBinding.Configuration.Secrets;

namespace HomeBinding.Configuration.Model;

/// <summary>A line of a configuration file as it may be shown: without the passwords in it.</summary>
internal static class SourceLine
{
    private const string Hidden = "***";
    private const string SecretTag = "!secret ";
    private const int LongestName = 128;

    /// <summary>The line with <c>***</c> in the place of each value of a secret, and where a place in it is then.</summary>
    /// <param name="line">The line.</param>
    /// <param name="before">The line before; null if there is none. A value may begin below its name.</param>
    /// <param name="secrets">The columns, counted from 1, at which values of secrets begin, beside those whose names say that they are.</param>
    /// <param name="column">The place, counted from 1.</param>
    public static (string Text, int Column) Hide(string line, string? before, IReadOnlyList<int> secrets, int column)
    {
        var starts = NamedSecrets(line).Concat(secrets.Select(static each => each - 1)).Where(each => each >= 0 && each < line.Length).ToHashSet();
        if (before is not null && NamedSecrets(before).Any(each => each >= before.TrimEnd().Length)) _ = starts.Add(line.Length - line.TrimStart().Length);
        // From the last to the first, so that places before stay what they are.
        foreach (var start in starts.OrderDescending())
        {
            var end = EndOfValue(line, start);
            if (end <= start || IsReference(line[start..end])) continue;
            if (column > end) column += Hidden.Length - (end - start);
            else if (column > start) column = start + 1;
            line = string.Concat(line.AsSpan(0, start), Hidden, line.AsSpan(end));
        }
        return (line, column);
    }

    /// <summary>Where values begin whose names are those of secrets; behind the line if the value is on the next.</summary>
    private static IEnumerable<int> NamedSecrets(string line)
    {
        for (var mark = line.AsSpan().IndexOfAny(':', '='); mark >= 0 && mark < line.Length; mark = Next(line, mark))
        {
            var end = mark;
            while (end > 0 && line[end - 1] is ' ' or '\t' or '"' or '\'') end--;
            var start = end;
            while (start > 0 && end - start < LongestName && (char.IsLetterOrDigit(line[start - 1]) || line[start - 1] is '_' or '-' or '.')) start--;
            if (!ConfigParameter.IsSecretName(line[start..end]) || line.AsSpan(0, start).EndsWith("${")) continue;
            var value = mark + 1;
            while (value < line.Length && line[value] is ' ' or '\t') value++;
            yield return value;
        }
    }

    private static int Next(string line, int mark) => line.AsSpan(mark + 1).IndexOfAny(':', '=') is var next and >= 0 ? mark + 1 + next : -1;

    private static int EndOfValue(string line, int start)
    {
        if (line[start] is '"' or '\'')
        {
            for (var i = start + 1; i < line.Length; i++)
            {
                if (line[i] == '\\' && line[start] == '"') i++;
                else if (line[i] == line[start]) return i + 1;
            }
            return line.Length;
        }
        // Between brackets a comma ends it; elsewhere it may be part of it.
        var isInBrackets = line.AsSpan(0, start).IndexOfAny('{', '[') >= 0;
        var length = isInBrackets ? line.AsSpan(start).IndexOfAny([',', ']', '}']) : -1;
        return length < 0 ? line.TrimEnd().Length : start + length;
    }

    // A reference says nothing.
    private static bool IsReference(string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return (text.StartsWith(SecretTag, StringComparison.Ordinal) && SecretsReader.IsName(text[SecretTag.Length..].Trim()))
            || (SecretText.HasReference(text) && text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1);
    }
}
