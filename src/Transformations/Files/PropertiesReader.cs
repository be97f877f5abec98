using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HomeBinding.Transformations.Files;

/// <summary>A line <c>key=value</c>.</summary>
internal readonly record struct Property(string Key, string Value, int Line);

/// <summary>
/// Reads files in Java's properties syntax, which openHAB's tables have: <c>key=value</c>, <c>key: value</c> or <c>key value</c>; lines beginning with
/// # or ! are comments; \ escapes (\n, \t, \u00e9, "\ "), and at the end of a line goes on with the next.
/// </summary>
internal static class PropertiesReader
{
    public static bool TryRead(string text, string file, [NotNullWhen(true)] out List<Property>? properties, [NotNullWhen(false)] out string? error)
    {
        var found = new List<Property>();
        properties = null;
        error = null;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var number = i + 1;
            var line = lines[i].TrimStart();
            if (line.Length == 0 || line[0] is '#' or '!') continue;
            while (EndsWithEscape(line) && i + 1 < lines.Length) line = string.Concat(line.AsSpan(0, line.Length - 1), lines[++i].TrimStart());
            if (Separator(line) is not (>= 0 and var end))
            {
                error = $"{file}:{number}: '{line}' has no =. Write key=value.";
                return false;
            }
            if (Unescape(line[..end]) is not { } key || Unescape(ValueFrom(line, end)) is not { } value)
            {
                error = $"{file}:{number}: a \\u is followed by four digits of a character, e.g. \\u00e9.";
                return false;
            }
            found.Add(new(key, value.TrimEnd(), number));
        }
        properties = found;
        return true;
    }

    private static bool EndsWithEscape(string line)
    {
        var count = 0;
        while (count < line.Length && line[^(count + 1)] == '\\') count++;
        return count % 2 == 1;
    }

    private static int Separator(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\') i++;
            else if (line[i] is '=' or ':' or ' ' or '\t') return i;
        }
        return -1;
    }

    // Blanks around one = or : belong to neither side.
    private static string ValueFrom(string line, int separator)
    {
        var rest = line[separator..].TrimStart(' ', '\t');
        return rest.Length > 0 && rest[0] is '=' or ':' ? rest[1..].TrimStart(' ', '\t') : rest;
    }

    private static string? Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }
            i++;
            if (text[i] != 'u')
            {
                plain.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'f' => '\f', var other => other });
                continue;
            }
            if (i + 4 >= text.Length || !ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return null;
            plain.Append((char)code);
            i += 4;
        }
        return plain.ToString();
    }
}
