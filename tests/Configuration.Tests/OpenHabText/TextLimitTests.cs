using System.Diagnostics;
using System.Globalization;
using System.Text;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Tests.OpenHabText;

public sealed class TextLimitTests
{
    // Far above what it takes, so that a busy machine does not fail it; what is not linear takes minutes.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static readonly string[] Parts =
    [
        "\"", "'", "\"\n", "\\\"\n", "\"a\\\"\n", "'\n\"\n", "/", "/*", "//", "{", "}", "[", "]", "(", "<", "a", "a:", "a.", "a#", "^", "-", "a ", "a\n", "a=", "a=1,", "a=1 ", ",", "a b\n",
        "Switch A\n", "Thing a:b:c {\n", "Bridge a b {", "Type a : b\n", "\\", "\u00e9", "\ud83d",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("Switch A ")]
    [InlineData("Switch A {")]
    [InlineData("Switch A (")]
    [InlineData("Switch A [")]
    [InlineData("Switch A {a=\"\" [")]
    [InlineData("Thing a:b:c ")]
    [InlineData("Thing a:b:c [")]
    [InlineData("Thing a:b:c {")]
    [InlineData("Thing a:b:c [x=")]
    public void Read_EndlessRepetition_TakesBoundedTime(string start)
    {
        foreach (var part in Parts)
        {
            var text = start + string.Concat(Enumerable.Repeat(part, 150_000 / part.Length));
            var watch = Stopwatch.StartNew();

            foreach (var file in (string[])["items/a.items", "things/a.things"])
            {
                var (syntax, count) = Read(file, text);
                Assert.InRange(count, 0, 2002);
                Assert.InRange(syntax.Things.Count + syntax.Items.Count, 0, text.Length);
            }

            Assert.True(watch.Elapsed < Bound, $"{part} takes {watch.Elapsed}.");
        }
    }

    [Fact]
    public void Read_ManyParametersChannelsAndMetadataOfOneElement_TakesBoundedTime()
    {
        var watch = Stopwatch.StartNew();
        var numbers = Enumerable.Range(0, 100_000).ToArray();
        var parameters = string.Join(',', numbers.Select(static each => $"a{each}=1"));
        var metadata = string.Join(',', numbers.Select(static each => $"a{each}=\"\""));
        var channels = string.Concat(numbers.Select(static each => $"Type t : c{each}\n"));
        var tail = string.Concat(Enumerable.Repeat("a99999=1,", 100_000));

        var (syntax, count) = Read("things/a.things", $"Thing a:b:c [{parameters},{tail}] {{ {channels} }}\nSwitch A {{ {metadata}, {metadata} }}\n");

        Assert.True(watch.Elapsed < Bound);
        Assert.Equal(1001, count);
        Assert.Equal((100_000, 100_000, 100_000), (syntax.Things[0].Parameters.Count, syntax.Things[0].Channels.Count, syntax.Items[0].Metadata.Count));
    }

    [Fact]
    public void Read_BridgesNestedTooDeep_AreOneError()
    {
        var model = TestHome.ReadFile($"Bridge a:b:c {{{string.Concat(Enumerable.Repeat("\nBridge d e {", 10_000))}{new string('}', 10_001)}\nThing a:b:d\n", "things/a.things");

        var error = Assert.Single(model.Diagnostics);
        Assert.Equal("things/a.things:65:12: error: Bridges are nested more than 64 deep.", error.ToString());
        Assert.Equal(65, model.Things.Count);
        Assert.Equal("a:b:d", model.Things[^1].Definition.Uid.ToString());
    }

    [Fact]
    public void Read_ThousandsOfProblems_AreCountedNotListed()
    {
        var model = TestHome.ReadFile(string.Concat(Enumerable.Range(0, 5000).Select(static each => $"Switch A{each} (\n")));

        Assert.Equal(1001, model.Diagnostics.Count);
        Assert.Equal("items/a.items: error: There are 4000 more errors in this file.", model.Diagnostics[^1].ToString());
    }

    [Fact]
    public void Read_AHundredThousandItems_TakesBoundedTime()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            _ = text.Append(CultureInfo.InvariantCulture, $"Number:Power Power{i} \"Power of {i} [%.2f kW]\" <energy> (gPower, gAll) [\"Measurement\"] {{channel=\"a:b:box{i / 21}:powerL{i % 3}\", unit=\"kW\"}}\n");
        var source = text.ToString();
        var watch = Stopwatch.StartNew();

        var (syntax, count) = Read("items/a.items", source);

        Assert.True(watch.Elapsed < Bound);
        Assert.Equal((0, 100_000), (count, syntax.Items.Count));
    }

    private static (FileSyntax Syntax, int Diagnostics) Read(string file, string text)
    {
        var source = new SourceText(file, text);
        var syntax = new FileSyntax(file);
        var diagnostics = new FileDiagnostics(file);
        _ = new OpenHabTextFormat().Recognises(source);
        new OpenHabTextFormat().Read(source, syntax, diagnostics);
        return (syntax, diagnostics.All.Count());
    }
}
