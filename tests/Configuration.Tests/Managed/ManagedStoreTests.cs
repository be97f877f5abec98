using System.Collections.Immutable;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Tests.Managed;

/// <summary>What was made over the API is never half there, whatever becomes of process, disk and files.</summary>
public sealed class ManagedStoreTests : IDisposable
{
    private readonly TestHome _home = new();

    private string Folder => Path.Combine(_home.Directory, ".homebinding", "managed");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Write_ThenLoad_IsTheSame()
    {
        var config = new ConfigValues(new Dictionary<string, object?> { ["text"] = "ü\n\"", ["number"] = 1.50m, ["flag"] = true, ["list"] = new object?[] { 1m, "a" }, ["map"] = new Dictionary<string, object?> { ["x"] = null } });
        var set = new ManagedSet
        {
            Things = ImmutableDictionary<ThingUid, ManagedThing>.Empty.Add(ThingUid.Parse("test:lamp:hall"), new ManagedThing("test:lamp:hall")
            {
                Label = "Hall",
                Bridge = "test:bridge:one",
                Configuration = config,
                Channels = [new ManagedChannel("extra", null, "STATE", "Number") { Label = "Extra" }],
            }),
            Items = Named("Pump", "Garden"),
            Metadata = ImmutableDictionary<(string Item, string Namespace), ManagedMetadata>.Empty.Add(("Pump", "alexa"), new ManagedMetadata("Pump", "alexa", "Light", config)),
            Tags = ImmutableDictionary<string, ManagedTag>.Empty.Add("Location_Attic", new ManagedTag("Location_Attic", "Attic", null, ["Loft"])),
        };

        new ManagedStore(Folder).Write(set);
        var store = new ManagedStore(Folder);
        var loaded = store.Load();

        Assert.Empty(store.Diagnostics);
        Assert.Equal(["Garden", "Pump"], loaded.Items.Keys.Order(StringComparer.Ordinal));
        var values = loaded.Things.Single().Value.Configuration.Values;
        Assert.Equal(("ü\n\"", 1.50m, true), (values["text"], values["number"], values["flag"]));
        Assert.Equal(new object?[] { 1m, "a" }, values["list"]);
        Assert.Equal("Extra", loaded.Things.Single().Value.Channels.Single().Label);
        Assert.Equal("Light", loaded.Metadata[("Pump", "alexa")].Value);
        Assert.Equal("Loft", loaded.Tags["Location_Attic"].Synonyms.Single());
    }

    [Fact]
    public void Load_OfANewestThatWasCutAtAnyByte_TakesTheOneBefore_AndSaysSo() => AssertEachDamage(static (bytes, i) => bytes[..i]);

    [Fact]
    public void Load_OfANewestWithAnyByteChanged_TakesTheOneBefore_AndSaysSo() => AssertEachDamage(static (bytes, i) =>
    {
        byte[] garbled = [.. bytes];
        garbled[i] ^= 0x15;
        return garbled;
    });

    [Fact]
    public void Load_OfANewestWithMoreBehindItsEnd_TakesTheOneBefore() => AssertEachDamage(static (bytes, i) => [.. bytes, (byte)'\n', .. bytes[..i]]);

    [Fact]
    public void Load_WhereAllAreDamaged_HasNothing_AndKeepsThem()
    {
        Write(1);
        Write(2);
        foreach (var file in Files()) File.WriteAllText(file, "rubbish");

        var store = new ManagedStore(Folder);

        Assert.Empty(store.Load().Items);
        Assert.Equal(2, store.Diagnostics.Count);
        Assert.Equal(2, Directory.GetFiles(Folder, "*.damaged").Length);
    }

    [Fact]
    public void Load_AfterAProcessThatWasKilledWhileItWrote_TakesWhatWasWhole()
    {
        Write(1);
        File.WriteAllText(Path.Combine(Folder, "00000002.json.new"), "homebinding 1 2 half a h");

        var store = new ManagedStore(Folder);

        Assert.Equal(["Item_1"], store.Load().Items.Keys);
        Assert.Empty(store.Diagnostics);
        store.Write(new ManagedSet { Items = Named("Next") });
        Assert.Equal(["Next"], new ManagedStore(Folder).Load().Items.Keys);
    }

    [Fact]
    public void Load_OfACopyUnderAnotherNumber_DoesNotTakeIt()
    {
        Write(1);
        Write(2);
        File.Copy(Files()[0], Path.Combine(Folder, "00000009.json"));

        Assert.Equal(["Item_2"], new ManagedStore(Folder).Load().Items.Keys);
    }

    [Fact]
    public void Write_AfterADamage_IsNewerThanWhatWasDamaged()
    {
        Write(1);
        Write(2);
        File.WriteAllText(Files()[^1], "rubbish");
        var store = new ManagedStore(Folder);
        store.Load();

        store.Write(new ManagedSet { Items = Named("Next") });

        Assert.Equal(["Next"], new ManagedStore(Folder).Load().Items.Keys);
        Assert.EndsWith("00000003.json", Files()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_KeepsAFew_OnlyForTheHostToRead()
    {
        for (var i = 1; i <= 20; i++) Write(i);

        Assert.Equal(ManagedStore.Kept, Files().Length);
        Assert.Equal(["Item_20"], new ManagedStore(Folder).Load().Items.Keys);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Files()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Write_WhereItCannotBe_SaysSo_AndWhatWasThereStays()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        File.WriteAllText(Folder, "a file where the folder should be");

        var refused = Assert.Throws<ManagedChangeException>(() => new ManagedStore(Folder).Write(new ManagedSet { Items = Named("Pump") }));

        Assert.Equal(ManagedChangeProblem.Unavailable, refused.Problem);
        Assert.StartsWith("The change was not made, as it could not be kept:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAHome_SeesWhatWasMadeOverTheApi_AndTouchesNothing()
    {
        _home.Write("items/a.yaml", "version: 1\nitems:\n  Lamp:\n    type: Switch\n    groups: [Garden]\n");
        new ManagedStore(Folder).Write(new ManagedSet { Items = ImmutableDictionary<string, ManagedItem>.Empty.Add("Garden", new ManagedItem("Garden", "Group")) });
        new ManagedStore(Folder).Load();
        File.WriteAllText(Path.Combine(Folder, "00000009.json"), "rubbish");

        foreach (var model in new[] { _home.Read(), HomeBinding.Configuration.Files.HomeModelReader.ReadAsWritten(_home.Directory) })
        {
            Assert.Equal(["Lamp", "Garden"], model.Items.Select(static each => each.Definition.Name));
            Assert.Empty(HomeBinding.Configuration.Checks.ModelChecker.Check(model, []));
        }
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public void Load_WithoutAFolder_HasNothing()
    {
        Assert.Empty(new ManagedStore(Folder).Load().Items);
        Assert.Empty(new ManagedStore(null).Load().Items);
        new ManagedStore(null).Write(new ManagedSet { Items = Named("Pump") });
    }

    private static ImmutableDictionary<string, ManagedItem> Named(params string[] names) => names.ToImmutableDictionary(static each => each, static each => new ManagedItem(each, "Switch"));

    private void AssertEachDamage(Func<byte[], int, byte[]> damage)
    {
        Write(1);
        Write(2);
        var newest = Files()[^1];
        var whole = File.ReadAllBytes(newest);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = damage(whole, i);
            if (damaged.AsSpan().SequenceEqual(whole)) continue;
            File.WriteAllBytes(newest, damaged);
            var store = new ManagedStore(Folder);
            Assert.True(store.Load().Items.ContainsKey("Item_1"), $"Damaged at byte {i} of {whole.Length}, the generation before does not count.");
            var error = Assert.Single(store.Diagnostics);
            Assert.Equal((Severity.Error, ".homebinding/managed/00000002.json"), (error.Severity, error.Span.File));
            Assert.Equal(damaged, File.ReadAllBytes(newest + ".damaged"));
        }
    }

    private void Write(int i)
    {
        var store = new ManagedStore(Folder);
        store.Load();
        store.Write(new ManagedSet { Items = Named($"Item_{i}") });
    }

    private string[] Files() => [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal)];
}
