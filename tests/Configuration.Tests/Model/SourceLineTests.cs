using FsCheck;
using FsCheck.Xunit;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Tests.Model;

public sealed class SourceLineTests
{
    // A ^ stands before the place, which is not part of the line.
    [Theory]
    [InlineData("  password: ^hunter7", "  password: ^***")]
    [InlineData("  ^password: hunter7", "  ^password: ***")]
    [InlineData("  password: hun^ter7", "  password: ^***")]
    [InlineData("  password: hunter7, and 8 # ^note", "  password: ^***")]
    [InlineData("  \"mqttPassword\": 'hunter7', x: ^y", "  \"mqttPassword\": ***, x: ^y")]
    [InlineData("{ apiKey: hunter7, ip: ^x, authToken: hunter8 }", "{ apiKey: ***, ip: ^x, authToken: ***}")]
    [InlineData("Thing a:b:c [ ip=\"x\", password=\"hun]ter7\", refreshInterval=^often ]", "Thing a:b:c [ ip=\"x\", password=***, refreshInterval=^often ]")]
    [InlineData("a [password=\"hun\\\"ter7\", x=^1]", "a [password=***, x=^1]")]
    [InlineData("  password: \"hunter7", "  password: ***")]
    [InlineData("  password: !secret mqtt ^", "  password: !secret mqtt ^")]
    [InlineData("  password: !secretword", "  password: ***")]
    [InlineData("  password: \"^${SECRET:mqtt}\"", "  password: \"^${SECRET:mqtt}\"")]
    [InlineData("  password: ${ENV:X}hunter7", "  password: ***")]
    [InlineData("  password:", "  password:")]
    [InlineData("  password: ", "  password: ")]
    [InlineData("  label: ^pass", "  label: ^pass")]
    [InlineData("  a_secret_of-mine = ^hunter7", "  a_secret_of-mine = ^***")]
    public void Hide_ValueOfASecret_IsNotShown_AndTheCaretStays(string line, string expected)
    {
        var (text, column) = SourceLine.Hide(line.Replace("^", "", StringComparison.Ordinal), null, [], line.IndexOf('^', StringComparison.Ordinal) + 1);

        Assert.Equal(expected, column == 0 ? text : text.Insert(column - 1, "^"));
    }

    [Theory]
    [InlineData("  password:", "    hunter7", "    ***")]
    [InlineData("  password: |", "    label: x", "    label: x")]
    [InlineData("  label:", "    hunter7", "    hunter7")]
    public void Hide_ValueBelowItsName_IsNotShown(string before, string line, string expected) => Assert.Equal(expected, SourceLine.Hide(line, before, [], 1).Text);

    [Fact]
    public void Render_ParameterThatOnlyItsDescriptionSaysIsSecret_IsNotShown()
    {
        using var home = new TestHome();
        var type = new ThingType<Lock>("lock:door", static (_, _) => throw new NotSupportedException()) { Label = "Door", Channels = [] };
        var model = home.Write("things/a.things", "version: 1\nthings:\n  lock:door:a: { config: { pin: 4711, tries: many } }\n").Read();
        var error = Assert.Single(ModelChecker.Check(model, [type]));

        Assert.Equal(
            """
            things/a.things:3:46: error: 'tries' is 'many'; expected a whole number.
                  lock:door:a: { config: { pin: ***, tries: many } }
                                                            ^
            """.ReplaceLineEndings("\n"),
            error.Render(home.Directory, SecretPlaces.Of(model, [type], [])));
    }

    [Property(MaxTest = 500)]
    public void Hide_AnyLine_KeepsThePlaceWithin(NonNull<string> before, NonNull<string> line, PositiveInt column, PositiveInt secret)
    {
        var text = $"password{line.Get}";
        var (hidden, place) = SourceLine.Hide(text, before.Get, [secret.Get], Math.Min(column.Get, text.Length + 1));

        Assert.InRange(place, 1, hidden.Length + 1);
    }

    private sealed record Lock
    {
        [ConfigParameter(Context = ConfigContexts.Password)]
        public string? Pin { get; init; }

        [ConfigParameter]
        public int Tries { get; init; }
    }
}
