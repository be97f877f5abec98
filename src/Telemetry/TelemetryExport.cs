using HomeBinding.Engine;
using HomeBinding.Engine.Tracing;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HomeBinding.Telemetry;

/// <summary>Sends metrics and traces to a collector by OTLP. Nothing of it is loaded in a home that does not ask for it.</summary>
public sealed class TelemetryExport : IDisposable
{
    private static readonly string[] Meters = [HomeMeter.Name, "HomeBinding.Polling", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
    private static readonly string[] Sources = [EngineTracing.Name, "Microsoft.AspNetCore", "System.Net.Http"];

    private readonly HomeMeter _meter;
    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    /// <summary>Begins to send.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="collector">Where the collector listens, e.g. <c>http://127.0.0.1:4317</c>.</param>
    /// <param name="overHttp">True for OTLP as HTTP with protobuf (its port is 4318 by default), false for gRPC.</param>
    /// <param name="interval">How often metrics are sent.</param>
    public TelemetryExport(HomeEngine engine, Uri collector, bool overHttp, TimeSpan interval)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("homebinding", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        _meter = new HomeMeter(engine);
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, collector, overHttp, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)interval.TotalMilliseconds;
            })
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .AddOtlpExporter(exporter => Configure(exporter, collector, overHttp, "v1/traces"))
            .Build();
    }

    /// <summary>Sends what is there, for a few seconds at most, and ends.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
        _meter.Dispose();
    }

    // The exporter appends the paths of OTLP itself only to what comes from the environment.
    private static void Configure(OtlpExporterOptions options, Uri collector, bool overHttp, string path)
    {
        options.Protocol = overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = overHttp ? new Uri(collector, $"{collector.AbsolutePath.TrimEnd('/')}/{path}") : collector;
    }
}
