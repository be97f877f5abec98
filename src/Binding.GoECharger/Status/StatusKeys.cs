namespace HomeBinding.GoECharger;

/// <summary>The keys of <c>/api/status</c> that the binding understands.</summary>
[Flags]
internal enum StatusKeys
{
    None = 0,
    Amp = 1 << 0,
    Ama = 1 << 1,
    Mca = 1 << 2,
    Psm = 1 << 3,
    Pnp = 1 << 4,
    Car = 1 << 5,
    Err = 1 << 6,
    Dwo = 1 << 7,
    Wh = 1 << 8,
    Eto = 1 << 9,
    Cbl = 1 << 10,
    Frc = 1 << 11,
    Trx = 1 << 12,
    ModelStatus = 1 << 13,
    Var = 1 << 14,
    Alw = 1 << 15,
    Pha = 1 << 16,
    Nrg = 1 << 17,
    Tma = 1 << 18,
    Sse = 1 << 19,
    Typ = 1 << 20,
    Fwv = 1 << 21,
    Oem = 1 << 22,

    /// <summary>What does not change while the box runs. Asked for on first contact, after each failure and now and then.</summary>
    Constants = Sse | Typ | Var | Fwv | Oem,
}
