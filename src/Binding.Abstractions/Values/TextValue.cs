using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>A text (openHAB <c>StringType</c>).</summary>
public sealed record TextValue : IState, ICommand
{
    /// <summary>Creates the value.</summary>
    /// <param name="value">The text; may be empty.</param>
    public TextValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Wraps a text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator TextValue(string value) => new(value);

    /// <summary>Takes any text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null for null.</param>
    /// <returns>True unless the text is null.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TextValue? value)
    {
        value = text is null ? null : new(text);
        return value is not null;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
