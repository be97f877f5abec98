namespace HomeBinding.GoECharger.Tests;

/// <summary>Replies of three families of boxes, written for these tests.</summary>
internal static class Replies
{
    /// <summary>HOME V3 while charging on three phases: whole volts, tenths of amperes, powers in steps.</summary>
    public const string V3 =
        """
        {"psm":2,"pnp":3,"car":2,"err":0,"alw":true,"amp":13,"ama":16,"mca":6,"cbl":20,"frc":0,"dwo":null,"trx":0,"wh":4210.25,"eto":987654,
        "pha":[true,true,true,true,true,true],"nrg":[229,231,230,2,12.9,13,12.8,2900,3000,2900,0,8890,99,99,98,0],"tma":[31.5,38],
        "modelStatus":15,"fwv":"055.7","typ":"go-eCharger","sse":"071234","oem":"go-e","var":11}
        """;

    /// <summary>Gemini V4, idle: floats with their noise, and a key that nobody asked for.</summary>
    public const string V4 =
        """
        {"car":1,"err":null,"alw":false,"amp":10,"ama":32,"mca":8,"cbl":null,"psm":0,"pnp":1,"pha":[false,false,false,true,true,true],
        "nrg":[233.4299927,232.8899994,234.1100006,0.25,0.038,0,0,4.900000095,0,0,0,0,12,0,0,0],"dwo":1500.5,"trx":null,"wh":0,"eto":1234567,
        "frc":1,"tma":[22.125,23.375],"modelStatus":4,"wifi":{"ssid":"x","rssi":[-60,-61]},"fwv":"59.4","typ":"go-eCharger_V4","sse":"400100","oem":"go-e","var":22}
        """;

    /// <summary>PRO: what it does not know is null, also within arrays.</summary>
    public const string Pro =
        """
        {"cbl":null,"psm":1,"pnp":null,"car":4,"err":14,"alw":false,"amp":6,"ama":32,"mca":6,"pha":[false,false,false,true,true,true],"dwo":null,
        "trx":3,"nrg":[230.5,null,229.5,0,0,0,0,null,0,0,0,-312.5,0,0,0,0],"tma":[null,22.25,24.5,null],"wh":18000.125,"eto":65000,"frc":2,
        "modelStatus":6,"fwv":"60.4","typ":"go-eCharger_Phoenix","sse":"900001","oem":null,"var":22}
        """;
}
