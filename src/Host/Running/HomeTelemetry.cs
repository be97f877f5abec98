using System.Runtime.CompilerServices;
using HomeBinding.Telemetry;

namespace HomeBinding.Host.Running;

/// <summary>Sends metrics and traces of a home, if its settings say where to.</summary>
internal static class HomeTelemetry
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Begins to send; null if nobody wants that.</summary>
    public static IDisposable? Start(Home home) => home.Settings.Telemetry.Otlp is { } collector ? Begin(home, collector) : null;

    // A method of its own: the libraries are loaded with the first method that names them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryExport Begin(Home home, Uri collector) => new(home.Engine, collector, home.Settings.Telemetry.OverHttp, Interval);
}
