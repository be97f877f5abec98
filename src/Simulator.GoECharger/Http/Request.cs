namespace HomeBinding.Simulator.GoECharger;

/// <summary>The request line, in place.</summary>
internal readonly ref struct Request
{
    private Request(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target)
    {
        Method = method;
        Target = target;
        var question = target.IndexOf((byte)'?');
        Path = question < 0 ? target : target[..question];
        Query = question < 0 ? default : target[(question + 1)..];
    }

    public ReadOnlySpan<byte> Method { get; }

    public ReadOnlySpan<byte> Target { get; }

    public ReadOnlySpan<byte> Path { get; }

    public ReadOnlySpan<byte> Query { get; }

    public bool IsGet => Method.SequenceEqual("GET"u8);

    public RequestKind Kind =>
        Path.SequenceEqual("/api/status"u8) || Path.SequenceEqual("/status"u8) ? RequestKind.Status
        : Path.SequenceEqual("/api/set"u8) || Path.SequenceEqual("/mqtt"u8) ? RequestKind.Set
        : RequestKind.Other;

    public static bool TryParse(ReadOnlySpan<byte> head, out Request request)
    {
        request = default;
        var end = head.IndexOf("\r\n"u8);
        var line = end < 0 ? head : head[..end];
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first + 1 || !line[(last + 1)..].StartsWith("HTTP/1."u8) || line[first + 1] != (byte)'/')
        {
            return false;
        }

        request = new Request(line[..first], line[(first + 1)..last]);
        return true;
    }
}
