using HomeBinding.Plugins.Tests.Acme;
using HomeBinding.Things;

namespace HomeBinding.Plugins.Tests;

[Collection(AcmeTests.Name)]
public sealed class BindingManagerTests(AcmeBuild build)
{
    private readonly string _root = build.NewRoot();

    [Fact]
    public async Task LoadAll_GoodAndBadFolders_LoadsTheGoodAndExplainsTheBad()
    {
        build.CopyTo(_root);
        build.CopyTo(_root, "Broken", mistake: "throws");
        Directory.CreateDirectory(Path.Combine(_root, "Empty"));
        Directory.CreateDirectory(Path.Combine(_root, ".hidden"));
        await using var home = await Home.StartAsync(_root);

        await home.WaitForReleaseAsync(1);

        Assert.Equal(["AcmeMeter", "Broken", "Empty"], home.Manager.Bindings.Select(each => each.Name));
        Assert.Equal(("acme", "Acme meter", "1.0.0", null, "acme:meter"), (home.Info().Id, home.Info().DisplayName, home.Info().Version, home.Info().Error, Assert.Single(home.Info().ThingTypes).ToString()));
        Assert.Equal(BindingState.LoadError, home.Info("Broken").State);
        Assert.Contains("No meter today.", home.Info("Broken").Error, StringComparison.Ordinal);
        Assert.Equal(BindingState.LoadError, home.Info("Empty").State);
        Assert.Equal("13.0.0", home.Meter.Properties["yamlDotNet"]);
    }

    [Fact]
    public async Task LoadAll_NothingThere_ThingsSayWhatTheyMiss()
    {
        await using var home = await Home.StartAsync(Path.Combine(_root, "not", "there"));

        Assert.Equal((ThingStatus.Uninitialized, ThingStatusDetail.HandlerMissingError), (home.Meter.Status.Status, home.Meter.Status.Detail));
    }

    [Fact]
    public async Task LoadAll_ConstructorHangs_OthersRun()
    {
        build.CopyTo(_root, "AAA", mistake: "hangs");
        build.CopyTo(_root);
        await using var home = await Home.StartAsync([_root], new BindingManagerOptions { LoadLimit = TimeSpan.FromSeconds(3) });

        await home.WaitForReleaseAsync(1);

        Assert.Equal(BindingState.LoadError, home.Info("AAA").State);
        Assert.StartsWith("It did not finish loading within 3 s.", home.Info("AAA").Error, StringComparison.Ordinal);
        // It was online before the other's time was up.
        var states = home.History.ToArray();
        Assert.True(Array.FindIndex(states, each => each is { Name: "AcmeMeter", State: BindingState.Loaded }) < Array.FindIndex(states, each => each is { Name: "AAA", State: BindingState.LoadError }));
    }

    [Fact]
    public async Task LoadAll_SameIdInTwoFolders_SecondIsRefusedUntilTheFirstIsGone()
    {
        var first = build.CopyTo(_root);
        var second = build.CopyTo(_root, "Copy", version: 2);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);
        Assert.Equal(BindingState.LoadError, home.Info("Copy").State);
        Assert.Contains(first, home.Info("Copy").Error, StringComparison.Ordinal);
        Assert.Contains(second, home.Info("Copy").Error, StringComparison.Ordinal);

        Directory.Delete(first, recursive: true);

        await home.WaitAsync(() => home.StateOf("release") == "2" && home.Info("Copy") is { State: BindingState.Loaded, Error: null }, "The second folder's binding");
    }

    [Fact]
    public async Task Roots_SameFolderName_UsersWinsAndBundledComesBack()
    {
        var bundled = Path.Combine(_root, "bundled");
        var users = Path.Combine(_root, "users");
        build.CopyTo(bundled);
        var folder = build.CopyTo(users, version: 2);
        await using var home = await Home.StartAsync(bundled, users);
        await home.WaitForReleaseAsync(2);
        Assert.Equal(folder, home.Info().Folder);

        Directory.Delete(folder, recursive: true);

        await home.WaitForReleaseAsync(1);
        Assert.Equal(Path.Combine(bundled, "AcmeMeter"), home.Info().Folder);
    }

    [Fact]
    public async Task Things_ThatCouldNotStart_LoseTheirBindingToo()
    {
        var folder = build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);
        Patch.Mistake(Path.Combine(folder, "AcmeMeter.dll"), "start throws");
        await home.WaitAsync(() => home.Meter.Status.Detail == ThingStatusDetail.HandlerInitializingError, "The failed start");
        Assert.Contains("The meter is asleep.", home.Meter.Status.Description, StringComparison.Ordinal);
        await home.WaitAsync(() => home.StateOf("power") == "UNDEF", "Items of a thing that did not start");

        Directory.Delete(folder, recursive: true);

        await home.WaitAsync(() => home.Meter.Status.Detail == ThingStatusDetail.HandlerMissingError, "HANDLER_MISSING_ERROR");
        await home.WaitAsync(() => home.Manager.Bindings.Count == 0, "No binding");
        Assert.Equal(0, home.Manager.UnloadedNotCollected);
    }

    [Theory]
    [InlineData("leaks")]
    [InlineData("stop hangs")]
    public async Task Unload_BindingThatRunsOn_IsVisibleAndTheHostGoesOn(string mistake)
    {
        var folder = build.CopyTo(_root, mistake: mistake);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);

        Directory.Delete(folder, recursive: true);

        await home.WaitAsync(() => home.Manager.UnloadedNotCollected == 1, "The leak to be noticed");
        await home.WaitAsync(() => home.Info().State == BindingState.UnloadError, "The leak to be shown");
        Assert.Contains("until the host is restarted", home.Info().Error, StringComparison.Ordinal);
        build.CopyTo(_root, version: 2);
        await home.WaitForReleaseAsync(2);
    }

    [Fact]
    public async Task Observer_Throws_ManagerGoesOn()
    {
        await using var home = await Home.StartAsync(_root);
        home.Manager.Changed += _ => throw new InvalidOperationException("Not interested.");

        build.CopyTo(_root);

        await home.WaitForReleaseAsync(1);
    }
}
