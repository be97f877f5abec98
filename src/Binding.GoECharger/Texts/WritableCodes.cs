using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.GoECharger;

/// <summary>A key with a few values that can be read and written by name.</summary>
internal sealed class WritableCodes(params string[] words)
{
    /// <summary>Whether the charger's own logic decides (<c>frc</c>).</summary>
    public static WritableCodes ForceState { get; } = new("NEUTRAL", "OFF", "ON");

    /// <summary>Who picks the number of phases (<c>psm</c>).</summary>
    public static WritableCodes PhaseMode { get; } = new("AUTO", "ONE", "THREE");

    public IReadOnlyList<string> Words => words;

    public string? TextOf(int? code) => CodeTexts.Of(code, words);

    public bool TryParse(string text, out int code, [NotNullWhen(false)] out string? error)
    {
        code = Array.FindIndex(words, each => each.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        error = code < 0 ? $"'{text}' is not accepted; expected {string.Join(", ", words[..^1])} or {words[^1]}." : null;
        return code >= 0;
    }
}
