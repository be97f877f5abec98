namespace HomeBinding.Simulator.GoECharger;

/// <summary>The record types that the responder knows.</summary>
internal enum MdnsType
{
    A = 1,
    Ptr = 12,
    Txt = 16,
    Srv = 33,
    Any = 255,
}
