namespace HomeBinding.Things;

/// <summary>Names of the properties that things report about their device (openHAB's <c>Thing.PROPERTY_*</c>).</summary>
public static class ThingProperties
{
    /// <summary>The device's serial number.</summary>
    public const string SerialNumber = "serialNumber";

    /// <summary>The version of its firmware.</summary>
    public const string FirmwareVersion = "firmwareVersion";

    /// <summary>The version of its hardware.</summary>
    public const string HardwareVersion = "hardwareVersion";

    /// <summary>The model.</summary>
    public const string ModelId = "modelId";

    /// <summary>Who makes it.</summary>
    public const string Vendor = "vendor";

    /// <summary>Its MAC address.</summary>
    public const string MacAddress = "macAddress";
}
