namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>One, <c>one</c>.</summary>
    public static readonly Unit<Dimensionless> One = Define<Dimensionless>("one", "one");

    /// <summary>Percent, <c>%</c>.</summary>
    public static readonly Unit<Dimensionless> Percent = Define<Dimensionless>("%", "percent", exponent: -2);

    /// <summary>Part per million, <c>ppm</c>.</summary>
    public static readonly Unit<Dimensionless> PartsPerMillion =
        Define<Dimensionless>("ppm", "part per million", exponent: -6);

    /// <summary>Part per billion, <c>ppb</c>.</summary>
    public static readonly Unit<Dimensionless> PartsPerBillion =
        Define<Dimensionless>("ppb", "part per billion", exponent: -9);

    /// <summary>Per mille, <c>‰</c>.</summary>
    public static readonly Unit<Dimensionless> Permille = Define<Dimensionless>("‰", "per mille", exponent: -3);

    /// <summary>Decibel, <c>dB</c>.</summary>
    public static readonly Unit<Dimensionless> Decibel = Define<Dimensionless>("dB", "decibel", isConvertible: false);

    /// <summary>Bit, <c>bit</c>.</summary>
    public static readonly Unit<DataAmount> Bit =
        Define<DataAmount>("bit", "bit", prefixes: PrefixRule.Metric | PrefixRule.Binary);

    /// <summary>Kilobit, <c>kbit</c>.</summary>
    public static readonly Unit<DataAmount> Kilobit = Bit.With(UnitPrefix.Kilo);

    /// <summary>Megabit, <c>Mbit</c>.</summary>
    public static readonly Unit<DataAmount> Megabit = Bit.With(UnitPrefix.Mega);

    /// <summary>Gigabit, <c>Gbit</c>.</summary>
    public static readonly Unit<DataAmount> Gigabit = Bit.With(UnitPrefix.Giga);

    /// <summary>Terabit, <c>Tbit</c>.</summary>
    public static readonly Unit<DataAmount> Terabit = Bit.With(UnitPrefix.Tera);

    /// <summary>Byte, <c>B</c>.</summary>
    public static readonly Unit<DataAmount> Byte =
        Define<DataAmount>("B", "byte", numerator: 8m, prefixes: PrefixRule.Metric | PrefixRule.Binary);

    /// <summary>Kilobyte, <c>kB</c>.</summary>
    public static readonly Unit<DataAmount> Kilobyte = Byte.With(UnitPrefix.Kilo);

    /// <summary>Megabyte, <c>MB</c>.</summary>
    public static readonly Unit<DataAmount> Megabyte = Byte.With(UnitPrefix.Mega);

    /// <summary>Gigabyte, <c>GB</c>.</summary>
    public static readonly Unit<DataAmount> Gigabyte = Byte.With(UnitPrefix.Giga);

    /// <summary>Terabyte, <c>TB</c>.</summary>
    public static readonly Unit<DataAmount> Terabyte = Byte.With(UnitPrefix.Tera);

    /// <summary>Petabyte, <c>PB</c>.</summary>
    public static readonly Unit<DataAmount> Petabyte = Byte.With(UnitPrefix.Peta);

    /// <summary>Kibibyte, <c>KiB</c>.</summary>
    public static readonly Unit<DataAmount> Kibibyte = Byte.With(UnitPrefix.Kibi);

    /// <summary>Mebibyte, <c>MiB</c>.</summary>
    public static readonly Unit<DataAmount> Mebibyte = Byte.With(UnitPrefix.Mebi);

    /// <summary>Gibibyte, <c>GiB</c>.</summary>
    public static readonly Unit<DataAmount> Gibibyte = Byte.With(UnitPrefix.Gibi);

    /// <summary>Tebibyte, <c>TiB</c>.</summary>
    public static readonly Unit<DataAmount> Tebibyte = Byte.With(UnitPrefix.Tebi);

    /// <summary>Pebibyte, <c>PiB</c>.</summary>
    public static readonly Unit<DataAmount> Pebibyte = Byte.With(UnitPrefix.Pebi);

    /// <summary>Octet, <c>o</c>.</summary>
    public static readonly Unit<DataAmount> Octet =
        Define<DataAmount>("o", "octet", numerator: 8m, prefixes: PrefixRule.Metric | PrefixRule.Binary);

    /// <summary>Bit per second, <c>bit/s</c>.</summary>
    public static readonly Unit<DataTransferRate> BitPerSecond =
        Define<DataTransferRate>("bit/s", "bit per second", prefixes: PrefixRule.Metric | PrefixRule.Binary, aliases: ["bps"]);

    /// <summary>Kilobit per second, <c>kbit/s</c>.</summary>
    public static readonly Unit<DataTransferRate> KilobitPerSecond = BitPerSecond.With(UnitPrefix.Kilo);

    /// <summary>Megabit per second, <c>Mbit/s</c>.</summary>
    public static readonly Unit<DataTransferRate> MegabitPerSecond = BitPerSecond.With(UnitPrefix.Mega);

    /// <summary>Gigabit per second, <c>Gbit/s</c>.</summary>
    public static readonly Unit<DataTransferRate> GigabitPerSecond = BitPerSecond.With(UnitPrefix.Giga);

    /// <summary>Terabit per second, <c>Tbit/s</c>.</summary>
    public static readonly Unit<DataTransferRate> TerabitPerSecond = BitPerSecond.With(UnitPrefix.Tera);

    /// <summary>Byte per second, <c>B/s</c>.</summary>
    public static readonly Unit<DataTransferRate> BytePerSecond =
        Define<DataTransferRate>("B/s", "byte per second", numerator: 8m, prefixes: PrefixRule.Metric | PrefixRule.Binary);

    /// <summary>Kilobyte per second, <c>kB/s</c>.</summary>
    public static readonly Unit<DataTransferRate> KilobytePerSecond = BytePerSecond.With(UnitPrefix.Kilo);

    /// <summary>Megabyte per second, <c>MB/s</c>.</summary>
    public static readonly Unit<DataTransferRate> MegabytePerSecond = BytePerSecond.With(UnitPrefix.Mega);

    /// <summary>Euro, <c>EUR</c>.</summary>
    public static readonly Unit<Currency> Euro = Define<Currency>("EUR", "euro", aliases: ["€"]);

    /// <summary>Euro per kilowatt hour, <c>EUR/kWh</c>.</summary>
    public static readonly Unit<EnergyPrice> EuroPerKilowattHour =
        Define<EnergyPrice>("EUR/kWh", "euro per kilowatt hour", aliases: ["€/kWh"]);

    /// <summary>Euro per megawatt hour, <c>EUR/MWh</c>.</summary>
    public static readonly Unit<EnergyPrice> EuroPerMegawattHour =
        Define<EnergyPrice>("EUR/MWh", "euro per megawatt hour", exponent: -3, aliases: ["€/MWh"]);

    /// <summary>Euro per litre, <c>EUR/l</c>.</summary>
    public static readonly Unit<VolumePrice> EuroPerLitre =
        Define<VolumePrice>("EUR/l", "euro per litre", aliases: ["EUR/L", "€/l", "€/L"]);

    /// <summary>Euro per cubic metre, <c>EUR/m³</c>.</summary>
    public static readonly Unit<VolumePrice> EuroPerCubicMetre =
        Define<VolumePrice>("EUR/m³", "euro per cubic metre", exponent: -3, aliases: ["EUR/m3", "€/m³", "€/m3"]);

    /// <summary>Euro per gallon (US), <c>EUR/gal</c>.</summary>
    public static readonly Unit<VolumePrice> EuroPerGallonUS =
        Define<VolumePrice>("EUR/gal", "euro per gallon (US)", denominator: 3.785411784m, aliases: ["€/gal"]);
}
