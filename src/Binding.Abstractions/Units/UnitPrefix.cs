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
    internal static readonly UnitPrefix[] All =
    [
        Binary("Ki", "kibi", 10), Binary("Mi", "mebi", 20), Binary("Gi", "gibi", 30),
        Binary("Ti", "tebi", 40), Binary("Pi", "pebi", 50), Binary("Ei", "exbi", 60),
        Metric("k", "kilo", 3), Metric("M", "mega", 6), Metric("G", "giga", 9), Metric("T", "tera", 12),
        Metric("P", "peta", 15), Metric("E", "exa", 18), Metric("Z", "zetta", 21), Metric("Y", "yotta", 24),
        Metric("h", "hecto", 2), Metric("da", "deca", 1), Metric("d", "deci", -1), Metric("c", "centi", -2),
        Metric("m", "milli", -3), Metric("\u00B5", "micro", -6, "\u03BC", "u"), Metric("n", "nano", -9),
        Metric("p", "pico", -12), Metric("f", "femto", -15), Metric("a", "atto", -18), Metric("z", "zepto", -21),
        Metric("y", "yocto", -24),
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

    internal static UnitPrefix BySymbol(string symbol) =>
        Array.Find(All, prefix => prefix.Symbol == symbol)
        ?? throw new ArgumentException($"There is no prefix {symbol}.", nameof(symbol));

    private static UnitPrefix Metric(string symbol, string name, int exponent, params string[] aliases) =>
        new(PrefixRule.Metric, symbol, name, exponent, aliases);

    private static UnitPrefix Binary(string symbol, string name, int exponent) =>
        new(PrefixRule.Binary, symbol, name, exponent, []);
}
