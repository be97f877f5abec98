using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace HomeBinding.Plugins.Http;

/// <summary>The connection of one request, and what has come over it but was not read yet. The request is sent from the same buffer.</summary>
internal sealed class OwnConnection : IDisposable
{
    private const int UsualBytes = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private Socket? _socket;
    private int _start;
    private int _end;
    private bool _receives;
    private bool _disposed;

    /// <summary>Where the request is written.</summary>
    public Span<byte> Buffer => _buffer;

    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    public void Skip(int count) => _start += count;

    /// <exception cref="SocketException">The name is not known, or nobody answers there.</exception>
    public ValueTask ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            return _socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
        }
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        return _socket.ConnectAsync(new DnsEndPoint(host, port), cancellationToken);
    }

    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask SendAsync(int length, CancellationToken cancellationToken)
    {
        try
        {
            for (var sent = 0; sent < length;)
                sent += await _socket!.SendAsync(_buffer.AsMemory(sent, length - sent), SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw ReplyErrors.Broken(exception);
        }
    }

    /// <summary>Gets more of the reply; false if it has ended.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start == _end) _start = _end = 0;
        else if (_end == _buffer.Length) MakeRoom();
        var count = await ReceiveAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    /// <summary>Gets more of the reply directly, while nothing is unread; 0 if it has ended.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _receives = true;
        try
        {
            return await _socket!.ReceiveAsync(destination, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw ReplyErrors.Broken(exception);
        }
        finally
        {
            _receives = false;
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _socket?.Dispose();
        // What still receives may write to the buffer, so nobody else gets that one.
        if (!_receives) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private void MakeRoom()
    {
        var unread = _end - _start;
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Unread.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        (_start, _end) = (0, unread);
    }
}
