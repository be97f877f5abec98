using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// The end position of a shutter (openHAB <c>UpDownType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class UpDown : IState, ICommand
{
    /// <summary>Up; text <c>UP</c>.</summary>
    public static readonly UpDown Up = new("UP");

    /// <summary>Down; text <c>DOWN</c>.</summary>
    public static readonly UpDown Down = new("DOWN");

    private readonly string text;

    private UpDown(string text) => this.text = text;

    /// <summary>True for <see cref="Up"/>.</summary>
    public bool IsUp => ReferenceEquals(this, Up);

    /// <summary>Reads <c>UP</c> or <c>DOWN</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out UpDown? value)
    {
        value = text switch
        {
            "UP" => Up,
            "DOWN" => Down,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
