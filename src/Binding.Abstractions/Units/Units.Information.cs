namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>One, <c>one</c>.</summary>
    public static Unit<Dimensionless> One => field ??= Get<Dimensionless>("one");

    /// <summary>Percent, <c>%</c>.</summary>
    public static Unit<Dimensionless> Percent => field ??= Get<Dimensionless>("%");

    /// <summary>Part per million, <c>ppm</c>.</summary>
    public static Unit<Dimensionless> PartsPerMillion => field ??= Get<Dimensionless>("ppm");

    /// <summary>Part per billion, <c>ppb</c>.</summary>
    public static Unit<Dimensionless> PartsPerBillion => field ??= Get<Dimensionless>("ppb");

    /// <summary>Per mille, <c>‰</c>.</summary>
    public static Unit<Dimensionless> Permille => field ??= Get<Dimensionless>("‰");

    /// <summary>Decibel, <c>dB</c>.</summary>
    public static Unit<Dimensionless> Decibel => field ??= Get<Dimensionless>("dB");

    /// <summary>Bit, <c>bit</c>.</summary>
    public static Unit<DataAmount> Bit => field ??= Get<DataAmount>("bit");

    /// <summary>Kilobit, <c>kbit</c>.</summary>
    public static Unit<DataAmount> Kilobit => field ??= Get<DataAmount>("kbit");

    /// <summary>Megabit, <c>Mbit</c>.</summary>
    public static Unit<DataAmount> Megabit => field ??= Get<DataAmount>("Mbit");

    /// <summary>Gigabit, <c>Gbit</c>.</summary>
    public static Unit<DataAmount> Gigabit => field ??= Get<DataAmount>("Gbit");

    /// <summary>Terabit, <c>Tbit</c>.</summary>
    public static Unit<DataAmount> Terabit => field ??= Get<DataAmount>("Tbit");

    /// <summary>Byte, <c>B</c>.</summary>
    public static Unit<DataAmount> Byte => field ??= Get<DataAmount>("B");

    /// <summary>Kilobyte, <c>kB</c>.</summary>
    public static Unit<DataAmount> Kilobyte => field ??= Get<DataAmount>("kB");

    /// <summary>Megabyte, <c>MB</c>.</summary>
    public static Unit<DataAmount> Megabyte => field ??= Get<DataAmount>("MB");

    /// <summary>Gigabyte, <c>GB</c>.</summary>
    public static Unit<DataAmount> Gigabyte => field ??= Get<DataAmount>("GB");

    /// <summary>Terabyte, <c>TB</c>.</summary>
    public static Unit<DataAmount> Terabyte => field ??= Get<DataAmount>("TB");

    /// <summary>Petabyte, <c>PB</c>.</summary>
    public static Unit<DataAmount> Petabyte => field ??= Get<DataAmount>("PB");

    /// <summary>Kibibyte, <c>KiB</c>.</summary>
    public static Unit<DataAmount> Kibibyte => field ??= Get<DataAmount>("KiB");

    /// <summary>Mebibyte, <c>MiB</c>.</summary>
    public static Unit<DataAmount> Mebibyte => field ??= Get<DataAmount>("MiB");

    /// <summary>Gibibyte, <c>GiB</c>.</summary>
    public static Unit<DataAmount> Gibibyte => field ??= Get<DataAmount>("GiB");

    /// <summary>Tebibyte, <c>TiB</c>.</summary>
    public static Unit<DataAmount> Tebibyte => field ??= Get<DataAmount>("TiB");

    /// <summary>Pebibyte, <c>PiB</c>.</summary>
    public static Unit<DataAmount> Pebibyte => field ??= Get<DataAmount>("PiB");

    /// <summary>Octet, <c>o</c>.</summary>
    public static Unit<DataAmount> Octet => field ??= Get<DataAmount>("o");

    /// <summary>Bit per second, <c>bit/s</c>.</summary>
    public static Unit<DataTransferRate> BitPerSecond => field ??= Get<DataTransferRate>("bit/s");

    /// <summary>Kilobit per second, <c>kbit/s</c>.</summary>
    public static Unit<DataTransferRate> KilobitPerSecond => field ??= Get<DataTransferRate>("kbit/s");

    /// <summary>Megabit per second, <c>Mbit/s</c>.</summary>
    public static Unit<DataTransferRate> MegabitPerSecond => field ??= Get<DataTransferRate>("Mbit/s");

    /// <summary>Gigabit per second, <c>Gbit/s</c>.</summary>
    public static Unit<DataTransferRate> GigabitPerSecond => field ??= Get<DataTransferRate>("Gbit/s");

    /// <summary>Terabit per second, <c>Tbit/s</c>.</summary>
    public static Unit<DataTransferRate> TerabitPerSecond => field ??= Get<DataTransferRate>("Tbit/s");

    /// <summary>Byte per second, <c>B/s</c>.</summary>
    public static Unit<DataTransferRate> BytePerSecond => field ??= Get<DataTransferRate>("B/s");

    /// <summary>Kilobyte per second, <c>kB/s</c>.</summary>
    public static Unit<DataTransferRate> KilobytePerSecond => field ??= Get<DataTransferRate>("kB/s");

    /// <summary>Megabyte per second, <c>MB/s</c>.</summary>
    public static Unit<DataTransferRate> MegabytePerSecond => field ??= Get<DataTransferRate>("MB/s");

    /// <summary>Euro, <c>EUR</c>.</summary>
    public static Unit<Currency> Euro => field ??= Get<Currency>("EUR");

    /// <summary>Euro per kilowatt hour, <c>EUR/kWh</c>.</summary>
    public static Unit<EnergyPrice> EuroPerKilowattHour => field ??= Get<EnergyPrice>("EUR/kWh");

    /// <summary>Euro per megawatt hour, <c>EUR/MWh</c>.</summary>
    public static Unit<EnergyPrice> EuroPerMegawattHour => field ??= Get<EnergyPrice>("EUR/MWh");

    /// <summary>Euro per litre, <c>EUR/l</c>.</summary>
    public static Unit<VolumePrice> EuroPerLitre => field ??= Get<VolumePrice>("EUR/l");

    /// <summary>Euro per cubic metre, <c>EUR/m³</c>.</summary>
    public static Unit<VolumePrice> EuroPerCubicMetre => field ??= Get<VolumePrice>("EUR/m³");

    /// <summary>Euro per gallon (US), <c>EUR/gal</c>.</summary>
    public static Unit<VolumePrice> EuroPerGallonUS => field ??= Get<VolumePrice>("EUR/gal");
}
