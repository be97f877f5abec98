using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// Starts or stops a shutter (openHAB <c>StopMoveType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class StopMove : ICommand
{
    /// <summary>Stop; text <c>STOP</c>.</summary>
    public static readonly StopMove Stop = new("STOP");

    /// <summary>Move; text <c>MOVE</c>.</summary>
    public static readonly StopMove Move = new("MOVE");

    private readonly string text;

    private StopMove(string text) => this.text = text;

    /// <summary>Reads <c>STOP</c> or <c>MOVE</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StopMove? value)
    {
        value = text switch
        {
            "STOP" => Stop,
            "MOVE" => Move,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="ICommand.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
