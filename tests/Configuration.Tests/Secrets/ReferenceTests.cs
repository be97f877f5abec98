using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Configuration.Tests.Checks;

namespace HomeBinding.Configuration.Tests.Secrets;

/// <summary>What refers to secrets and environment variables.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string Password = "hunter-7";
    private const string Thing = "version: 1\nthings:\n  goecharger:goe:a:\n    config:\n      ip: 1.2.3.4\n      ";

    private readonly TestHome _home = new TestHome().WriteSecrets($"password: {Password}\ninterval: 7\nlater: soon\nhost: box.lan\n");

    static ReferenceTests()
    {
        Environment.SetEnvironmentVariable("HOMEBINDING_REFERENCE_HOST", "cellar.example");
    }

    public static TheoryData<string, string> Missing => new()
    {
        { Thing + "serial: !secret pasword", "6:15: error: There is no secret 'pasword' in secrets.yaml. | Did you mean 'password'?" },
        { Thing + "serial: ${SECRET:xyz}", "6:15: error: There is no secret 'xyz' in secrets.yaml. | Add the line 'xyz: VALUE' there." },
        { Thing + "serial: ${ENV:HOMEBINDING_REFERENCE_NONE}", "6:15: error: The environment variable 'HOMEBINDING_REFERENCE_NONE' is not set. | Set it for the process of the host, or write ${ENV:HOMEBINDING_REFERENCE_NONE:-VALUE} for what holds without it." },
        { Thing + "serial: [a, !secret xyz]", "6:15: error: There is no secret 'xyz' in secrets.yaml. | Add the line 'xyz: VALUE' there." },
        { "version: 1\nthings: { a:b:c: { channels: { x: { type: y, config: { z: !secret xyz } } } } }\n", "2:59: error: There is no secret 'xyz' in secrets.yaml. | Add the line 'xyz: VALUE' there." },
        { "version: 1\nitems: { A: { type: String, channels: { \"a:b:c:d\": { profile: x, p: !secret xyz } } } }\n", "2:69: error: There is no secret 'xyz' in secrets.yaml. | Add the line 'xyz: VALUE' there." },
        { "version: 1\nitems: { A: { type: String, metadata: { n: { config: { p: !secret xyz } } } } }\n", "2:59: error: There is no secret 'xyz' in secrets.yaml. | Add the line 'xyz: VALUE' there." },
    };

    public static TheoryData<string, string> Misplaced => new()
    {
        { "things: { a:b:c: { label: !secret password } }", "2:27" },
        { "things: { a:b:c: { bridge: !secret password } }", "2:28" },
        { "items: { A: { type: Switch, label: !secret password } }", "2:36" },
        { "items: { A: { type: !secret password } }", "2:21" },
        { "items: { A: { type: Switch, tags: [!secret password] } }", "2:36" },
        { "items: { A: { type: Switch, channel: !secret password } }", "2:38" },
        { "items: { A: { type: Switch, metadata: { a: !secret password } } }", "2:44" },
        { "items: { A: { type: Switch, metadata: { a: { value: !secret password } } } }", "2:53" },
        { "items: { A: { type: Switch, expire: !secret password } }", "2:37" },
    };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Read_References_ArePutIn_AndPrintAsTheyAreWritten()
    {
        var model = _home.Write("things/a.things", """
            version: 1
            things:
              goecharger:goe:a:
                config:
                  ip: "${SECRET:host}"
                  refreshInterval: !secret interval
                  serial: "${ENV:HOMEBINDING_REFERENCE_HOST}-${ENV:HOMEBINDING_REFERENCE_NONE:-none}"
              mqtt:topic:t:
                config: { all: [plain, !secret password] }
                channels: { x: { type: y, config: { topic: "a/${SECRET:host}" } } }
            items:
              A:
                type: String
                channels: { "goecharger:goe:a:error": { profile: "acme:smooth", key: !secret password } }
                metadata: { alexa: { value: Switch, config: { token: !secret password, plain: yes, list: [a] } } }
            """).Read();

        Assert.Empty(model.Diagnostics);
        var charger = model.Things[0].Definition.Configuration;
        Assert.Equal(["${SECRET:host}", "${SECRET:interval}", "${ENV:HOMEBINDING_REFERENCE_HOST}-${ENV:HOMEBINDING_REFERENCE_NONE:-none}"], charger.Values.Select(each => Assert.IsType<SecretText>(each).ToString()));
        var config = (TestTypes.BoxConfiguration)TestTypes.All[0].BindConfiguration(charger);
        Assert.Equal(("box.lan", 7, "cellar.example-none"), (config.Ip, config.RefreshInterval, config.Serial));

        var topic = model.Things[1].Definition;
        Assert.Equal(["plain", "${SECRET:password}"], ((object?[])topic.Configuration["all"]!).Select(each => each!.ToString()));
        Assert.Equal("a/${SECRET:host}", Assert.IsType<SecretText>(topic.Channels[0].Configuration["topic"]).ToString());
        Assert.Equal("${SECRET:password}", Assert.IsType<SecretText>(model.Links[0].Definition.Configuration["key"]).ToString());
        var alexa = model.Items[0].Definition.Metadata["alexa"];
        Assert.Equal("${SECRET:password}", Assert.IsType<SecretText>(alexa.Config["token"]).ToString());
        Assert.Equal(("Switch", "yes"), (alexa.Value, alexa.Config["plain"]));
        Assert.Equal(5, model.Secrets.Count);
    }

    [Theory]
    [MemberData(nameof(Missing))]
    public void Read_ReferenceToNothing_SaysWhereAndLeavesTheElementOut(string content, string expected)
    {
        var model = _home.Write("items/a.items", content).Read();

        var diagnostic = Assert.Single(model.Diagnostics);
        Assert.Equal("items/a.items:" + expected, diagnostic + (diagnostic.Hint is null ? "" : $" | {diagnostic.Hint}"));
        Assert.Empty(model.Things);
        Assert.Empty(model.Items);
    }

    [Fact]
    public void Read_SeveralReferencesToNothing_ReportsAll()
    {
        var model = _home.Write("items/a.items", """
            version: 1
            things:
              a:b:c: { config: { p: !secret one, q: !secret two }, channels: { x: { type: y, config: { z: !secret three } } } }
            items:
              A: { type: String, channels: { "a:b:c:d": { profile: x, p: !secret four } }, metadata: { n: { config: { p: !secret five } } } }
            """).Read();

        Assert.Equal(["one", "two", "three", "four", "five"], model.Diagnostics.Select(each => each.Message.Split('\'')[1]));
    }

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void Read_SecretWhereItWouldBeShown_IsAnError(string content, string place)
    {
        var error = _home.Write("items/a.items", $"version: 1\n{content}\n").Read().Diagnostics[0];

        Assert.Equal($"items/a.items:{place}: error: A secret cannot stand here; what is written here is shown.", error.ToString());
        Assert.Equal("Secrets can stand in the 'config:' of things, channels and metadata, and in the parameters of profiles.", error.Hint);
    }

    [Theory]
    [InlineData("stateDescription: { config: { pattern: !secret password } }", "error: What 'stateDescription' says is shown to everyone; it cannot refer to secrets or environment variables.")]
    [InlineData("stateDescription: { config: { max: \"${ENV:X}\" } }", "error: What 'stateDescription' says is shown to everyone; it cannot refer to secrets or environment variables.")]
    [InlineData("expire: { value: 5m, config: { state: !secret password } }", "error: What 'expire' says is shown to everyone; it cannot refer to secrets or environment variables.")]
    [InlineData("alexa: \"${SECRET:password}\"", "warning: The value of 'alexa' stays as it is written: secrets and environment variables are put into settings only.")]
    public void Read_ReferenceInMetadataWhereNoneIsPutIn_IsSaid(string metadata, string expected)
    {
        var diagnostic = Assert.Single(_home.Write("items/a.items", $"version: 1\nitems: {{ A: {{ type: String, metadata: {{ {metadata} }} }} }}\n").Read().Diagnostics);

        Assert.EndsWith(expected, diagnostic.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!secret", "4:25: error: Behind !secret stands a name of letters, digits, '_', '-' and '.'.")]
    [InlineData("!secret a b", "4:25: error: Behind !secret stands a name of letters, digits, '_', '-' and '.'.")]
    [InlineData("!secret [a]", "4:25: error: The tag '!secret' is not supported.")]
    [InlineData("!env_var X", "4:25: error: The tag '!env_var' is not supported.")]
    [InlineData("!include x.yaml", "4:25: error: The tag '!include' is not supported.")]
    public void Read_TagThatIsNotRight_IsAnErrorWithAHint(string value, string expected)
    {
        var error = Assert.Single(_home.Write("things/a.things", $"version: 1\nthings:\n  a:b:c:\n    config: {{ password: {value} }}\n").Read().Diagnostics);

        Assert.Equal("things/a.things:" + expected, error.ToString());
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void Read_WithoutSecretsYaml_SaysHowToMakeIt()
    {
        File.Delete(Path.Combine(_home.Directory, "secrets.yaml"));

        var error = Assert.Single(_home.Write("things/a.things", Thing + "serial: !secret password\n").Read().Diagnostics);

        Assert.Equal("things/a.things:6:15: error: There is no secret 'password': the home has no secrets.yaml.", error.ToString());
        Assert.Equal("Create secrets.yaml with the line 'password: VALUE', and run: chmod 600 secrets.yaml", error.Hint);
    }

    [Theory]
    [InlineData("password: [")]
    [InlineData("password: [x]")]
    public void Read_SecretWithAnError_IsReportedOnce(string secrets)
    {
        var model = _home.WriteSecrets(secrets).Write("things/a.things", Thing + "serial: !secret password\n").Read();

        Assert.Equal("secrets.yaml", Assert.Single(model.Diagnostics).Span.File);
        Assert.Empty(model.Things);
    }

    [Fact]
    public void Read_SecretOverAnAlias_IsPutIn()
    {
        var model = _home.Write("things/a.things", "version: 1\nthings:\n  a:b:c: { config: { p: &p !secret password } }\n  a:b:d: { config: { p: *p } }\n").Read();

        Assert.Empty(model.Diagnostics);
        Assert.All(model.Things, each => Assert.IsType<SecretText>(each.Definition.Configuration["p"]));
    }

    [Fact]
    public void Check_SecretThatDoesNotFit_IsNotInAnyMessage()
    {
        var model = _home.Write("things/a.things", """
            version: 1
            things:
              goecharger:goe:a: { config: { ip: x, refreshInterval: !secret later, verify: !secret password } }
            items:
              A: { type: Switch, channels: { "goecharger:goe:a:powerL1": { profile: hysteresis, lower: !secret password } } }
            """).Read();
        var found = model.Diagnostics.Concat(ModelChecker.Check(model, TestTypes.All, TestTypes.Profiles)).ToArray();

        Assert.Equal(
            [
                "things/a.things:3:57: error: 'refreshInterval' is '${SECRET:later}'; expected a whole number in s.",
                "things/a.things:3:80: error: 'verify' is '${SECRET:password}'; expected true or false.",
                "things/a.things:5:92: error: 'lower' is '${SECRET:password}'; expected a number, or a number and a unit, e.g. 5 or 5 °C.",
            ],
            found.Select(each => each.ToString()));
        Assert.All(found, each => Assert.DoesNotContain(Password, each.Render(_home.Directory), StringComparison.Ordinal));
    }

    [Fact]
    public void Merge_WithOtherSecrets_GivesOtherValues_AndTheFilesAreNotReadAgain()
    {
        var file = FileModelBuilder.Build(FileReader.Read(new SourceText("things/a.things", Thing + "serial: !secret password\n")), new SharedUids());

        var models = new[] { "one", "one", "two" }.Select(value => ModelMerger.Merge([file], [], new SecretSet(new Dictionary<string, string?> { ["password"] = value }))).ToArray();

        Assert.Equal(["one", "one", "two"], models.Select(each => ((TestTypes.BoxConfiguration)TestTypes.All[0].BindConfiguration(each.Things[0].Definition.Configuration)).Serial));
        Assert.Equal(models[0].Things[0].Definition.Configuration["serial"], models[1].Things[0].Definition.Configuration["serial"]);
        Assert.NotEqual(models[0].Things[0].Definition.Configuration["serial"], models[2].Things[0].Definition.Configuration["serial"]);
    }
}
