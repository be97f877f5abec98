namespace HomeBinding.Configuration.Tests.Live;

/// <summary>A running home whose secrets change.</summary>
public sealed class SecretReloadTests
{
    private const string Things =
        """
        version: 1
        things:
          test:lamp:hall: { config: { size: !secret size } }
          test:lamp:attic: { config: { size: 4 } }
        """;

    [Fact]
    public async Task Load_SecretHasChanged_RestartsTheThingThatRefersToIt()
    {
        await using var home = await StartAsync();

        home.WriteSecrets("size: 7\n");
        var update = await home.LoadAsync();

        Assert.Equal(["test:lamp:hall"], update.Things.Update.Select(static each => each.Uid.ToString()));
        Assert.Equal("test:lamp:hall 7", home.Started.Last());
        Assert.Equal(3, home.Started.Count);
    }

    [Fact]
    public async Task Load_OtherSecretHasChanged_ChangesNothing()
    {
        await using var home = await StartAsync();

        home.WriteSecrets("size: 3\nother: x\n");

        Assert.True((await home.LoadAsync()).IsEmpty);
    }

    [Theory]
    [InlineData("sice: 7\n", "things/a.things:3:37: error: There is no secret 'size' in secrets.yaml.")]
    [InlineData("size: [\n", "secrets.yaml:2:1: error: This is not valid YAML; expected a name and a value in each line.")]
    [InlineData("size: 99\n", "things/a.things:3:37: error: 'size' is ${SECRET:size}; the most is 10.")]
    public async Task Load_SecretIsWrong_TheThingGoesOnUntilItIsRight(string secrets, string error)
    {
        await using var home = await StartAsync();

        home.WriteSecrets(secrets);
        var update = await home.LoadAsync();

        Assert.True(update.IsEmpty);
        Assert.Equal([error], home.Errors);
        Assert.Equal(2, home.Started.Count);
        Assert.NotNull(home.Thing("test:lamp:hall"));

        home.WriteSecrets("size: 7\n");
        await home.LoadAsync();
        Assert.Empty(home.Errors);
        Assert.Equal("test:lamp:hall 7", home.Started.Last());
    }

    [Fact]
    public async Task Watch_SecretsAreSaved_AreTakenIn()
    {
        await using var home = await StartAsync();
        home.Model.StartWatching();

        home.WriteSecrets("size: 8\n");

        await Eventually.HoldsAsync(() => home.Started.Contains("test:lamp:hall 8"));
    }

    [Fact]
    public async Task Load_Tags_AreThoseOfTheFiles()
    {
        await using var home = await StartAsync();

        await home.SaveAsync("items/tags.yaml", "version: 1\ntags: { Location_Indoor_Vault: { label: Vault } }\n");
        Assert.Equal("Location_Indoor_Vault", Assert.Single(home.Model.Tags).Uid);

        await home.SaveAsync("items/tags.yaml", "version: 1\n");
        Assert.Empty(home.Model.Tags);
    }

    private static async Task<LiveHome> StartAsync()
    {
        var home = await LiveHome.StartAsync(("things/a.things", Things), ("items/a.items", "version: 1\n"), ("secrets.yaml", "size: 3\n"));
        home.WriteSecrets("size: 3\n");
        await home.LoadAsync();
        return home;
    }
}
