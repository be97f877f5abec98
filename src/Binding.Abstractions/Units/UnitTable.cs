using System.Globalization;

namespace HomeBinding.Units;

/// <summary>
/// The catalogue as text, one unit a line: symbol; name; factor; prefixes; other spellings.
/// Text, because creating a typed object per unit loads a generic type per dimension, which takes longer than
/// the rest of a cold start may; units become objects when first asked for.
/// </summary>
/// <remarks>
/// Factor: what one unit is in the base of its dimension, as number, fraction, with <c>+shift</c> added to the value
/// first, or <c>inverse</c> for a count of the reciprocal; <c>none</c> for a unit that no ratio connects with others.
/// Prefixes: <c>metric</c> or <c>binary</c> (which includes metric), with the power they are raised to, and the ones
/// to list among the units of the dimension. U+03BC, U+2126 and the like are spellings that look the same.
/// </remarks>
internal static class UnitTable
{
    private const string Text = """
        [Acceleration]
        m/s²; metre per square second; 1; metric; m/s2
        gₙ; standard gravity; 9.80665; ; gn g_n
        [AmountOfSubstance]
        mol; mole; 1; metric
        °dH; German degree of water hardness; none
        [Angle]
        °; degree; 1; ; deg º
        rad; radian; 57.29577951308232087679815481; metric
        '; arc minute; 1/60; ; ′ arcmin
        ''; arc second; 1/3600; ; ″ arcsec
        [Area]
        m²; square metre; 1; metric² k c m; m2
        ha; hectare; 1e4
        in²; square inch; 0.00064516; ; in2
        ft²; square foot; 0.09290304; ; ft2
        ac; acre; 4046.8564224
        [ArealDensity]
        DU; Dobson unit; 0.4462e-3
        mol/m²; mole per square metre; 1; metric; mol/m2
        [CalorificValue]
        J/m³; joule per cubic metre; 1; metric; J/m3
        Wh/m³; watt hour per cubic metre; 3600; metric k; Wh/m3
        [CatalyticActivity]
        kat; katal; 1; metric
        [Currency]
        EUR; euro; 1; ; €
        [DataAmount]
        bit; bit; 1; binary k M G T
        B; byte; 8; binary k M G T P Ki Mi Gi Ti Pi
        o; octet; 8; binary
        [DataTransferRate]
        bit/s; bit per second; 1; binary k M G T; bps
        B/s; byte per second; 8; binary k M
        [Density]
        g/m³; gram per cubic metre; 1; metric k m µ; g/m3
        g/l; gram per litre; 1e3; metric; g/L
        g/cm³; gram per cubic centimetre; 1e6; metric; g/cm3
        [Dimensionless]
        one; one; 1
        %; percent; 1e-2
        ppm; part per million; 1e-6
        ppb; part per billion; 1e-9
        ‰; per mille; 1e-3
        dB; decibel; none
        [ElectricCapacitance]
        F; farad; 1; metric µ
        [ElectricCharge]
        C; coulomb; 1; metric
        Ah; ampere hour; 3600; metric m
        [ElectricConductance]
        S; siemens; 1; metric
        [ElectricConductivity]
        S/m; siemens per metre; 1; metric
        S/cm; siemens per centimetre; 1e2; metric µ m
        [ElectricCurrent]
        A; ampere; 1; metric m k µ
        [ElectricInductance]
        H; henry; 1; metric
        [ElectricPotential]
        V; volt; 1; metric m k
        [ElectricResistance]
        Ω; ohm; 1; metric m k M; Ω Ohm ohm
        [EmissionIntensity]
        g/kWh; gram per kilowatt hour; 1; metric
        [Energy]
        J; joule; 1; metric k M
        Ws; watt second; 1; metric
        Wh; watt hour; 3600; metric k M G
        VAh; volt-ampere hour; 3600; metric
        varh; volt-ampere reactive hour; 3600; metric k; VArh
        cal; thermochemical calorie; 4.184; metric k
        eV; electronvolt; 1.602176634e-19; metric
        Btu; British thermal unit; 1055.05585262; ; BTU
        [EnergyPrice]
        EUR/kWh; euro per kilowatt hour; 1; ; €/kWh
        EUR/MWh; euro per megawatt hour; 1e-3; ; €/MWh
        [Force]
        N; newton; 1; metric
        lbf; pound-force; 4.4482216152605
        [Frequency]
        Hz; hertz; 1; metric k M G
        rpm; revolution per minute; 1/60; ; 1/min r/min
        [Illuminance]
        lx; lux; 1; metric k
        [Intensity]
        W/m²; watt per square metre; 1; metric k; W/m2
        W/cm²; watt per square centimetre; 1e4; metric µ; W/cm2
        [Length]
        m; metre; 1; metric k d c m µ n
        in; inch; 0.0254; ; "
        ft; foot; 0.3048
        yd; yard; 0.9144
        ch; chain; 20.1168
        fur; furlong; 201.168
        mi; mile; 1609.344
        nmi; nautical mile; 1852
        lea; league; 4828.032
        [LuminousFlux]
        lm; lumen; 1; metric
        [LuminousIntensity]
        cd; candela; 1; metric
        [MagneticFlux]
        Wb; weber; 1; metric
        [MagneticFluxDensity]
        T; tesla; 1; metric
        [Mass]
        g; gram; 1; metric k m µ
        t; tonne; 1e6; metric
        lb; pound; 453.59237; ; lbs
        oz; ounce; 28.349523125
        st; stone; 6350.29318
        gr; grain; 0.06479891
        [Power]
        W; watt; 1; metric m k M G
        VA; volt-ampere; 1; metric k
        var; volt-ampere reactive; 1; metric k; VAr VAR
        hp; mechanical horsepower; 745.69987158227022
        dBm; decibel-milliwatt; none
        [Pressure]
        Pa; pascal; 1; metric h k M
        bar; bar; 1e5; metric m
        mmHg; millimetre of mercury; 133.322387415
        inHg; inch of mercury; 3386.388640341
        psi; pound per square inch; 4.4482216152605/0.00064516
        atm; standard atmosphere; 101325
        Torr; torr; 101325/760
        [RadiantExposure]
        J/m²; joule per square metre; 1; metric; J/m2
        [RadiationDoseAbsorbed]
        Gy; gray; 1; metric
        [RadiationDoseEffective]
        Sv; sievert; 1; metric µ
        [RadiationDoseRate]
        Sv/h; sievert per hour; 1; metric µ
        [RadiationSpecificActivity]
        Bq/m³; becquerel per cubic metre; 1; metric; Bq/m3
        [Radioactivity]
        Bq; becquerel; 1; metric
        Ci; curie; 37e9; metric
        [SolidAngle]
        sr; steradian; 1; metric
        [Speed]
        m/s; metre per second; 1; metric m
        km/h; kilometre per hour; 1000/3600; ; kph kmh
        m/h; metre per hour; 1/3600
        mm/h; millimetre per hour; 1/3600000
        mph; mile per hour; 1609.344/3600; ; mi/h
        in/h; inch per hour; 0.0254/3600
        ft/s; foot per second; 0.3048
        kn; knot; 1852/3600; ; kt
        [Temperature]
        K; kelvin; 1; metric; K
        °C; degree Celsius; 1 +273.15; ; C ºC ℃
        °F; degree Fahrenheit; 5/9 +459.67; ; F ºF ℉
        mired; mired; 1000000 inverse
        [Time]
        s; second; 1; metric m µ n; sec
        min; minute; 60
        h; hour; 3600
        d; day; 86400; ; day
        week; week; 604800; ; wk
        mo; month (a twelfth of a year); 2629746; ; month
        y; year (365.2425 days); 31556952; ; year
        [Volume]
        m³; cubic metre; 1; metric³ d c; m3
        l; litre; 1e-3; metric m c d h; L
        gal; gallon (US); 0.003785411784
        ft³; cubic foot; 0.028316846592; ; ft3
        in³; cubic inch; 0.000016387064; ; in3
        [VolumePrice]
        EUR/l; euro per litre; 1; ; EUR/L €/l €/L
        EUR/m³; euro per cubic metre; 1e-3; ; EUR/m3 €/m³ €/m3
        EUR/gal; euro per gallon (US); 1/3.785411784; ; €/gal
        [VolumetricFlowRate]
        m³/s; cubic metre per second; 1; ; m3/s
        m³/min; cubic metre per minute; 1/60; ; m3/min
        m³/h; cubic metre per hour; 1/3600; ; m3/h
        m³/d; cubic metre per day; 1/86400; ; m3/d
        l/s; litre per second; 1e-3; metric; L/s
        l/min; litre per minute; 1e-3/60; metric; L/min
        l/h; litre per hour; 1e-3/3600; metric; L/h
        gal/min; gallon (US) per minute; 0.003785411784/60
        ft³/min; cubic foot per minute; 0.028316846592/60; ; ft3/min cfm
        """;

    internal static List<UnitDefinition> Read()
    {
        var definitions = new List<UnitDefinition>(256);
        var dimension = Dimensions.Dimensionless;
        foreach (var line in Text.Split('\n'))
        {
            if (line[0] == '[')
            {
                dimension = Dimensions.ByName[line[1..^1]];
            }
            else
            {
                Read(line.Split(';', StringSplitOptions.TrimEntries), dimension, definitions);
            }
        }

        return definitions;
    }

    private static void Read(string[] cells, Dimension dimension, List<UnitDefinition> definitions)
    {
        var prefixes = Cell(cells, 3).Split(' ');
        var definition = new UnitDefinition
        {
            Dimension = dimension,
            Symbol = cells[0],
            Name = cells[1],
            Scale = ReadScale(cells[2]),
            IsConvertible = cells[2] != "none",
            Prefixes = ReadRule(prefixes[0]),
            PrefixPower = prefixes[0].EndsWith('²') ? 2 : prefixes[0].EndsWith('³') ? 3 : 1,
            Aliases = Cell(cells, 4) is { Length: > 0 } aliases ? Array.AsReadOnly(aliases.Split(' ')) : [],
        };
        definitions.Add(definition);
        foreach (var symbol in prefixes.AsSpan(1))
        {
            definitions.Add(definition.With(UnitPrefix.BySymbol(symbol)));
        }
    }

    private static string Cell(string[] cells, int index) => index < cells.Length ? cells[index] : "";

    private static PrefixRule ReadRule(string text) => text switch
    {
        "" => PrefixRule.None,
        "binary" => PrefixRule.Metric | PrefixRule.Binary,
        _ => PrefixRule.Metric,
    };

    private static UnitScale ReadScale(string text)
    {
        if (text == "none")
        {
            return new UnitScale(1m, 1m, 0, 0m, IsInverse: false);
        }

        var words = text.Split(' ');
        var terms = words[0].Split('/');
        var factors = terms[0].Split('e');
        return new UnitScale(
            Number(factors[0]),
            terms.Length > 1 ? Number(terms[1]) : 1m,
            factors.Length > 1 ? int.Parse(factors[1], CultureInfo.InvariantCulture) : 0,
            words.Length > 1 && words[1][0] == '+' ? Number(words[1][1..]) : 0m,
            IsInverse: words.Length > 1 && words[1] == "inverse");
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
