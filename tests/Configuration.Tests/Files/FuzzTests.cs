using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.Files;

public sealed class FuzzTests : IDisposable
{
    private static readonly string[] Parts =
    [
        "version: 1\n", "things:\n", "items:\n", "  ", "    ", "\n", "\r\n", "\t", ": ", ":", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!!str ", "|\n", ">-\n", "'", "\"",
        "\\", "%", "@", "#", "---\n", "...\n", "<<: ", "label: ", "config: ", "type: ", "Switch", "Number", "Number:Power", "dimension: ", "unit: ", "kW", "channel: ", "channels: ",
        "a:b:c", "a:b:c:d", "Name", "Name2", "true", "5", "null", "~", "é", "\u2028", "\u0085", "\uD83D\uDE00", "Thing a:b:c [x=1]\n", "Switch A \"b\" {channel=\"x\"}\n", "/* ", "// ",
    ];

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Property(MaxTest = 300)]
    public void Read_AnyBytes_NeverThrows(byte[] content) => ReadsInTime(content);

    [Property(MaxTest = 300)]
    public void Read_AnyText_NeverThrows(string? content) => ReadsInTime(Encoding.UTF8.GetBytes(content ?? ""));

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
