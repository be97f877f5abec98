using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.Files;

public sealed partial class FuzzTests : IDisposable
{
    private static readonly string[] Parts =
    [
        "version: 1\n", "things:\n", "items:\n", "  ", "    ", "\n", "\r\n", "\t", ": ", ":", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!!str ", "|\n", ">-\n", "'", "\"",
        "\\", "%", "@", "#", "---\n", "...\n", "<<: ", "<<: *a", "!secret a", "${SECRET:a}", "${ENV:A:-b}", "tags:\n", "Location_A: ", "x-a: &a ", "\u00a0", "label: ", "config: ", "type: ", "Switch", "Number", "Number:Power", "dimension: ", "unit: ", "kW", "channel: ", "channels: ",
        "a:b:c", "a:b:c:d", "Name", "Name2", "true", "5", "null", "~", "é", "\u2028", "\u0085", "\uD83D\uDE00", "Thing a:b:c [x=1]\n", "Switch A \"b\" {channel=\"x\"}\n", "/* ", "// ",
    ];

    private readonly TestHome _home = new TestHome().WriteSecrets("a: hunter-7\n");

    public void Dispose() => _home.Dispose();

    [Property(MaxTest = 300)]
    public void Read_AnyBytes_NeverThrows(byte[] content) => ReadsInTime(content);

    [Property(MaxTest = 300)]
    public void Read_AnyText_NeverThrows(string? content) => ReadsInTime(Encoding.UTF8.GetBytes(content ?? ""));

    [Property(MaxTest = 300)]
    public void Read_AnySecrets_NeverThrowsAndSaysNone(byte[] content)
    {
        var diagnostics = _home.Write("secrets.yaml", content).Write("items/a.items", "version: 1\nthings: { a:b:c: { config: { p: !secret a } } }\n").Read().Diagnostics;

        Assert.All(diagnostics, each => Assert.DoesNotContain('\u001b', each.Render(_home.Directory)));
    }

    [Property(MaxTest = 500)]
    public Property Read_PiecesOfSecrets_NeverThrowsAndSaysNone() => Prop.ForAll(
        Gen.Elements([.. Parts, "a: ", "b: ", "hunter-7", "\n", ": "]).ListOf().Select(static each => string.Concat(each)).ToArbitrary(),
        content =>
        {
            foreach (var diagnostic in _home.WriteSecrets(content).Write("items/a.items", "version: 1\nthings: { a:b:c: { config: { p: !secret a } } }\n").Read().Diagnostics)
                Assert.DoesNotContain("hunter", NameInQuotes().Replace(diagnostic.Render(_home.Directory), ""), StringComparison.Ordinal);
        });

    [Property(MaxTest = 2000)]
    public Property Read_PiecesOfYaml_NeverThrows() => Prop.ForAll(
        Gen.Elements(Parts).ListOf().Select(each => "version: 1\n" + string.Concat(each)).ToArbitrary(),
        content => ReadsInTime(Encoding.UTF8.GetBytes(content)));

    [Property(MaxTest = 1000)]
    public Property Read_SampleWithOneChange_NeverThrows()
    {
        var sample = File.ReadAllBytes(Path.Combine(SampleFileTests.Root, "items/demo.items"));
        var changes = from position in Gen.Choose(0, sample.Length - 1)
                      from length in Gen.Choose(0, 20)
                      from part in Gen.Elements(Parts)
                      select (byte[])[.. sample.Take(position), .. Encoding.UTF8.GetBytes(part), .. sample.Skip(position + length)];
        return Prop.ForAll(changes.ToArbitrary(), ReadsInTime);
    }

    // What stands before a ':' is a name, which is no secret.
    [GeneratedRegex("'[^']*'")]
    private static partial Regex NameInQuotes();

    private void ReadsInTime(byte[] content)
    {
        var watch = Stopwatch.StartNew();
        var model = _home.Write("items/a.items", content).Read();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
        foreach (var diagnostic in model.Diagnostics.Concat(ModelChecker.Check(model, [])))
        {
            Assert.True(diagnostic.Span is { Line: > 0, Column: > 0 } or { Line: 0, Column: 0 });
            Assert.DoesNotContain('\u001b', diagnostic.Render(_home.Directory));
        }
    }
}
