using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace HomeBinding.Configuration.Files;

/// <summary>The hash of a text: texts of one hash are taken for the same. It guards against chance only; who writes the files needs no collisions.</summary>
internal static class TextHash
{
    public static UInt128 Of(ReadOnlySpan<char> text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text));
}
