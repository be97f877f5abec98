using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using Xunit;

namespace HomeBinding.Configuration.Tests.Live;

/// <summary>Reading only what changed finds what reading everything finds.</summary>
public sealed class PartialReadTests
{
    private static readonly string[] Lines =
    [
        "version: 1", "items:", "things:", "tags:", "", "# remark", "  # remark", "  A:", "  B: { type: Switch }", "  C:", "    type: Number", "    type: Swich", "    label: \"Hall", "  x: y\"", "    label: |",
        "      long text", "    dimension: Power", "    groups: [ G ]", "  G: { type: Group }", "    channel: test:lamp:hall:switch", "  test:lamp:hall: { config: { size: 3 } }", "  test:lamp:attic:", "    config: &c",
        "      size: 4", "    config: *c", "    expire: 5m", "    channels: { \"test:lamp:hall:switch\": { profile: follow, useTags: true } }", "---", "   D: { type: Dimmer }", "\tE:", "  - F", "  A: { type: Contact }", "readOnly: true", "  ? G",
    ];

    private static readonly string[] TextLines =
    [
        "Switch A", "  Number B \"Two\"", "Number:Power C \"Power [%.1f kW]\" <energy> (G)", "(G) { channel=\"test:lamp:hall:switch\" }", "Group:Switch:OR(ON, OFF) G", "{", "}", "  [ \"Tag\" ]", "// remark", "/*", "*/",
        "# remark", "\"label", "Thing test:lamp:hall \"Hall\" [ size=3 ]", "Bridge test:lamp:bridge {", "  Thing lamp attic [ size=4 ]", "test:lamp:cellar [", "]", "Switch", "Swich D", "String E { expire=\"5m\" }", "Dimmer F // end", "Contact",
        "version: 1", "items:", "", "Number N { channel=\"test:lamp:hall:level\" [ profile=\"follow\" ] }", "Call 'quoted'", "Switch A",
    ];

    private static readonly Arbitrary<Edit[]> Edits = EditsOf(Lines);
    private static readonly Arbitrary<Edit[]> TextEdits = EditsOf(TextLines);

    private static Arbitrary<Edit[]> EditsOf(string[] lines) => Gen
        .Choose(0, lines.Length - 1).SelectMany(line => Gen.Choose(0, 40).SelectMany(place => Gen.Elements('+', '+', '-', '=').Select(kind => new Edit(kind, place, lines[line]))))
        .ListOf().Select(static each => each.ToArray()).ToArbitrary();

    [Property(MaxTest = 60)]
    public Property Read_AfterEdits_IsAsReadAnew() => Prop.ForAll(Edits, static edits => Compare(
        "items/a.items",
        ["version: 1", "items:", "  A: { type: Switch, label: One }", "  B:", "    type: Number", "    label: Two", "things:", "  test:lamp:hall: { config: { size: 3 } }"],
        edits));

    [Property(MaxTest = 60)]
    public Property Read_AfterEditsOfText_IsAsReadAnew() => Prop.ForAll(TextEdits, static edits =>
    {
        Compare("items/a.items", ["Switch A \"One\"", "Number B", "  \"Two\"", "  (G)", "Group G", "", "String C"], edits);
        Compare("things/a.things", ["Thing test:lamp:hall [ size=3 ]", "test:lamp:attic [", "  size=4", "]", "Thing test:lamp:cellar \"Cellar\""], edits);
    });

    private static void Compare(string name, List<string> lines, Edit[] edits)
    {
        using var home = new TestHome();
        var file = new SourceFile(name, Path.Combine(home.Directory, name));
        var reader = new FileModelReader(new SharedUids(), batch: 2);
        FileModel? before = null;
        foreach (var edit in edits.Prepend(new Edit(' ', 0, "")))
        {
            edit.Apply(lines);
            home.Write(name, string.Join('\n', lines) + "\n");
            var partial = reader.Read(file, before);
            var whole = new FileModelReader(new SharedUids(), batch: int.MaxValue).Read(file, null);
            Assert.Equal(Describe(whole), Describe(partial));
            if (!partial.IsUnreadable) before = partial;
        }
    }

    [Theory]
    [InlineData("  A: { type: Switch, label: One }", "  A: { type: Switch, label: Other }")]
    [InlineData("  A: { type: Switch, label: One }", "# above\n\n  A: { type: Switch, label: One }")]
    [InlineData("  A: { type: Switch, label: One }\n", "")]
    public void Read_OneElementDiffers_TheOthersAreNotBuiltAgain(string old, string now)
    {
        const string Text = "version: 1\nitems:\n  A: { type: Switch, label: One }\n  B: { type: Number, label: Two }\n  C: { type: String }\n";
        using var home = new TestHome();
        var reader = new FileModelReader(new SharedUids());
        home.Write("items/a.items", Text);
        var before = reader.Read(new SourceFile("items/a.items", Path.Combine(home.Directory, "items/a.items")), null);

        home.Write("items/a.items", Text.Replace(old, now, StringComparison.Ordinal));
        var after = reader.Read(new SourceFile("items/a.items", Path.Combine(home.Directory, "items/a.items")), before);

        Assert.Empty(after.Diagnostics);
        foreach (var name in (string[])["B", "C"]) Assert.Same(Item(before, name).Entry!.Definition, Item(after, name).Entry!.Definition);
        var line = Text.Replace(old, now, StringComparison.Ordinal).Split('\n').ToList().FindIndex(each => each.StartsWith("  C:", StringComparison.Ordinal)) + 1;
        Assert.Equal(line, Item(after, "C").Entry!.Span.Line);
    }

    [Fact]
    public void Read_OneElementOfTextDiffers_TheOthersAreNotBuiltAgain()
    {
        const string Text = "// mine\nSwitch A \"One\"\n\nNumber B\n  \"Two\"\nString C { channel=\"test:lamp:hall:text\" }\n";
        using var home = new TestHome();
        var file = new SourceFile("items/a.items", Path.Combine(home.Directory, "items/a.items"));
        var reader = new FileModelReader(new SharedUids());
        home.Write(file.Name, Text);
        var before = reader.Read(file, null);

        home.Write(file.Name, "\n" + Text.Replace("One", "Other", StringComparison.Ordinal));
        var after = reader.Read(file, before);

        Assert.Empty(after.Diagnostics);
        foreach (var name in (string[])["B", "C"]) Assert.Same(Item(before, name).Entry!.Definition, Item(after, name).Entry!.Definition);
        Assert.Equal("Other", Item(after, "A").Entry!.Definition.Label);
        Assert.Equal([3, 5, 7], after.Elements.Select(static each => each.Span.Line));
        Assert.Equal(7, Item(after, "C").Links[0].Span.Line);
    }

    [Theory]
    [InlineData("    type: Number", "    type: Number", 0)]
    [InlineData("    type: Number", "    type: Nummer", 3)]
    [InlineData("    unit: W", "    unit: W\n    usles: 1", 3)]
    [InlineData("    channel: test:lamp:hall:a", "    channel: { \"test:lamp:hall:a\": { size: 1 } }", 3)]
    [InlineData("  M700:", "  M70:", 1)]
    [InlineData("  M701:", "things:\n  test:lamp:hall: { config: { size: 3 } }\nx-more:\n  M701:", 1)]
    public void Read_ALargeFile_IsAsReadInOnePiece(string old, string now, int times)
    {
        using var home = new TestHome();
        var text = "version: 1\nitems:\n" + string.Concat(Enumerable.Range(0, 1000).Select(static each => $"  # meter {each}\n  M{each}:\n    type: Number\n    dimension: Power\n    unit: W\n    groups: [ G ]\n    channel: test:lamp:hall:a\n\n"));
        for (var i = 0; i < times; i++)
            if (text.IndexOf(old, text.Length / 4 * i, StringComparison.Ordinal) is var at and >= 0) text = text[..at] + now + text[(at + old.Length)..];
        home.Write("items/a.items", text);
        var file = new SourceFile("items/a.items", Path.Combine(home.Directory, "items/a.items"));

        var inBatches = new FileModelReader(new SharedUids()).Read(file, null);

        Assert.Equal(Describe(new FileModelReader(new SharedUids(), batch: int.MaxValue).Read(file, null)), Describe(inBatches));
        Assert.True(inBatches.Elements.Count >= 700, "The sample is wrong.");
    }

    private static ItemElement Item(FileModel model, string name) => model.Elements.OfType<ItemElement>().Single(each => each.Name == name);

    private static string Describe(FileModel model) => string.Join('\n', [
        $"unreadable {model.IsUnreadable} incomplete {model.IsIncomplete} {model.Wording.GetType().Name}",
        .. model.Diagnostics.Select(static each => each.ToString()),
        .. model.Elements.OrderBy(static each => each.Span.Line).Select(static each => each switch
        {
            ThingElement thing => $"{thing.Span} {thing.Uid} {thing.Entry?.Span} {(thing.Entry is { } entry ? string.Join(',', entry.Definition.Configuration.Select(value => $"{value.Key}={value.Value}@{entry.ConfigSpans[value.Key]}")) : "-")}",
            ItemElement item => $"{item.Span} {item.Name} {item.Entry?.Span} {item.Entry?.Definition.Type.Name} {item.Entry?.Definition.Label} {string.Join(',', item.Entry?.GroupSpans ?? [])} {string.Join(',', item.Links.Select(link => $"{link.Span} {link.Definition.Channel} {link.ProfileSpan}"))}",
            _ => "",
        })]);

    public sealed record Edit(char Kind, int Place, string Line)
    {
        public void Apply(List<string> lines)
        {
            var at = Place % (lines.Count + 1);
            if (Kind == '+') lines.Insert(at, Line);
            else if (Kind == '-' && at < lines.Count) lines.RemoveAt(at);
            else if (Kind == '=' && at < lines.Count) lines[at] = Line;
        }
    }
}
