using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Values;

/// <summary>Bytes with a MIME type, such as an image (openHAB <c>RawType</c>); text is a base64 <c>data:</c> URI.</summary>
public sealed record RawValue : IState
{
    private const string Scheme = "data:";
    private const string Marker = ";base64,";

    /// <summary>Creates the value; the bytes are copied.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="mimeType">The MIME type, for example <c>image/png</c>.</param>
    /// <exception cref="ArgumentException">The MIME type is empty, or has a comma or white space in it.</exception>
    public RawValue(ReadOnlySpan<byte> data, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        if (!IsMimeType(mimeType)) throw new ArgumentException($"'{mimeType}' is not a MIME type. Write for example image/png.", nameof(mimeType));
        Data = ImmutableArray.Create(data);
        MimeType = mimeType;
    }

    /// <summary>The bytes.</summary>
    public ImmutableArray<byte> Data { get; }

    /// <summary>The MIME type, for example <c>image/png</c>.</summary>
    public string MimeType { get; }

    /// <summary>Reads <c>data:&lt;mime type&gt;;base64,&lt;bytes&gt;</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none.</param>
    /// <returns>True when the text is a base64 data URI.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RawValue? value)
    {
        value = null;
        var marker = text?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (text is null || marker <= Scheme.Length || !text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        if (!IsMimeType(text.AsSpan(Scheme.Length, marker - Scheme.Length))) return false;
        var encoded = text.AsSpan(marker + Marker.Length);
        var buffer = new byte[(encoded.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64Chars(encoded, buffer, out var length))
        {
            return false;
        }

        value = new RawValue(buffer.AsSpan(0, length), text[Scheme.Length..marker]);
        return true;
    }

    /// <inheritdoc cref="IState.ToText"/>
    public string ToText() => Scheme + MimeType + Marker + Convert.ToBase64String(Data.AsSpan());

    /// <inheritdoc/>
    public override string ToString() => ToText();

    /// <inheritdoc/>
    public bool Equals(RawValue? other) =>
        other is not null
        && string.Equals(MimeType, other.MimeType, StringComparison.Ordinal)
        && Data.AsSpan().SequenceEqual(other.Data.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(MimeType, StringComparer.Ordinal);
        hash.AddBytes(Data.AsSpan());
        return hash.ToHashCode();
    }

    private static bool IsMimeType(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == ',' || char.IsWhiteSpace(c) || char.IsControl(c)) return false;
        }

        return !text.IsEmpty && !text.EndsWith(";base64", StringComparison.Ordinal);
    }
}
