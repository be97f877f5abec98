using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.OpenHabText;

namespace HomeBinding.Configuration.Tests.OpenHabText;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData("Thing a:b:c [ip=\"1.2.3.4\"]\n")]
    [InlineData("// comment\n\n  Bridge a:b:c\n")]
    [InlineData("/* a\n b */ Thing topic lamp (mqtt:broker:home)\n")]
    [InlineData("a:b:c \"Sun\" [ interval=60 ]\n")]
    [InlineData("a:b:c")]
    [InlineData("Switch Lamp")]
    [InlineData("Switch\r\nLamp\r\n")]
    [InlineData("Number:Power P {channel=\"a:b:c:d\"}\n")]
    [InlineData("Group:Switch:OR(ON,OFF) gLights\n")]
    [InlineData("# comment\nString Text\n")]
    [InlineData("Swich Lamp \"Lamp\"\n")]
    [InlineData("Swich Lamp\nSwitch Lamp2\n")]
    [InlineData("zone heating [id=1]\n")]
    [InlineData("\"Switch A\nSwitch B\n")]
    [InlineData("}\nSwitch B\n")]
    [InlineData("// only a comment\n")]
    [InlineData("/* only a comment */")]
    [InlineData("/* open")]
    [InlineData("// Switch: a\nSwitch A \"b: c\"\n")]
    public void Recognises_TextSyntax(string text) => Assert.True(Recognises(text));

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("# only a comment\n")]
    [InlineData("version: 1\n")]
    [InlineData("---\nversion: 1\n")]
    [InlineData("%YAML 1.2\n---\n")]
    [InlineData("# Thing a:b:c\nversion: 1\nitems:\n")]
    [InlineData("// Switch A\nversion: 1\n")]
    [InlineData("Thing: x\n")]
    [InlineData("Switch:\n  a: b\n")]
    [InlineData("Number: 5\n")]
    [InlineData("Switch:\r\n")]
    [InlineData("\"version\": 1\nitems:\n  A:\n    label: |\n      Switch A\n")]
    [InlineData("'version': 1\n")]
    [InlineData("{ version: 1 }")]
    [InlineData("- Switch A\n")]
    [InlineData("hello\n")]
    [InlineData("version 1\nitems:\n")]
    [InlineData("a:b:c: {}\n")]
    [InlineData("version 1\nversion: 1\nSwitch A\n")]
    public void Recognises_AnythingElse_AsYaml(string text) => Assert.False(Recognises(text));

    [Theory]
    [InlineData("// only a comment\n")]
    [InlineData("/* only\n a comment */\n\n")]
    [InlineData("# one\n// other\n")]
    public void Read_FileWithCommentsOnly_IsNoError(string text) => Assert.Empty(TestHome.ReadFile(text).Diagnostics);

    private static bool Recognises(string text) => new OpenHabTextFormat().Recognises(new SourceText("items/a.items", text));
}
