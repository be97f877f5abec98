using FsCheck;
using FsCheck.Xunit;
using HomeBinding.Configuration;
using HomeBinding.Things;

namespace HomeBinding.Binding.Abstractions.Tests.Configuration;

public sealed class SecretTextTests
{
    private const string Mqtt = "s3cr3t-of-mqtt";

    private static readonly ConfigDescription Description = ConfigDescription.Of<Login>();

    static SecretTextTests()
    {
        Environment.SetEnvironmentVariable("HOMEBINDING_SECRET_HOST", "cellar.example");
        Environment.SetEnvironmentVariable("HOMEBINDING_SECRET_EMPTY", "");
    }

    [Theory]
    [InlineData("${SECRET:mqtt}", Mqtt)]
    [InlineData("user:${SECRET:mqtt}@${ENV:HOMEBINDING_SECRET_HOST}", "user:" + Mqtt + "@cellar.example")]
    [InlineData("${SECRET:pin}${SECRET:pin}", "17831783")]
    [InlineData("${ENV:HOMEBINDING_SECRET_NONE:-1883}", "1883")]
    [InlineData("${ENV:HOMEBINDING_SECRET_NONE:-}", "")]
    [InlineData("${ENV:HOMEBINDING_SECRET_EMPTY}", "")]
    [InlineData("${ENV:HOMEBINDING_SECRET_EMPTY:-default}", "default")]
    [InlineData("${ENV:HOMEBINDING_SECRET_HOST:-default}", "cellar.example")]
    [InlineData("a$${SECRET:pin}}", "a$1783}")]
    public void Bind_Reference_IsPutIn_AndPrintsAsItIsWritten(string written, string expected)
    {
        var value = SecretText.Resolve(written, Find, out var missing);

        Assert.Null(missing);
        Assert.Equal(expected, Bind(("host", value)).Host);
        Assert.Equal(written, Assert.IsType<SecretText>(value).ToString());
        Assert.Equal(written, $"{value}");
        Assert.Equal(written, Description.Show(new Dictionary<string, object?> { ["host"] = value })["host"]);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("${")]
    [InlineData("${}")]
    [InlineData("${ENV:}")]
    [InlineData("${ENV:")]
    [InlineData("${ENV::-x}")]
    [InlineData("${SECRET:}")]
    [InlineData("${env:HOME}")]
    [InlineData("${OTHER:x}")]
    [InlineData("${SECRET:mqtt")]
    [InlineData("{ENV:HOME}")]
    public void Resolve_TextThatRefersToNothing_IsTheText(string text) => Assert.Equal(text, SecretText.Resolve(text, Find, out _));

    [Fact]
    public void Resolve_WithoutSecrets_LeavesThemAsTheyAreWritten() => Assert.Equal("${SECRET:mqtt}", SecretText.Resolve("${SECRET:mqtt}", null, out _));

    [Theory]
    [InlineData("${SECRET:nobody}", "nobody", true)]
    [InlineData("${SECRET:mqtt}${SECRET:nobody}${ENV:HOMEBINDING_SECRET_NONE}", "nobody", true)]
    [InlineData("${SECRET:mqtt:-x}", "mqtt:-x", true)]
    [InlineData("${ENV:HOMEBINDING_SECRET_NONE}", "HOMEBINDING_SECRET_NONE", false)]
    public void Resolve_WithoutAValue_SaysTheFirst(string written, string name, bool isSecret)
    {
        Assert.Null(SecretText.Resolve(written, Find, out var missing));
        Assert.Equal(new MissingReference(name, isSecret), missing);
    }

    [Theory]
    [InlineData("port", "${SECRET:mqtt}", "'port' is '${SECRET:mqtt}'; expected a whole number.")]
    [InlineData("port", "${SECRET:large}", "'port' is ${SECRET:large}; the most is 65535.")]
    [InlineData("port", "${SECRET:half}", "'port' is ${SECRET:half}; expected a whole number.")]
    [InlineData("port", "${SECRET:huge}", "'port' is ${SECRET:huge}; the most is 65535.")]
    [InlineData("count", "${SECRET:huge}", "'count' is ${SECRET:huge}; that is too large.")]
    [InlineData("count", "5${SECRET:huge}", "'count' is 5${SECRET:huge}; that is too large.")]
    [InlineData("retain", "${SECRET:mqtt}", "'retain' is '${SECRET:mqtt}'; expected true or false.")]
    [InlineData("mode", "${SECRET:mqtt}", "'mode' is '${SECRET:mqtt}'; expected one of fast, slow.")]
    [InlineData("word", "${SECRET:pin}", "'word' is '${SECRET:pin}'; expected a text that matches [a-z]+.")]
    [InlineData("host", "${SECRET:refused}", "The host ${SECRET:refused} is refused, and so is (${SECRET:refused}).")]
    public void Bind_SecretThatDoesNotFit_IsNotInTheError(string name, string written, string expected)
    {
        var values = new Dictionary<string, object?> { [name] = SecretText.Resolve(written, Find, out _) };

        var type = new ThingType<Login>("mqtt:broker", static (_, _) => throw new NotSupportedException()) { Label = "Broker", Channels = [], ValidateConfiguration = Refuse };

        Assert.Equal(expected, Assert.Single(type.Validate(values)).Message);
    }

    [Theory]
    [InlineData("password", "hunter2", "'password' is '***'; expected digits.")]
    [InlineData("apiToken", "hunter2", "'apiToken' is '***'; expected a whole number.")]
    [InlineData("apiToken", "12", "'apiToken' is ***; the least is 100.")]
    public void Bind_PasswordThatDoesNotFit_IsNotInTheError(string name, string value, string expected)
    {
        Assert.Null(ConfigDescription.Of<Vault>().Bind<Vault>(new Dictionary<string, object?> { [name] = value }, out var errors));
        Assert.Equal(expected, Assert.Single(errors).Message);
    }

    [Fact]
    public void Show_Passwords_AreHiddenWhetherDescribedOrNot_AndReferencesAreNot() => Assert.Equal(
        [("host", "box"), ("list", "a, ${ENV:B}"), ("myToken", "***"), ("none", null), ("password", "***"), ("secretPin", "${ENV:PIN}")],
        Description.Show(new Dictionary<string, object?> { ["host"] = "box", ["password"] = "hunter2", ["myToken"] = 5m, ["none"] = null, ["secretPin"] = "${ENV:PIN}", ["list"] = new object?[] { "a", "${ENV:B}" } })
            .OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)));

    [Fact]
    public void Normalize_KeepsASecret()
    {
        var secret = SecretText.Resolve("${SECRET:pin}", Find, out _);
        var values = Description.Normalize(new Dictionary<string, object?> { ["host"] = secret, ["port"] = secret, ["hosts"] = secret });

        Assert.Same(secret, values["host"]);
        Assert.Same(secret, values["port"]);
        Assert.Equal([secret], (object?[])values["hosts"]!);
        Assert.Equal(["1783"], Bind(("hosts", values["hosts"])).Hosts);
    }

    [Fact]
    public void Equals_SameTextAndSameValue_OtherwiseNot()
    {
        var one = SecretText.Resolve("${SECRET:pin}", Find, out _);

        Assert.Equal(one, SecretText.Resolve("${SECRET:pin}", Find, out _));
        Assert.NotEqual(one, SecretText.Resolve("${SECRET:pin}", static _ => "0000", out _));
        Assert.NotEqual(one, SecretText.Resolve("${SECRET:mqtt}", static _ => "1783", out _));
    }

    [Theory]
    [InlineData("12", "12 is 12.5 of x12, (12), 212 and a12.", "${SECRET:x} is ${SECRET:x}.5 of x12, (${SECRET:x}), 212 and a12.")]
    [InlineData("1783", "pin=1783;x1783y", "pin=${SECRET:x};x${SECRET:x}y")]
    [InlineData("p@ss/word", "http://me:p%40ss%2Fword@box says p@ss/word", "http://me:${SECRET:x}@box says ${SECRET:x}")]
    [InlineData("", "nothing", "nothing")]
    public void Redact_PutsTheReferenceInTheValuesPlace(string value, string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<SecretText>(SecretText.Resolve("${SECRET:x}", _ => value, out _)).Redact(text));

    [Property]
    public void Redact_AnyText_DoesNotContainALongSecret(NonNull<string> before, Guid secret, NonNull<string> after)
    {
        var text = Assert.IsType<SecretText>(SecretText.Resolve("x${SECRET:a}", _ => secret.ToString(), out _)).Redact($"{before.Get}{secret}{after.Get}{secret}");

        Assert.DoesNotContain(secret.ToString(), text, StringComparison.Ordinal);
    }

    [Property]
    public void Resolve_AnyText_DoesNotThrow(NonNull<string> text) => _ = SecretText.Resolve("${ENV:" + text.Get + "}${" + text.Get, Find, out _);

    [Fact]
    public void Resolve_AMillionThatAreNotClosed_TakesBoundedTime()
    {
        var watch = TimeProvider.System.GetTimestamp();

        _ = SecretText.Resolve(string.Concat(Enumerable.Repeat("${ENV:a:-", 1_000_000)), Find, out _);

        Assert.True(TimeProvider.System.GetElapsedTime(watch) < TimeSpan.FromSeconds(10));
    }

    private static string? Find(string name) => name switch
    {
        "mqtt" => Mqtt,
        "pin" => "1783",
        "large" => "70123",
        "half" => "1783.5",
        "huge" => "99999999999",
        "refused" => "router.lan",
        _ => null,
    };

    private static IEnumerable<ConfigError> Refuse(Login login)
    {
        if (login.Host == "router.lan") yield return new ConfigError("host", $"The host {login.Host} is refused, and so is ({login.Host}).");
    }

    private static Login Bind(params (string Name, object? Value)[] values)
    {
        var login = Description.Bind<Login>(values.ToDictionary(each => each.Name, each => each.Value), out var errors);
        Assert.Empty(errors);
        return login!;
    }

    private sealed record Login
    {
        [ConfigParameter]
        public string? Host { get; init; }

        [ConfigParameter]
        public string[] Hosts { get; init; } = [];

        [ConfigParameter(Maximum = 65_535)]
        public int Port { get; init; }

        [ConfigParameter]
        public int Count { get; init; }

        [ConfigParameter]
        public bool Retain { get; init; }

        [ConfigParameter(Options = ["fast", "slow"])]
        public string? Mode { get; init; }

        [ConfigParameter(Pattern = "[a-z]+")]
        public string? Word { get; init; }

        [ConfigParameter(Context = ConfigContexts.Password)]
        public string? Password { get; init; }
    }

    private sealed record Vault
    {
        [ConfigParameter(Context = ConfigContexts.Password, Pattern = "[0-9]+", PatternHint = "digits")]
        public string? Password { get; init; }

        [ConfigParameter(Minimum = 100)]
        public int ApiToken { get; init; }
    }
}
