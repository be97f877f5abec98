namespace HomeBinding.Configuration.Files;

/// <summary>Words that YAML 1.1, people and other programs write for true and false. In openHAB 5 they are texts.</summary>
internal static class BooleanWord
{
    /// <summary>A sentence that says what to write; null if the text is none of these words.</summary>
    public static string? Suggest(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "Y" or "1" => "Write true, without quotes.",
        "FALSE" or "NO" or "OFF" or "N" or "0" => "Write false, without quotes.",
        _ => null,
    };
}
