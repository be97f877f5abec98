using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// Asks a binding to read the value again (openHAB <c>RefreshType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class Refresh : ICommand
{
    /// <summary>The command; text <c>REFRESH</c>.</summary>
    public static readonly Refresh Instance = new("REFRESH");

    private readonly string text;

    private Refresh(string text) => this.text = text;

    /// <summary>Reads <c>REFRESH</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Refresh? value)
    {
        value = text switch
        {
            "REFRESH" => Instance,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="ICommand.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
