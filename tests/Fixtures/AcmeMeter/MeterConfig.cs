using HomeBinding.Configuration;

namespace AcmeMeter;

public sealed record MeterConfig
{
    [ConfigParameter(Label = "Address")]
    public required string Host { get; init; }

    [ConfigParameter(Minimum = 1, Maximum = 65535)]
    public int Port { get; init; } = 7007;

    [ConfigParameter(Unit = "ms", Minimum = 10)]
    public int Interval { get; init; } = 1000;
}
