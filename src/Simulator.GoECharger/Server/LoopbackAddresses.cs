using System.Net;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Every box has an address of its own in 127.0.0.0/8; nothing outside this machine reaches it.</summary>
internal static class LoopbackAddresses
{
    public const int PerNet = 250;
    public const int Max = 250 * PerNet;
    private const int FirstPort = 20_000;
    private const int Ports = 10_000;
    private static int _next = Environment.ProcessId * 97;

    public static IPAddress Of(int index, int count) => count == 1
        ? IPAddress.Loopback
        : new IPAddress([127, 0, (byte)(1 + (index / PerNet)), (byte)(1 + (index % PerNet))]);

    /// <summary>
    /// A port to try. Below the range from which the system gives ports to clients:
    /// there a client could take a box's port while the box is away.
    /// </summary>
    public static int NextPort() => FirstPort + (int)((uint)Interlocked.Add(ref _next, 7) % Ports);
}
