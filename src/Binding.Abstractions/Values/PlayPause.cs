using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// Whether a player plays (openHAB <c>PlayPauseType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class PlayPause : IPlayerState
{
    /// <summary>Playing; text <c>PLAY</c>.</summary>
    public static readonly PlayPause Play = new("PLAY");

    /// <summary>Paused; text <c>PAUSE</c>.</summary>
    public static readonly PlayPause Pause = new("PAUSE");

    private readonly string text;

    private PlayPause(string text) => this.text = text;

    /// <summary>Reads <c>PLAY</c> or <c>PAUSE</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PlayPause? value)
    {
        value = text switch
        {
            "PLAY" => Play,
            "PAUSE" => Pause,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
