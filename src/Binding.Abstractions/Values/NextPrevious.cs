using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// A skip of a player (openHAB <c>NextPreviousType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class NextPrevious : ICommand
{
    /// <summary>To the next title; text <c>NEXT</c>.</summary>
    public static readonly NextPrevious Next = new("NEXT");

    /// <summary>To the previous title; text <c>PREVIOUS</c>.</summary>
    public static readonly NextPrevious Previous = new("PREVIOUS");

    private readonly string text;

    private NextPrevious(string text) => this.text = text;

    /// <summary>Reads <c>NEXT</c> or <c>PREVIOUS</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NextPrevious? value)
    {
        value = text switch
        {
            "NEXT" => Next,
            "PREVIOUS" => Previous,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="ICommand.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
