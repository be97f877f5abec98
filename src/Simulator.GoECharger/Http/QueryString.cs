namespace HomeBinding.Simulator.GoECharger;

internal static class QueryString
{
    /// <summary>Finds a parameter's value, still encoded.</summary>
    public static bool TryFind(ReadOnlySpan<byte> query, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (var range in query.Split((byte)'&'))
        {
            var pair = query[range];
            if (pair.StartsWith(name) && pair.Length > name.Length && pair[name.Length] == (byte)'=')
            {
                value = pair[(name.Length + 1)..];
                return true;
            }
        }

        value = default;
        return false;
    }
}
