using System.Collections.Concurrent;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>The buffers of one request and its reply, reused from connection to connection.</summary>
internal sealed class Exchange
{
    public const int MaxHead = 8192;
    private const int Kept = 64;
    private static readonly ConcurrentBag<Exchange> Pool = [];

    /// <summary>What has been received. Grows up to <see cref="MaxHead"/>.</summary>
    public byte[] Input { get; private set; } = new byte[1024];

    public JsonBuffer Body { get; } = new();

    public JsonBuffer Wire { get; } = new();

    /// <summary>For decoding URLs.</summary>
    public JsonBuffer Scratch { get; } = new();

    public static Exchange Rent() => Pool.TryTake(out var exchange) ? exchange : new Exchange();

    public void Return()
    {
        Body.Clear();
        Wire.Clear();
        Scratch.Clear();
        if (Pool.Count < Kept)
        {
            Pool.Add(this);
        }
    }

    public void Grow()
    {
        var input = Input;
        Array.Resize(ref input, Math.Min(MaxHead, input.Length * 2));
        Input = input;
    }
}
