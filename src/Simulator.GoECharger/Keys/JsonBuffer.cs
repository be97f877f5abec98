using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>A growing byte buffer that writes JSON the way the box's firmware does.</summary>
internal sealed class JsonBuffer
{
    private const int Kept = 64 * 1024;
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > Kept)
        {
            _bytes = new byte[1024];
        }
    }

    public void Truncate(int length) => Length = length;

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    public void Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    public void Null() => Raw("null"u8);

    public void Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Int(long value)
    {
        _ = Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
    }

    public void IntOrNull(long? value)
    {
        if (value is { } number)
        {
            Int(number);
        }
        else
        {
            Null();
        }
    }

    public void Hex(int value)
    {
        _ = Utf8Formatter.TryFormat(value, Room(8), out var written, new System.Buffers.StandardFormat('x'));
        Length += written;
    }

    /// <summary>
    /// Writes at most <paramref name="digits"/> decimals, one less for every digit before the point beyond the first:
    /// the firmware's JSON library spends a fixed number of digits on a number.
    /// </summary>
    public void Number(double value, int digits)
    {
        var magnitude = Math.Abs(value);
        for (var whole = magnitude; whole >= 10 && digits > 0; whole /= 10)
        {
            digits--;
        }

        var target = Room(48);
        if (!double.IsFinite(value))
        {
            Null();
            return;
        }

        // Clients may set values that no measurement reaches; those go out with an exponent.
        var format = magnitude < 1e15 ? new System.Buffers.StandardFormat('F', (byte)digits) : new System.Buffers.StandardFormat('E', 9);
        _ = Utf8Formatter.TryFormat(value, target, out var written, format);

        if (digits > 0 && magnitude < 1e15)
        {
            while (target[written - 1] == (byte)'0')
            {
                written--;
            }

            if (target[written - 1] == (byte)'.')
            {
                written--;
            }
        }

        if (written == 2 && target[0] == (byte)'-' && target[1] == (byte)'0')
        {
            target[0] = (byte)'0';
            written = 1;
        }

        Length += written;
    }

    public void String(string text)
    {
        Byte((byte)'"');
        Raw(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        Byte((byte)'"');
    }

    public void Text(string text) => Raw(Encoding.UTF8.GetBytes(text));

    public void Time(DateTime value, string format)
    {
        _ = value.TryFormat(Room(40), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }

    public override string ToString() => Encoding.UTF8.GetString(Span);

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        return _bytes.AsSpan(Length);
    }
}
