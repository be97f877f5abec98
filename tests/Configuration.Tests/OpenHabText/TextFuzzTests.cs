using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.OpenHabText;

public sealed class TextFuzzTests : IDisposable
{
    private const string Sample = """
        // a home
        Bridge mqtt:broker:home "Broker" @ "Cellar" [ host="192.168.1.5", port=1883, secure=false ] {
          Things:
            Thing topic lamp "Lamp" (mqtt:broker:home) @ "Hall" [ list="a", "b", 1.5 ] {
              Channels:
                Type switch : power "Power" [ stateTopic="lamp/power" ]
                State Number:Temperature : temp "Temp"
                Trigger String : button
            }
            Bridge poller x { data y }
        }
        goecharger:goe:garage [ip="1.2.3.4"]
        Group:Switch:OR(ON, OFF) gLights "Lights [%d]" <oh:classic:light> (gAll) ["Lighting", Switchable]
        Number:Temperature Hall "Hall [MAP(x.map):%s]" { channel="a:b:c:d, a:b:c:e" [ profile="system:offset", offset=-1e-2 ], unit="°C", stateDescription="" [ min=1, readOnly=true ] }
        /* the end */
        """;

    private static readonly string[] Parts =
    [
        "Thing ", "Bridge ", "a:b:c", "Things:", "Channels:", "Type ", "State ", "Trigger ", "Switch ", "Number:Power ", "Group:Switch:OR", "(ON,OFF)", "Name", "Name2", "\"Label [%s]\"", "\"", "'",
        "<", ">", "(", ")", "[", "]", "{", "}", "@", ":", "=", ",", ".", "#", "-", "^", "/", "//", "/*", "*/", "\\", "\n", "\r\n", "\t", " ", "a=1", "b=\"x\"", "channel=\"a:b:c:d\"", "unit=\"kW\"",
        "profile=\"system:follow\"", "true", "1e-5", "007", "é", "°", "\u2028", "\u0085", "\u00a0", "\uD83D\uDE00", "\0", "version: 1\n", "items:\n",
    ];

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Property(MaxTest = 300)]
    public void Read_AnyBytes_NeverThrows(byte[] content) => ReadsInTime([.. "Switch A\n"u8, .. content]);

    [Property(MaxTest = 300)]
    public void Read_AnyText_NeverThrows(string? content) => ReadsInTime(Encoding.UTF8.GetBytes("Thing a:b:c " + content));

    [Property(MaxTest = 2000)]
    public Property Read_PiecesOfTheSyntax_NeverThrows() => Prop.ForAll(
        Gen.Elements(Parts).ListOf().Select(static each => "Switch A\n" + string.Concat(each)).ToArbitrary(),
        content => ReadsInTime(Encoding.UTF8.GetBytes(content)));

    [Property(MaxTest = 2000)]
    public Property Read_SampleWithChanges_NeverThrows()
    {
        var change = from position in Gen.Choose(0, Sample.Length)
                     from length in Gen.Choose(0, 12)
                     from part in Gen.Elements(Parts)
                     select (position, length, part);
        return Prop.ForAll(change.ListOf(3).ToArbitrary(), changes => ReadsInTime(Encoding.UTF8.GetBytes(changes.Aggregate(Sample, Apply))));
    }

    /// <summary>Whatever is wrong within one line, the elements of the other lines are all there, and as they are without it.</summary>
    [Property(MaxTest = 2000)]
    public Property Read_OneLineWithChanges_HidesNoOther()
    {
        string[] lines =
        [
            "Switch Name \"Label [%s]\" <light> (gA, gB) [\"Tag\"] { channel=\"a:b:c:d\" [ profile=\"system:follow\" ], alexa=\"x\" }",
            "Group:Number:Power:SUM Name \"Label\"",
            "Thing a:b:c \"Label\" (x:y:z) @ \"Hall\" [ ip=\"1.2.3.4\", port=80 ]",
            "Bridge a:b:c [ x=1 ] { Thing d e \"Label\" { Type t : c [ y=\"z\" ] } }",
        ];
        // A comment that is not closed hides what follows by what it means.
        var parts = Parts.Where(static each => each is not ("/*" or "/" or "\n" or "\r\n" or "\u2028" or "\u0085" or "\0" or "version: 1\n" or "items:\n")).ToArray();
        var change = from line in Gen.Elements(lines)
                     from position in Gen.Choose(0, line.Length)
                     from length in Gen.Choose(0, 8)
                     from part in Gen.Elements(parts)
                     select (Line: line, Text: Apply(line, (position, length, part)));
        return Prop.ForAll(change.ToArbitrary(), changed =>
        {
            // What begins with a bracket or a quote belongs to the line before.
            if ("\"'<([{@".Contains(changed.Text.TrimStart().FirstOrDefault('['), StringComparison.Ordinal)) return;
            var model = _home.Write("items/a.items", $"Number First \"Label\"\nThing x:y:one\n{changed.Text}\nSwitch Second {{channel=\"a:b:c:d\"}}\nThing x:y:two [a=\"b\"]\nContact Third\n").Read();
            Assert.Equal(["First", "Second", "Third"], model.Items.Select(static each => each.Definition.Name).Where(static each => each is "First" or "Second" or "Third"));
            Assert.Equal(["x:y:one", "x:y:two"], model.Things.Select(static each => each.Definition.Uid.ToString()).Where(static each => each is "x:y:one" or "x:y:two"));
            Assert.Equal("b", model.Things.Single(static each => each.Definition.Uid.ToString() == "x:y:two").Definition.Configuration["a"]);
            Assert.Equal("a:b:c:d", Assert.Single(model.Links, static each => each.Definition.ItemName == "Second").Definition.Channel.ToString());
        });
    }

    private static string Apply(string text, (int Position, int Length, string Part) change)
    {
        var position = Math.Min(change.Position, text.Length);
        return text[..position] + change.Part + text[Math.Min(text.Length, position + change.Length)..];
    }

    private void ReadsInTime(byte[] content)
    {
        foreach (var file in (string[])["items/a.items", "things/a.things"])
        {
            var watch = Stopwatch.StartNew();
            _ = _home.Write(file, content);
            var model = _home.Read();
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
            foreach (var diagnostic in model.Diagnostics.Concat(ModelChecker.Check(model, [])))
            {
                Assert.True(diagnostic.Span is { Line: > 0, Column: > 0 } or { Line: 0, Column: 0 });
                Assert.DoesNotContain('\u001b', diagnostic.Render(_home.Directory));
            }
        }
    }
}
