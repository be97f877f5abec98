using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// The position of a switch (openHAB <c>OnOffType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class OnOff : IState, ICommand
{
    /// <summary>Switched on; text <c>ON</c>.</summary>
    public static readonly OnOff On = new("ON");

    /// <summary>Switched off; text <c>OFF</c>.</summary>
    public static readonly OnOff Off = new("OFF");

    private readonly string text;

    private OnOff(string text) => this.text = text;

    /// <summary>True for <see cref="On"/>.</summary>
    public bool IsOn => ReferenceEquals(this, On);

    /// <summary>Turns a truth value into a switch position.</summary>
    /// <param name="isOn">True for <see cref="On"/>.</param>
    public static implicit operator OnOff(bool isOn) => From(isOn);

    /// <summary>Turns a truth value into a switch position.</summary>
    /// <param name="isOn">True for <see cref="On"/>.</param>
    /// <returns><see cref="On"/> or <see cref="Off"/>.</returns>
    public static OnOff From(bool isOn) => isOn ? On : Off;

    /// <summary>Reads <c>ON</c> or <c>OFF</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OnOff? value)
    {
        value = text switch
        {
            "ON" => On,
            "OFF" => Off,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
