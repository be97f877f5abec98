using HomeBinding.Configuration;

namespace HomeBinding.Binding.Abstractions.Tests.Configuration;

/// <summary>Every attribute of openHAB's config descriptions.</summary>
public sealed class ConfigAttributeTests
{
    private static readonly ConfigDescription Description = ConfigDescription.Of<Config>();

    public static TheoryData<string, string?, string?> Attributes
    {
        get
        {
            var all = Parameter("all");
            var list = Parameter("list");
            return new TheoryData<string, string?, string?>
            {
                { "groupName", "net", all.GroupName },
                { "min", "1", all.Minimum?.ToString() },
                { "max", "100", all.Maximum?.ToString() },
                { "step", "0.5", all.Step?.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                { "pattern", "[a-z]+", Parameter("word").Pattern },
                { "required", "True", Parameter("word").Required.ToString() },
                { "readOnly", "True", all.ReadOnly.ToString() },
                { "multiple", "True", list.Multiple.ToString() },
                { "multipleLimit", "2", list.MultipleLimit?.ToString() },
                { "unit", "s", all.Unit },
                { "unitLabel", "ticks", all.UnitLabel },
                { "context", "time", all.Context },
                { "default", "5", all.Default?.ToString() },
                { "label", "All", all.Label },
                { "description", "All of it.", all.Description },
                { "options", "1=one,7=seven", string.Join(',', all.Options.Select(each => $"{each}={all.OptionLabels[each]}")) },
                { "limitToOptions", "False", all.LimitToOptions.ToString() },
                { "limitToOptions of openHAB's default", "True", list.LimitToOptions.ToString() },
                { "filter", "type=Switch", string.Join(',', all.Filter.Select(each => $"{each.Key}={each.Value}")) },
                { "advanced", "True", all.Advanced.ToString() },
                { "verify", "True", all.Verify.ToString() },
                { "parameter-group name", "net", Description.Groups[0].Name },
                { "parameter-group label", "Network", Description.Groups[0].Label },
                { "parameter-group description", "How to reach it.", Description.Groups[0].Description },
                { "parameter-group context", "network-address", Description.Groups[0].Context },
                { "parameter-group advanced", "True", Description.Groups[0].Advanced.ToString() },
                { "parameter-group without label", "more", Description.Groups[1].Label },
                { "types of lists", "Text,Decimal,Integer,Boolean", string.Join(',', new[] { "list", "decimals", "numbers", "flags" }.Select(each => Parameter(each).Type)) },
                { "default of a list", "1,2", string.Join(',', (object?[])Parameter("numbers").Default!) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attribute_IsRead(string attribute, string? expected, string? actual) => Assert.True(expected == actual, $"{attribute} is {actual}, not {expected}");

    [Fact]
    public void Contexts_AreThoseOfTheReference() => Assert.Equal(32, ConfigContexts.All.Distinct().Count());

    [Fact]
    public void Bind_Lists_OfAllTypes()
    {
        var config = Bind(
            ("word", "x"), ("list", new object?[] { "a", "b" }), ("decimals", new[] { "1.5", "2" }), ("numbers", new List<decimal> { 3 }), ("flags", "true"));

        Assert.Equal(["a", "b"], config.List);
        Assert.Equal([1.5m, 2m], config.Decimals);
        Assert.Equal([3], config.Numbers);
        Assert.Equal([true], config.Flags);
    }

    public static TheoryData<string, object?, string> Wrong => new()
    {
        // required, type, range (not of an option), pattern, options, number of values: the first that is wrong is said.
        { "word", null, "'word' is required." },
        { "word", "Ab", "'word' is 'Ab'; expected a text that matches [a-z]+." },
        { "word", "", "'word' needs at least 1 characters." },
        { "all", "x", "'all' is 'x'; expected a whole number in s." },
        { "all", 101, "'all' is 101 ticks; the most is 100 ticks." },
        { "all", new object[] { 1, 2 }, "'all' is a list; it takes a single value." },
        { "list", new object?[] { "a", "b", "a" }, "'list' has 3 values; the most is 2." },
        { "list", new object?[] { "a", "c", "a" }, "'list' is 'c'; expected one of a, b." },
        { "list", new object?[] { "a", null }, "'list' has an empty value in its list." },
        { "flags", new object?[] { true, "maybe" }, "'flags' is 'maybe'; expected true or false." },
        { "secret", "Loud", "'secret' is '***'; expected small letters." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Bind_WhatIsWrong_SaysTheFirstInOrder(string name, object? value, string expected)
    {
        Description.Bind<Config>(new Dictionary<string, object?> { ["word"] = "x", [name] = value }, out var errors);

        Assert.Equal(new ConfigError(name, expected), Assert.Single(errors));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(500, 500)]
    [InlineData(9, 9)]
    public void Bind_OptionOutsideTheRange_OrNoOptionWhereTheyAreSuggestions_IsTaken(int value, int expected) =>
        Assert.Equal(expected, ConfigDescription.Of<Suggested>().Bind<Suggested>(new Dictionary<string, object?> { ["value"] = value }, out _)!.Value);

    [Fact]
    public void Bind_EnvironmentVariable_IsPutIn_AndAMissingOneIsSaid()
    {
        Environment.SetEnvironmentVariable("HOMEBINDING_TEST_TOKEN", "abc");
        Environment.SetEnvironmentVariable("HOMEBINDING_TEST_PORT", "42");

        Assert.Equal("abcx", Bind(("word", "${ENV:HOMEBINDING_TEST_TOKEN}x")).Word);
        Assert.Equal(42, Bind(("word", "x"), ("all", "${ENV:HOMEBINDING_TEST_PORT}")).All);
        Assert.Equal(
            "'word' refers to the environment variable 'HOMEBINDING_TEST_NONE', which is not set. Set it for the process of the host, or write the value.",
            Fail("word", "${ENV:HOMEBINDING_TEST_NONE}"));
        // What came from the environment may be a secret.
        Assert.Equal("'secret' is '${ENV:HOMEBINDING_TEST_PORT}'; expected small letters.", Fail("secret", "${ENV:HOMEBINDING_TEST_PORT}"));
        Assert.Equal("'secret' is '***'; expected small letters.", Fail("secret", "x${ENV:HOMEBINDING_TEST_PORT}"));
        Assert.Equal("'word' is '${ENV:HOMEBINDING_TEST_PORT}'; expected a text that matches [a-z]+.", Fail("word", "${ENV:HOMEBINDING_TEST_PORT}"));
    }

    [Fact]
    public void Normalize_TurnsValuesIntoTheDeclaredTypes_AndLeavesWhatDoesNotFit()
    {
        var values = Description.Normalize(new Dictionary<string, object?>
        {
            ["all"] = "5", ["word"] = 12m, ["flags"] = "true", ["numbers"] = new object?[] { "1", 2 }, ["decimals"] = "x", ["unknown"] = 1, ["secret"] = "${ENV:X}",
        });

        Assert.Equal(5m, values["all"]);
        Assert.Equal("12", values["word"]);
        Assert.Equal([true], (object?[])values["flags"]!);
        Assert.Equal([1m, 2m], (object?[])values["numbers"]!);
        Assert.Equal(["x"], (object?[])values["decimals"]!);
        Assert.Equal(1, values["unknown"]);
        Assert.Equal("${ENV:X}", values["secret"]);
    }

    [Fact]
    public void Of_AttributesThatContradictThemselves_AreRefused()
    {
        Assert.Equal("WrongGroup.Value: there is no group 'net'. Declare it with [ConfigGroup(\"net\")] on the record.", Assert.Throws<ArgumentException>(ConfigDescription.Of<WrongGroup>).Message);
        Assert.Throws<ArgumentException>(ConfigDescription.Of<WrongLabels>);
        Assert.Throws<ArgumentException>(ConfigDescription.Of<WrongLimit>);
        Assert.Throws<NotSupportedException>(ConfigDescription.Of<WrongType>);
    }

    private static ConfigParameter Parameter(string name) => Description.Parameters.Single(each => each.Name == name);

    private static Config Bind(params (string Name, object? Value)[] values)
    {
        var config = Description.Bind<Config>(values.ToDictionary(each => each.Name, each => each.Value), out var errors);
        Assert.Empty(errors);
        return config!;
    }

    private static string Fail(string name, object? value)
    {
        Description.Bind<Config>(new Dictionary<string, object?> { ["word"] = "x", [name] = value }, out var errors);
        return Assert.Single(errors).Message;
    }

    [ConfigGroup("net", Label = "Network", Description = "How to reach it.", Context = "network-address", Advanced = true)]
    [ConfigGroup("more")]
    private sealed record Config
    {
        [ConfigParameter(
            GroupName = "net", Minimum = 1, Maximum = 100, Step = 0.5, ReadOnly = true, Unit = "s", UnitLabel = "ticks", Context = "time", Label = "All", Description = "All of it.",
            Options = ["1", "7"], OptionLabels = ["one", "seven"], LimitToOptions = false, Filter = ["type=Switch"], Advanced = true, Verify = true)]
        public int All { get; init; } = 5;

        [ConfigParameter(Pattern = "[a-z]+", Minimum = 1)]
        public required string Word { get; init; }

        [ConfigParameter(MultipleLimit = 2, Options = ["a", "b"])]
        public string[] List { get; init; } = [];

        [ConfigParameter]
        public IReadOnlyList<decimal> Decimals { get; init; } = [];

        [ConfigParameter]
        public int[] Numbers { get; init; } = [1, 2];

        [ConfigParameter]
        public bool[] Flags { get; init; } = [];

        [ConfigParameter(Context = ConfigContexts.Password, Pattern = "[a-z]+", PatternHint = "small letters")]
        public string? Secret { get; init; }
    }

    private sealed record Suggested
    {
        [ConfigParameter(Minimum = 1, Maximum = 10, Options = ["7", "500"], LimitToOptions = false)]
        public int Value { get; init; }
    }

    private sealed record WrongGroup
    {
        [ConfigParameter(GroupName = "net")]
        public int Value { get; init; }
    }

    private sealed record WrongLabels
    {
        [ConfigParameter(Options = ["a", "b"], OptionLabels = ["A"])]
        public string? Value { get; init; }
    }

    private sealed record WrongLimit
    {
        [ConfigParameter(MultipleLimit = 2)]
        public string? Value { get; init; }
    }

    private sealed record WrongType
    {
        [ConfigParameter]
        public DateTimeOffset[] Value { get; init; } = [];
    }
}
