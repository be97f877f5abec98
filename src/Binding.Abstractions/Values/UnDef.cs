using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>
/// The absence of a value (openHAB <c>UnDefType</c>).
/// There is one instance of each; compare by reference.
/// </summary>
public sealed class UnDef : IState
{
    /// <summary>The value is unknown; text <c>UNDEF</c>.</summary>
    public static readonly UnDef Undef = new("UNDEF");

    /// <summary>The value was never set; text <c>NULL</c>.</summary>
    public static readonly UnDef Null = new("NULL");

    private readonly string text;

    private UnDef(string text) => this.text = text;

    /// <summary>Reads <c>UNDEF</c> or <c>NULL</c>, exactly as openHAB spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is one of the spellings.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out UnDef? value)
    {
        value = text switch
        {
            "UNDEF" => Undef,
            "NULL" => Null,
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
