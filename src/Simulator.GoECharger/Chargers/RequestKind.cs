namespace HomeBinding.Simulator.GoECharger;

internal enum RequestKind
{
    Other,
    Status,
    Set,
}
