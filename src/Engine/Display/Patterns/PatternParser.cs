using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HomeBinding.Engine.Display.Patterns;

/// <summary>Reads a pattern in the syntax of java.util.Formatter, with openHAB's <c>%unit%</c>, <c>%hsb%</c> and <c>%rgb%</c>.</summary>
internal static partial class PatternParser
{
    private const int Longest = 1000;
    private const string DateLetters = "HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc";

    public static bool TryParse(string pattern, [NotNullWhen(true)] out List<PatternPart>? parts, [NotNullWhen(false)] out string? error)
    {
        parts = null;
        error = null;
        var found = new List<PatternPart>();
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length;)
        {
            if (pattern[i] != '%')
            {
                literal.Append(pattern[i++]);
                continue;
            }
            if (Conversion().Match(pattern, i) is not { Success: true } match)
            {
                error = $"'{pattern[i..Math.Min(i + 6, pattern.Length)]}' in the pattern '{pattern}' is no conversion; write e.g. %.1f, %d, %s, %1$tH or %% for a percent sign.";
                return false;
            }
            i += match.Length;
            if (match.Value is "%%" or "%n")
            {
                literal.Append(match.Value == "%%" ? '%' : '\n');
                continue;
            }
            if (Read(match) is not { } part)
            {
                error = $"'{match.Value}' in the pattern '{pattern}' is not supported; write e.g. %.1f, %d, %s or %1$tH.";
                return false;
            }
            Flush(literal, found);
            found.Add(part);
        }
        Flush(literal, found);
        parts = found;
        return true;
    }

    private static PatternPart? Read(Match match)
    {
        switch (match.Value)
        {
            case "%unit%": return new(PartKind.Unit);
            case "%hsb%": return new(PartKind.Hsb);
            case "%rgb%": return new(PartKind.Rgb);
        }
        var letter = match.Groups["letter"].Value[0];
        var isDate = match.Groups["date"].Success;
        if (!isDate && !"dfsSxXoeE".Contains(letter, StringComparison.Ordinal)) return null;
        if (isDate && !DateLetters.Contains(letter, StringComparison.Ordinal)) return null;
        if (!TryRead(match.Groups["width"], out var width) || !TryRead(match.Groups["precision"], out var precision) || !TryRead(match.Groups["index"], out var index)) return null;
        return new(isDate ? PartKind.Date : PartKind.Value)
        {
            Argument = index ?? 0,
            Flags = match.Groups["flags"].Value,
            Width = width ?? 0,
            Precision = precision,
            Conversion = isDate ? letter : char.ToLowerInvariant(letter),
            Capitals = isDate ? match.Groups["date"].Value == "T" : char.IsAsciiLetterUpper(letter),
        };
    }

    private static bool TryRead(Group digits, out int? number)
    {
        number = null;
        if (!digits.Success || digits.Length == 0) return true;
        if (!int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > Longest) return false;
        number = value;
        return true;
    }

    private static void Flush(StringBuilder literal, List<PatternPart> parts)
    {
        if (literal.Length == 0) return;
        parts.Add(new(PartKind.Literal) { Text = literal.ToString() });
        literal.Clear();
    }

    [GeneratedRegex(@"\G(?:%%|%n|%unit%|%hsb%|%rgb%|%(?:(?<index>[0-9]+)\$)?(?<flags>[-#+ 0,(<]*)(?<width>[1-9][0-9]*)?(?:\.(?<precision>[0-9]+))?(?<date>[tT])?(?<letter>[a-zA-Z]))", RegexOptions.ExplicitCapture)]
    private static partial Regex Conversion();
}
