using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// Winding of a player (openHAB <c>RewindFastforwardType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class RewindFastforward : IPlayerState
{
    /// <summary>Backwards; text <c>REWIND</c>.</summary>
    public static readonly RewindFastforward Rewind = new("REWIND");

    /// <summary>Forwards; text <c>FASTFORWARD</c>.</summary>
    public static readonly RewindFastforward Fastforward = new("FASTFORWARD");

    private readonly string text;

    private RewindFastforward(string text) => this.text = text;

    /// <summary>Reads <c>REWIND</c> or <c>FASTFORWARD</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RewindFastforward? value)
    {
        value = text switch
        {
            "REWIND" => Rewind,
            "FASTFORWARD" => Fastforward,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
