using System.Globalization;
using System.Runtime.CompilerServices;

namespace HomeBinding.Plugins.Http;

/// <summary>The body of a reply as a stream, without the frames of its chunks (RFC 9112 §7.1).</summary>
/// <param name="connection">Where it comes from; disposed with the stream.</param>
/// <param name="end">What ends it.</param>
/// <param name="length">How long it is, for <see cref="BodyEnd.Length"/>.</param>
internal sealed class ReplyBody(OwnConnection connection, BodyEnd end, long length) : Stream
{
    private const int LongestLine = 4096;
    private const int MostTrailerBytes = 16 * 1024;

    private long _left = end == BodyEnd.Connection ? long.MaxValue : length;
    private Frame _next = end == BodyEnd.LastChunk ? Frame.Size : Frame.None;
    private int _trailer;

    // What comes after the bytes that are left.
    private enum Frame
    {
        None,
        Size,
        EndOfChunk,
        Trailer,
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (!TryPassFrames())
            if (!await connection.FillAsync(cancellationToken).ConfigureAwait(false)) throw ReplyErrors.Ended();
        if (_left == 0) return 0;
        var read = TakeUnread(buffer.Span);
        if (read > 0) return read;
        var most = (int)Math.Min(buffer.Length, _left);
        // The next frame comes with the bytes, so these go through the connection's buffer.
        if (end == BodyEnd.LastChunk)
        {
            if (!await connection.FillAsync(cancellationToken).ConfigureAwait(false)) throw ReplyErrors.Ended();
            return TakeUnread(buffer.Span);
        }
        read = await connection.ReceiveAsync(buffer[..most], cancellationToken).ConfigureAwait(false);
        if (read == 0 && end == BodyEnd.Length) throw ReplyErrors.Ended();
        _left = read == 0 ? 0 : _left - read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }

    // As much as is there, over the ends of chunks.
    private int TakeUnread(Span<byte> buffer)
    {
        var taken = 0;
        while (TryPassFrames() && _left > 0)
        {
            var count = (int)Math.Min(Math.Min(connection.Unread.Length, buffer.Length - taken), _left);
            if (count == 0) break;
            connection.Unread[..count].CopyTo(buffer[taken..]);
            connection.Skip(count);
            taken += count;
            _left -= count;
        }
        return taken;
    }

    // False if more of the frame has to come first.
    private bool TryPassFrames()
    {
        while (_left == 0 && _next != Frame.None)
        {
            if (!TryTakeLine(out var line)) return false;
            switch (_next)
            {
                case Frame.EndOfChunk:
                    if (!line.IsEmpty) throw ReplyErrors.Invalid("a chunk is longer than its length");
                    _next = Frame.Size;
                    break;
                case Frame.Size:
                    _left = SizeIn(line);
                    _next = _left == 0 ? Frame.Trailer : Frame.EndOfChunk;
                    break;
                default:
                    _trailer += line.Length;
                    if (_trailer > MostTrailerBytes) throw ReplyErrors.Invalid("its trailer is too long");
                    if (line.IsEmpty) _next = Frame.None;
                    break;
            }
        }
        return true;
    }

    private bool TryTakeLine(out ReadOnlySpan<byte> line)
    {
        var unread = connection.Unread;
        var lineEnd = unread.IndexOf((byte)'\n');
        if (lineEnd > LongestLine || (lineEnd < 0 && unread.Length > LongestLine)) throw ReplyErrors.Invalid("a line between chunks is too long");
        line = lineEnd < 0 ? [] : unread[..lineEnd];
        if (lineEnd < 0) return false;
        if (line.EndsWith("\r"u8)) line = line[..^1];
        connection.Skip(lineEnd + 1);
        return true;
    }

    private static long SizeIn(ReadOnlySpan<byte> line)
    {
        var extension = line.IndexOf((byte)';');
        var digits = (extension < 0 ? line : line[..extension]).TrimEnd(" \t"u8);
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) && size >= 0
            ? size
            : throw ReplyErrors.Invalid("the length of a chunk is no number");
    }
}
