using HomeBinding.Polling;
using HomeBinding.Things;

namespace HomeBinding.GoECharger;

/// <summary>Who answers at the charger's address.</summary>
internal static class ChargerIdentity
{
    private const string DefaultVendor = "go-e";

    /// <summary>Throws if what answered is no charger.</summary>
    public static void Check(ChargerStatus status, string authority)
    {
        if (status.Type is { } type && type.Contains("controller", StringComparison.OrdinalIgnoreCase))
            throw new DeviceException(ThingStatusDetail.ConfigurationError, $"The device at {authority} is a go-e Controller, not a charger. Set 'ip' to the charger's address.");
        if ((status.Present & (StatusKeys.Sse | StatusKeys.Typ | StatusKeys.Fwv | StatusKeys.Car)) == 0)
            throw NotAStatus(authority);
    }

    /// <summary>Throws if the charger is another one than the configuration says.</summary>
    public static void CheckSerial(ChargerStatus status, string expected, string authority)
    {
        if (status.Serial is not { } serial)
            throw new DeviceException($"The device at {authority} does not tell its serial number, so it is not known to be the charger {expected}.");
        // Files may write the number without its leading zeros.
        if (!serial.TrimStart('0').Equals(expected.Trim().TrimStart('0'), StringComparison.OrdinalIgnoreCase))
            throw new DeviceException(
                ThingStatusDetail.ConfigurationError,
                $"The charger at {authority} has the serial number {serial}, not {expected}. Correct 'ip' or 'serial'; until then it gets no commands.");
    }

    /// <summary>Reports what the charger says of itself.</summary>
    public static void Report(ChargerStatus status, IThingContext context)
    {
        context.SetProperty(ThingProperties.SerialNumber, status.Serial);
        context.SetProperty(ThingProperties.FirmwareVersion, status.Firmware);
        context.SetProperty(ThingProperties.ModelId, status.Type);
        context.SetProperty(ThingProperties.Vendor, status.Vendor ?? DefaultVendor);
    }

    /// <summary>Something else than a charger answered.</summary>
    public static DeviceException NotAStatus(string authority) =>
        new($"The device at {authority} answered, but not with a go-e status: is this the charger's address?");
}
