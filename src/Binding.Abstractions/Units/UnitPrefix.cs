namespace HomeBinding.Units;

/// <summary>Which prefixes a unit takes.</summary>
[Flags]
internal enum PrefixRule
{
    None = 0,
    Metric = 1,
    Binary = 2,
}

/// <summary>A prefix such as <c>k</c> (10³) or <c>Ki</c> (2¹⁰).</summary>
internal sealed class UnitPrefix
{
    internal static readonly UnitPrefix Kilo = Metric("k", "kilo", 3);
    internal static readonly UnitPrefix Mega = Metric("M", "mega", 6);
    internal static readonly UnitPrefix Giga = Metric("G", "giga", 9);
    internal static readonly UnitPrefix Tera = Metric("T", "tera", 12);
    internal static readonly UnitPrefix Peta = Metric("P", "peta", 15);
    internal static readonly UnitPrefix Hecto = Metric("h", "hecto", 2);
    internal static readonly UnitPrefix Deci = Metric("d", "deci", -1);
    internal static readonly UnitPrefix Centi = Metric("c", "centi", -2);
    internal static readonly UnitPrefix Milli = Metric("m", "milli", -3);
    internal static readonly UnitPrefix Micro = Metric("\u00B5", "micro", -6, "\u03BC", "u");
    internal static readonly UnitPrefix Nano = Metric("n", "nano", -9);
    internal static readonly UnitPrefix Pico = Metric("p", "pico", -12);
    internal static readonly UnitPrefix Kibi = Binary("Ki", "kibi", 10);
    internal static readonly UnitPrefix Mebi = Binary("Mi", "mebi", 20);
    internal static readonly UnitPrefix Gibi = Binary("Gi", "gibi", 30);
    internal static readonly UnitPrefix Tebi = Binary("Ti", "tebi", 40);
    internal static readonly UnitPrefix Pebi = Binary("Pi", "pebi", 50);

    internal static readonly UnitPrefix[] All =
    [
        Kibi, Mebi, Gibi, Tebi, Pebi, Binary("Ei", "exbi", 60),
        Kilo, Mega, Giga, Tera, Peta, Hecto, Deci, Centi, Milli, Micro, Nano, Pico,
        Metric("da", "deca", 1), Metric("E", "exa", 18), Metric("Z", "zetta", 21), Metric("Y", "yotta", 24),
        Metric("f", "femto", -15), Metric("a", "atto", -18), Metric("z", "zepto", -21), Metric("y", "yocto", -24),
    ];

    private UnitPrefix(PrefixRule rule, string symbol, string name, int exponent, string[] aliases)
    {
        Rule = rule;
        Symbol = symbol;
        Name = name;
        Exponent = exponent;
        Spellings = [symbol, .. aliases];
    }

    internal PrefixRule Rule { get; }

    internal string Symbol { get; }

    internal string Name { get; }

    internal string[] Spellings { get; }

    /// <summary>The power of ten of a metric prefix, the power of two of a binary one.</summary>
    internal int Exponent { get; }

    private static UnitPrefix Metric(string symbol, string name, int exponent, params string[] aliases) =>
        new(PrefixRule.Metric, symbol, name, exponent, aliases);

    private static UnitPrefix Binary(string symbol, string name, int exponent) =>
        new(PrefixRule.Binary, symbol, name, exponent, []);
}
