namespace HomeBinding.Things;

/// <summary>Rules shared by all unique ids: segments of <c>[A-Za-z0-9_-]</c> separated by a colon (openHAB's <c>AbstractUID</c>).</summary>
internal static class Uid
{
    public static bool IsSegment(ReadOnlySpan<char> segment)
    {
        if (segment.IsEmpty) return false;
        foreach (var c in segment)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')) return false;
        return true;
    }

    public static bool AreSegments(ReadOnlySpan<char> text, int minimum, int maximum)
    {
        var count = 0;
        foreach (var range in text.Split(':'))
        {
            if (!IsSegment(text[range])) return false;
            count++;
        }
        return count >= minimum && count <= maximum;
    }
}
