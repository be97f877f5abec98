using HomeBinding.Configuration;

namespace HomeBinding.Binding.Abstractions.Tests.Configuration;

public sealed class ConfigDescriptionTests
{
    private static readonly ConfigDescription Description = ConfigDescription.Of<Config>();

    [Fact]
    public void Of_ReadsNameTypeRequiredAndDefault() => Assert.Equal(
        [
            ("host", ParameterType.Text, true, null), ("port", ParameterType.Integer, false, 80m), ("big", ParameterType.Integer, false, 5_000_000_000m),
            ("factor", ParameterType.Decimal, false, 1.5m), ("ratio", ParameterType.Decimal, false, 0.25m), ("secure", ParameterType.Boolean, false, true),
            ("limit", ParameterType.Integer, false, null), ("flag", ParameterType.Boolean, false, null), ("mode", ParameterType.Text, false, "slow"), ("phases", ParameterType.Decimal, false, 1m),
        ],
        Description.Parameters.Select(each => (each.Name, each.Type, each.Required, each.Default)));

    [Fact]
    public void Bind_OnlyWhatIsRequired_TakesTheDefaults()
    {
        var config = Bind(("host", "box"));

        Assert.Equal(new Config { Host = "box" }, config);
    }

    [Fact]
    public void Bind_Everything_FromValuesAsFilesGiveThem()
    {
        var config = Bind(("host", "box"), ("port", 8080m), ("big", 1L), ("factor", 2.25m), ("ratio", "1e-3"), ("secure", "false"), ("limit", (ushort)7), ("flag", true), ("mode", "fast"), ("phases", "3.0"));

        Assert.Equal(new Config { Host = "box", Port = 8080, Big = 1, Factor = 2.25m, Ratio = 0.001, Secure = false, Limit = 7, Flag = true, Mode = "fast", Phases = 3m }, config);
    }

    [Theory]
    [InlineData("host", null, "'host' is required.")]
    [InlineData("host", "a b", "'host' is 'a b'; expected a host name.")]
    [InlineData("host", "box\n", "'host' is 'box\n'; expected a host name.")]
    [InlineData("host", "", "'host' needs at least 1 characters.")]
    [InlineData("host", "a-name-that-is-too-long", "'host' has more than 10 characters.")]
    [InlineData("port", 0, "'port' is 0 s; the least is 1 s.")]
    [InlineData("port", 65536, "'port' is 65536 s; the most is 65535 s.")]
    [InlineData("port", "many", "'port' is 'many'; expected a whole number in s.")]
    [InlineData("port", 1.5, "'port' is 1.5; expected a whole number.")]
    [InlineData("port", true, "'port' is 'True'; expected a whole number in s.")]
    [InlineData("limit", 3_000_000_000L, "'limit' is 3000000000; that is too large.")]
    [InlineData("factor", double.NaN, "'factor' is 'NaN'; expected a number.")]
    [InlineData("factor", 1e300, "'factor' is '1E+300'; expected a number.")]
    [InlineData("factor", "1,5", "'factor' is '1,5'; expected a number.")]
    [InlineData("secure", "yes", "'secure' is 'yes'; expected true or false.")]
    [InlineData("secure", 1, "'secure' is '1'; expected true or false.")]
    [InlineData("mode", "medium", "'mode' is 'medium'; expected one of slow, fast.")]
    [InlineData("phases", 2, "'phases' is '2'; expected one of 1, 3.")]
    [InlineData("prot", 80, "There is no parameter 'prot'. Known: host, port, big, factor, ratio, secure, limit, flag, mode, phases.")]
    public void Bind_WhatIsWrong_SaysWhatIsExpected(string name, object? value, string expected)
    {
        var values = new Dictionary<string, object?> { ["host"] = "box", [name] = value };

        var config = Description.Bind<Config>(values, out var errors);

        Assert.Null(config);
        Assert.Equal(new ConfigError(name, expected), Assert.Single(errors));
    }

    [Fact]
    public void Bind_SeveralErrors_SaysAll()
    {
        Description.Bind<Config>(new Dictionary<string, object?> { ["port"] = 0, ["secure"] = "x" }, out var errors);

        Assert.Equal(["host", "port", "secure"], errors.Select(each => each.Parameter));
    }

    [Fact]
    public void Bind_APatternThatTakesForEver_IsAnErrorInTime()
    {
        var description = ConfigDescription.Of<SlowPattern>();

        var config = description.Bind<SlowPattern>(new Dictionary<string, object?> { ["text"] = new string('a', 40) + "!" }, out var errors);

        Assert.Null(config);
        Assert.Single(errors);
    }

    [Fact]
    public void Of_APropertyOfNoParameterType_IsNotSupported() => Assert.Throws<NotSupportedException>(ConfigDescription.Of<Wrong>);

    private static Config? Bind(params (string Name, object? Value)[] values)
    {
        var config = Description.Bind<Config>(values.ToDictionary(each => each.Name, each => each.Value), out var errors);
        Assert.Empty(errors);
        return config;
    }

    private sealed record Config
    {
        [ConfigParameter(Pattern = "[a-z-]*", PatternHint = "a host name", Minimum = 1, Maximum = 10)]
        public required string Host { get; init; }

        [ConfigParameter(Minimum = 1, Maximum = 65535, Unit = "s")]
        public int Port { get; init; } = 80;

        [ConfigParameter]
        public long Big { get; init; } = 5_000_000_000;

        [ConfigParameter]
        public decimal Factor { get; init; } = 1.5m;

        [ConfigParameter]
        public double Ratio { get; init; } = 0.25;

        [ConfigParameter]
        public bool Secure { get; init; } = true;

        [ConfigParameter]
        public int? Limit { get; init; }

        [ConfigParameter]
        public bool? Flag { get; init; }

        [ConfigParameter(Options = ["slow", "fast"])]
        public string Mode { get; init; } = "slow";

        [ConfigParameter(Options = ["1", "3"])]
        public decimal Phases { get; init; } = 1;

        public string NoParameter { get; init; } = "";
    }

    private sealed record SlowPattern
    {
        [ConfigParameter(Pattern = "(a+)+")]
        public string Text { get; init; } = "a";
    }

    private sealed record Wrong
    {
        [ConfigParameter]
        public TimeSpan Span { get; init; }
    }
}
