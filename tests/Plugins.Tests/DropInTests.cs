using HomeBinding.Engine.Events;
using HomeBinding.Plugins.Tests.Acme;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Plugins.Tests;

[Collection(AcmeTests.Name)]
public sealed class DropInTests(AcmeBuild build)
{
    private static readonly EventSource User = new(SourceKind.User, "test");
    private readonly string _root = build.NewRoot();

    [Fact]
    public async Task Folder_AddedToRootThatDidNotExist_ThingsComeOnline()
    {
        var root = Path.Combine(_root, "later", "bindings");
        await using var home = await Home.StartAsync(root);

        build.CopyTo(root);

        await home.WaitForReleaseAsync(1);
    }

    [Fact]
    public async Task Folder_Replaced_ThingsRunTheNewCodeAndItemsKeepTheirStates()
    {
        build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);
        await home.WaitAsync(() => home.StateOf("power") == "1234.5 W", "A value");

        build.CopyTo(_root, version: 2);

        await home.WaitForReleaseAsync(2);
        Assert.Equal("2.0.0", home.Info().Version);
        Assert.DoesNotContain(home.Events, each => each.NewState is UnDef);
        await home.WaitAsync(() => home.History.Any(each => each is { Version: "2.0.0", State: BindingState.Loaded }), "The report");
    }

    [Fact]
    public async Task Folder_Deleted_ThingsMissTheirHandlerAndItemsAreUndef()
    {
        var folder = build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);

        Directory.Delete(folder, recursive: true);

        await home.WaitAsync(() => home.Meter.Status is { Status: ThingStatus.Uninitialized, Detail: ThingStatusDetail.HandlerMissingError }, "HANDLER_MISSING_ERROR");
        Assert.All(["power", "limit", "release"], item => Assert.Equal("UNDEF", home.StateOf(item)));
        await home.WaitAsync(() => home.Manager.Bindings.Count == 0, "No binding");
        Assert.Equal(BindingState.Unloaded, home.History.Last().State);
        Assert.Equal(0, home.Manager.UnloadedNotCollected);
    }

    [Fact]
    public async Task Folder_MovedAwayAndBack_ThingsStopAndStart()
    {
        var folder = build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);
        var elsewhere = Path.Combine(build.NewRoot(), "AcmeMeter");

        Directory.Move(folder, elsewhere);
        await home.WaitAsync(() => home.Meter.Status.Detail == ThingStatusDetail.HandlerMissingError, "HANDLER_MISSING_ERROR");

        Directory.Move(elsewhere, folder);
        await home.WaitForReleaseAsync(1);
    }

    [Fact]
    public async Task Folder_IsLinkThatIsTurned_ThingsRunWhatItPointsTo()
    {
        var link = Path.Combine(_root, "AcmeMeter");
        Directory.CreateSymbolicLink(link, build.Folder(1));
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, build.Folder(2));

        await home.WaitForReleaseAsync(2);
    }

    [Fact]
    public async Task Dll_StillBeingCopied_IsLoadedOnceComplete()
    {
        await using var home = await Home.StartAsync(_root);
        var folder = build.CopyTo(_root);
        var dll = Path.Combine(folder, "AcmeMeter.dll");
        Patch.Truncate(dll);

        await home.WaitAsync(() => home.Manager.Bindings.Any(each => each.State == BindingState.LoadError), "The error");
        Assert.StartsWith("AcmeMeter.dll is not complete", home.Info().Error, StringComparison.Ordinal);

        File.Copy(Path.Combine(build.Folder(), "AcmeMeter.dll"), dll, overwrite: true);
        await home.WaitForReleaseAsync(1);
        Assert.Null(home.Info().Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replacement_Broken_LastGoodVersionGoesOn(bool truncated)
    {
        var folder = build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);

        build.CopyTo(_root, version: 2, mistake: "throws");
        if (truncated) Patch.Truncate(Path.Combine(folder, "AcmeMeter.dll"));

        await home.WaitAsync(() => home.Info().Error is not null, "The error");
        Assert.Equal((BindingState.Loaded, "1.0.0"), (home.Info().State, home.Info().Version));
        Assert.StartsWith("The new version was not loaded; version 1.0.0 goes on. ", home.Info().Error, StringComparison.Ordinal);
        var result = await home.Engine.SendCommandAsync("limit", new Quantity<ElectricCurrent>(9, Units.Units.Ampere), User);
        Assert.True(result.IsSuccess, result.ToString());
        Assert.Equal(ThingStatus.Online, home.Meter.Status.Status);

        build.CopyTo(_root, version: 2);
        await home.WaitForReleaseAsync(2);
        await home.WaitAsync(() => home.Info().Error is null, "The error to go away");
    }

    [Fact]
    public async Task Replacement_TwentyTimesWhileWorking_LeavesNothingInMemory()
    {
        build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        for (var round = 0; round < 20; round++)
        {
            await home.WaitForReleaseAsync(1 + (round % 2));
            var sending = home.Engine.SendCommandAsync("limit", new Quantity<ElectricCurrent>(6 + (round % 10), Units.Units.Ampere), User);
            build.CopyTo(_root, version: 2 - (round % 2));
            await sending.WaitAsync(TimeSpan.FromSeconds(30));
        }
        await home.WaitForReleaseAsync(1);

        Directory.Delete(Path.Combine(_root, "AcmeMeter"), recursive: true);

        await home.WaitAsync(() => home.Manager.Bindings.Count == 0, "No binding");
        Assert.Equal(0, home.Manager.UnloadedNotCollected);
    }
}
