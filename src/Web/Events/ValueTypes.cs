using HomeBinding.Values;

namespace HomeBinding.Web.Events;

/// <summary>openHAB's names of the types of states and commands, as events carry them: the class's name without <c>Type</c>.</summary>
internal static class ValueTypes
{
    public static string Of(object value) => value switch
    {
        OnOff => "OnOff",
        OpenClosed => "OpenClosed",
        UpDown => "UpDown",
        StopMove => "StopMove",
        PlayPause => "PlayPause",
        RewindFastforward => "RewindFastforward",
        NextPrevious => "NextPrevious",
        IncreaseDecrease => "IncreaseDecrease",
        PercentValue => "Percent",
        Quantity => "Quantity",
        DecimalValue => "Decimal",
        HsbValue => "HSB",
        DateTimeValue => "DateTime",
        PointValue => "Point",
        StringListValue => "StringList",
        RawValue => "Raw",
        UnDef => "UnDef",
        Refresh => "Refresh",
        _ => "String",
    };
}
