using System.Globalization;

namespace HomeBinding.GoECharger;

/// <summary>The words for a code; a code without a word is <c>CODE_n</c>.</summary>
internal static class CodeTexts
{
    public static string? Of(int? code, ReadOnlySpan<string?> words) => code switch
    {
        null => null,
        { } known when known >= 0 && known < words.Length && words[known] is { } word => word,
        { } other => Unknown(other),
    };

    public static string Unknown(int code) => $"CODE_{code.ToString(CultureInfo.InvariantCulture)}";
}
