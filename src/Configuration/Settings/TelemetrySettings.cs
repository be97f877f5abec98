namespace HomeBinding.Configuration.Settings;

/// <summary>Where metrics and traces are sent.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The collector's address, e.g. <c>http://127.0.0.1:4317</c>; null to send nothing.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>True for OTLP as HTTP with protobuf, false for gRPC.</summary>
    public bool OverHttp { get; init; }
}
