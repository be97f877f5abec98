using System.Buffers;

namespace HomeBinding.GoECharger;

/// <summary>The status code and body of a reply, in a buffer that goes back to the pool.</summary>
internal readonly struct ChargerReply(int statusCode, byte[] buffer, int length) : IDisposable
{
    public int StatusCode => statusCode;

    public Span<byte> Body => buffer.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
