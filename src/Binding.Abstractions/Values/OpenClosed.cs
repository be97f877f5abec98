using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// The position of a contact (openHAB <c>OpenClosedType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class OpenClosed : IState
{
    /// <summary>Open; text <c>OPEN</c>.</summary>
    public static readonly OpenClosed Open = new("OPEN");

    /// <summary>Closed; text <c>CLOSED</c>.</summary>
    public static readonly OpenClosed Closed = new("CLOSED");

    private readonly string text;

    private OpenClosed(string text) => this.text = text;

    /// <summary>True for <see cref="Open"/>.</summary>
    public bool IsOpen => ReferenceEquals(this, Open);

    /// <summary>Reads <c>OPEN</c> or <c>CLOSED</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OpenClosed? value)
    {
        value = text switch
        {
            "OPEN" => Open,
            "CLOSED" => Closed,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
