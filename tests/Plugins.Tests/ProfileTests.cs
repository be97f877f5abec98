using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Plugins.Tests.Acme;

namespace HomeBinding.Plugins.Tests;

/// <summary>A profile out of a binding's own assembly.</summary>
[Collection(AcmeTests.Name)]
public sealed class ProfileTests(AcmeBuild build)
{
    private readonly string _root = build.NewRoot();

    [Fact]
    public async Task Folder_DeletedAndBack_ProfileIsMissingMeanwhile_AndTheBindingLeavesTheMemory()
    {
        var folder = build.CopyTo(_root);
        await using var home = await Home.StartAsync(_root);
        await home.WaitForReleaseAsync(1);
        await home.Engine.AddAsync(
            [new ItemDefinition { Name = "peak", Type = home.Engine.FindItem("power")!.Type }],
            [new LinkDefinition("peak", ChannelUid.Parse("acme:meter:garage:power")) { Profile = "acme:peak", Configuration = new Dictionary<string, object?> { ["seconds"] = 5m } }]);
        var link = home.Engine.FindItem("peak")!.Links.Single();
        await home.WaitAsync(() => home.StateOf("peak") == "1234.5 W", "The profile's value");
        Assert.Equal("acme:peak", link.ActiveProfile.ToString());

        Directory.Delete(folder, recursive: true);
        await home.WaitAsync(() => home.Manager.Bindings.Count == 0, "No binding");
        Assert.Equal(0, home.Manager.UnloadedNotCollected);
        Assert.Null(link.ActiveProfile);
        Assert.StartsWith("The profile acme:peak is missing", link.Error, StringComparison.Ordinal);

        build.CopyTo(_root);
        await home.WaitForReleaseAsync(1);
        await home.WaitAsync(() => home.StateOf("peak") == "1234.5 W", "The profile's value again");
        Assert.Null(link.Error);
    }
}
