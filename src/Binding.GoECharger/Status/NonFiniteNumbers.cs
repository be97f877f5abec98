namespace HomeBinding.GoECharger;

/// <summary>
/// JSON has no way to write NaN or infinity; firmware that prints a float with printf does it all the same, and the whole body is then unreadable.
/// </summary>
internal static class NonFiniteNumbers
{
    /// <summary>Makes strings of the same length out of such numbers, in place, so that only their keys are refused. True if there were any.</summary>
    public static bool Quote(Span<byte> json)
    {
        var found = false;
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (inText)
            {
                if (c == '\\') i++;
                else if (c == '"') inText = false;
            }
            else if (c == '"')
            {
                inText = true;
            }
            else if (char.IsAsciiLetter((char)c))
            {
                var end = i;
                while (end < json.Length && char.IsAsciiLetter((char)json[end])) end++;
                if (IsNonFinite(json[i..end]))
                {
                    var start = i > 0 && json[i - 1] is (byte)'-' or (byte)'+' ? i - 1 : i;
                    json[start] = json[end - 1] = (byte)'"';
                    found = true;
                }
                i = end - 1;
            }
        }
        return found;
    }

    private static bool IsNonFinite(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("NaN"u8) || word.SequenceEqual("nan"u8) || word.SequenceEqual("NAN"u8)
        || word.SequenceEqual("Infinity"u8) || word.SequenceEqual("infinity"u8)
        || word.SequenceEqual("inf"u8) || word.SequenceEqual("Inf"u8) || word.SequenceEqual("INF"u8);
}
