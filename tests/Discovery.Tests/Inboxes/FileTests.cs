using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Configuration.Files;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Discovery.Tests.Inboxes;

/// <summary>The file of a thing and the file of the inbox.</summary>
public sealed class FileTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("homebinding-inbox-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Property(MaxTest = 500)]
    public Property Yaml_OfAnyThing_ReadsBackTheSame() => Prop.ForAll(Things(), thing =>
    {
        Directory.CreateDirectory(Path.Combine(_home, "things"));
        File.WriteAllText(Path.Combine(_home, "things", "a.things"), ThingYaml.Write(thing));

        var model = HomeModelReader.Read(_home);

        Assert.Empty(model.Diagnostics);
        var read = Assert.Single(model.Things).Definition;
        Assert.Equal(thing.Uid, read.Uid);
        Assert.Equal(thing.Label, read.Label);
        Assert.Equal(thing.Configuration.OrderBy(each => each.Key), read.Configuration.OrderBy(each => each.Key).Select(each => KeyValuePair.Create(each.Key, each.Value is string text && bool.TryParse(text, out var flag) && thing.Configuration[each.Key] is bool ? flag : Same(each.Value, thing.Configuration[each.Key]))));
    });

    [Fact]
    public void Writer_WritesOneFileAndNoOther()
    {
        var before = Path.Combine(_home, "things", "garage.things");
        Directory.CreateDirectory(Path.GetDirectoryName(before)!);
        File.WriteAllText(before, "version: 1\n");

        var path = new InboxThingWriter(_home).Write(Thing("garage"));

        Assert.Equal(Path.Combine(_home, "things", "discovered-garage.things"), path);
        Assert.Equal("version: 1\n", File.ReadAllText(before));
        Assert.Equal(["discovered-garage.things", "garage.things"], Directory.GetFiles(Path.Combine(_home, "things")).Select(Path.GetFileName).Order());
        Assert.Equal("test:box:garage", Assert.Single(HomeModelReader.Read(_home).Things).Definition.Uid.ToString());
    }

    [Fact]
    public void Writer_OfAFileThatIsThere_LeavesItAlone()
    {
        var writer = new InboxThingWriter(_home);
        var path = writer.Write(Thing("garage"));
        File.AppendAllText(path, "# mine\n");

        Assert.Throws<IOException>(() => writer.Write(Thing("garage")));

        Assert.EndsWith("# mine\n", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(_home, "things")));
    }

    [Fact]
    public async Task Store_KeepsEntriesAndWhatTheUserDecided()
    {
        await using var bench = new InboxBench();
        var store = new InboxStore(Path.Combine(_home, ".homebinding", "inbox.json"), NullLoggerFactory.Instance);
        store.Follow(bench.Inbox, bench.Engine.CreateMailbox("store"));
        bench.Add(TestThings.Box("1", timeToLive: TimeSpan.FromHours(1)) with { Addresses = ["192.168.1.6"], BridgeUid = ThingUid.Parse("test:bridge:b"), RepresentationProperty = "serialNumber" });
        bench.Add(TestThings.Box("2") with { Properties = new Dictionary<string, object?> { ["n"] = 5.50m, ["b"] = true, ["none"] = null } });
        bench.Inbox.Ignore(ThingUid.Parse("test:box:2"));
        await Eventually.HoldsAsync(() => store.Load() is [_, { IsIgnoredByUser: true }]);

        await using var later = new InboxBench();
        later.Inbox.Restore(store.Load());

        var (one, two) = (later.Find("test:box:1")!, later.Find("test:box:2")!);
        Assert.Equal(bench.Find("test:box:1")!.Timestamp, one.Timestamp);
        Assert.Equal(TimeSpan.FromHours(1), one.Result.TimeToLive);
        Assert.Equal("test:bridge:b", one.Result.BridgeUid.ToString());
        Assert.Equal(["192.168.1.6"], one.Result.Addresses);
        Assert.Equal("1", one.Result.Properties["serialNumber"]);
        Assert.Equal(InboxFlag.Ignored, two.Flag);
        Assert.Equal(5.50m, two.Result.Properties["n"]);
        Assert.Equal(true, two.Result.Properties["b"]);
        Assert.Null(two.Result.Properties["none"]);
        Assert.Equal(["inbox.json"], Directory.GetFiles(Path.Combine(_home, ".homebinding")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Restore_OfWhatHasEnded_LeavesItOut()
    {
        await using var bench = new InboxBench();
        bench.Add(TestThings.Box("1", timeToLive: TimeSpan.FromHours(1)));
        await using var later = new InboxBench();
        later.Time.Advance(TimeSpan.FromHours(2));
        later.Inbox.Restore(bench.Inbox.Entries);
        Assert.Empty(later.Inbox.Entries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"entries":null}""")]
    [InlineData("""{"entries":[{}]}""")]
    [InlineData("""{"entries":[{"uid":"x"}]}""")]
    [InlineData("""{"entries":[{"uid":"a:b:c","timeToLive":-5}]}""")]
    [InlineData("""{"entries":[{"uid":"a:b:c","timeToLive":1e300}]}""")]
    [InlineData("""{"entries":[{"uid":"a:b:c","timestamp":"9999-12-31T00:00:00Z","timeToLive":1}]}""")]
    public void Load_OfABrokenFile_IsEmpty(string text)
    {
        var path = Path.Combine(_home, "inbox.json");
        File.WriteAllText(path, text);
        Assert.Empty(new InboxStore(path, NullLoggerFactory.Instance).Load());
        Assert.True(File.Exists(path));
    }

    [Property(MaxTest = 300)]
    public async Task Load_OfAnyText_NeverThrows(string? text)
    {
        var path = Path.Combine(_home, "inbox.json");
        await File.WriteAllTextAsync(path, $$"""{"version":1,"entries":[{"uid":"a:b:c","label":{{text}}""");
        _ = new InboxStore(path, NullLoggerFactory.Instance).Load();
    }

    [Fact]
    public void Save_WhereNothingCanBeWritten_IsNoFailure()
    {
        File.WriteAllText(Path.Combine(_home, "file"), "");
        new InboxStore(Path.Combine(_home, "file", "inbox.json"), NullLoggerFactory.Instance).Save([]);
        Assert.False(Directory.Exists(Path.Combine(_home, "file")));
    }

    private static ThingDefinition Thing(string id) => new() { Uid = ThingUid.Parse($"test:box:{id}"), Label = "Box", Configuration = new Dictionary<string, object?> { ["ip"] = "192.168.1.6" } };

    // A number of the file may have lost nothing but how it was written.
    private static object? Same(object? read, object? written) => read is string text && written is decimal number && text == number.ToString(System.Globalization.CultureInfo.InvariantCulture) ? number : read;

    private static Arbitrary<ThingDefinition> Things()
    {
        var nasty = Gen.Elements(
            "true", "No", "null", "~", "0123", "123", "1e3", "0x1F", "1.5", "-5", "192.168.1.6", "a: b", "a #b", "- a", "[x]", "{x}", "&a", "*a", "!x", "|", ">", "'", "\"", "\\", "%", "@", "`",
            " lead", "trail ", "a\tb", "ü€😀", "2024-01-01", "12:30:45", ".inf", ".NaN", "=", "<<", "?", "a\u0085b", "---", "fe80::1%eth0", "[::1]:80", "on", "y");
        var text = Gen.OneOf(nasty, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(each => each.Get).Where(each => each.All(c => !char.IsSurrogate(c) && c != '\0' && !char.IsControl(c) && c < '\ufff0') && each.Length > 0));
        var value = Gen.OneOf(text.Select(each => (object?)each), Gen.Choose(-1000, 1000).Select(each => (object?)(decimal)each), Gen.Elements(true, false).Select(each => (object?)each));
        return (from label in text from one in value from two in value select new ThingDefinition
        {
            Uid = ThingUid.Parse("test:box:1"),
            Label = label,
            Configuration = new Dictionary<string, object?> { ["one"] = one, ["twoWords"] = two },
        }).ToArbitrary();
    }
}
