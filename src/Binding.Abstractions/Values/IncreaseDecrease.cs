using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// A step up or down (openHAB <c>IncreaseDecreaseType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class IncreaseDecrease : ICommand
{
    /// <summary>One step up; text <c>INCREASE</c>.</summary>
    public static readonly IncreaseDecrease Increase = new("INCREASE");

    /// <summary>One step down; text <c>DECREASE</c>.</summary>
    public static readonly IncreaseDecrease Decrease = new("DECREASE");

    private readonly string text;

    private IncreaseDecrease(string text) => this.text = text;

    /// <summary>Reads <c>INCREASE</c> or <c>DECREASE</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IncreaseDecrease? value)
    {
        value = text switch
        {
            "INCREASE" => Increase,
            "DECREASE" => Decrease,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="ICommand.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
