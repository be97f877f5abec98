using HomeBinding.Configuration.Live;
using Xunit;

namespace HomeBinding.Configuration.Tests.Live;

/// <summary>The ways in which editors, people and deployments save.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task Watch_WrittenInPlace_IsTakenIn()
    {
        await using var home = await StartAsync();

        await home.SeesAsync("B", () => home.Write("items/a.items", Items("A", "B")));
    }

    [Fact]
    public async Task Watch_WrittenBesideAndRenamed_IsTakenIn()
    {
        await using var home = await StartAsync();

        await home.SeesAsync("B", () =>
        {
            home.Write("items/.a.items.swp", Items("A", "B"));
            File.Move(home.PathOf("items/.a.items.swp"), home.PathOf("items/a.items"), overwrite: true);
        });
    }

    [Fact]
    public async Task Watch_OriginalMovedAwayAndWrittenAnew_KeepsTheItem()
    {
        await using var home = await StartAsync();
        var item = home.Item("A");

        await home.SeesAsync("B", () =>
        {
            File.Move(home.PathOf("items/a.items"), home.PathOf("items/a.items~"));
            home.Write("items/a.items", Items("A", "B"));
        });

        Assert.Same(item, home.Item("A"));
    }

    [Fact]
    public async Task Watch_Burst_EndsWithTheLast()
    {
        await using var home = await StartAsync();

        await home.SeesAsync("Last", () =>
        {
            for (var i = 0; i < 50; i++) home.Write("items/a.items", Items("A", $"B{i}"));
            home.Write("items/a.items", Items("A", "Last"));
        });

        await Eventually.HoldsAsync(() => home.Engine.Items.Count() == 2);
    }

    [Fact]
    public async Task Watch_NewFolderWithFiles_IsTakenIn()
    {
        await using var home = await StartAsync();

        await home.SeesAsync("B", () => home.Write("items/floor/deep/b.items", Items("B")));
        await home.SeesAsync("C", () => home.Write("items/floor/deep/b.items", Items("B", "C")));
    }

    [Fact]
    public async Task Watch_FolderMovedAwayAndBack_IsFollowed()
    {
        await using var home = await StartAsync();

        Directory.Move(home.PathOf("items"), home.PathOf("away"));
        await Eventually.HoldsAsync(() => !home.Engine.Items.Any());
        Directory.Move(home.PathOf("away"), home.PathOf("items"));
        await Eventually.HoldsAsync(() => home.Engine.Items.Any());

        await home.SeesAsync("B", () => home.Write("items/a.items", Items("A", "B")));
    }

    [Fact]
    public async Task Watch_FolderDeletedAndMadeAnew_IsFollowed()
    {
        await using var home = await StartAsync();

        Directory.Delete(home.PathOf("items"), recursive: true);
        await Eventually.HoldsAsync(() => !home.Engine.Items.Any());

        await home.SeesAsync("B", () => home.Write("items/b.items", Items("B")));
        await home.SeesAsync("C", () => home.Write("items/b.items", Items("B", "C")));
    }

    [Fact]
    public async Task Watch_FileIsALinkOutOfTheFolder_ItsTargetIsFollowed()
    {
        await using var home = await StartAsync();
        using var other = new TestHome();
        other.Write("dotfiles/b.items", Items("B"));

        await home.SeesAsync("B", () => File.CreateSymbolicLink(home.PathOf("items/b.items"), Path.Combine(other.Directory, "dotfiles/b.items")));
        await home.SeesAsync("C", () => other.Write("dotfiles/b.items", Items("B", "C")));
    }

    [Fact]
    public async Task Watch_FilesAreLinksOverALinkThatIsSwapped_AreFollowed()
    {
        // As Kubernetes mounts a ConfigMap.
        await using var home = await StartAsync();
        home.Write("items/..1/b.items", Items("B"));
        home.Write("items/..2/b.items", Items("B", "C"));
        Directory.CreateSymbolicLink(home.PathOf("items/..data"), "..1");

        await home.SeesAsync("B", () => File.CreateSymbolicLink(home.PathOf("items/b.items"), "..data/b.items"));
        await home.SeesAsync("C", () =>
        {
            Directory.CreateSymbolicLink(home.PathOf("items/..data_tmp"), "..2");
            // rename(2) of a link to a folder, which File.Move does not do.
            using var move = System.Diagnostics.Process.Start("mv", ["-T", home.PathOf("items/..data_tmp"), home.PathOf("items/..data")]);
            move.WaitForExit();
        });
    }

    [Fact]
    public async Task Watch_FolderIsALink_IsFollowed()
    {
        using var other = new TestHome();
        other.Write("real/a.items", Items("A"));
        await using var home = await LiveHome.StartAsync();
        Directory.CreateSymbolicLink(home.PathOf("items"), Path.Combine(other.Directory, "real"));
        await home.LoadAsync();
        home.Model.StartWatching();

        await home.SeesAsync("B", () => other.Write("real/a.items", Items("A", "B")));
    }

    [Fact]
    public async Task Watch_FileEmptiedBeforeItIsWritten_KeepsTheItem()
    {
        await using var home = await StartAsync();
        var item = home.Item("A");

        await home.SeesAsync("B", () =>
        {
            using var file = new FileStream(home.PathOf("items/a.items"), FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite);
            file.Flush(flushToDisk: true);
            file.Write(System.Text.Encoding.UTF8.GetBytes(Items("A", "B")));
        });

        Assert.Same(item, home.Item("A"));
    }

    [Fact]
    public async Task Dispose_WhileFilesAreWritten_Ends()
    {
        var home = await StartAsync();
        home.Write("items/a.items", Items("A", "B"));

        await home.DisposeAsync().AsTask().WaitAsync(Eventually.Limit);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => home.Model.LoadAsync());
    }

    private static string Items(params string[] names) => "version: 1\nitems:\n" + string.Concat(names.Select(static each => $"  {each}: {{ type: Switch }}\n"));

    private static async Task<LiveHome> StartAsync()
    {
        var home = await LiveHome.StartAsync(("items/a.items", Items("A")));
        home.Model.StartWatching();
        return home;
    }
}

internal static class LiveHomeExtensions
{
    /// <summary>Waits until an item is there after a change of the files.</summary>
    public static async Task SeesAsync(this LiveHome home, string item, Action change)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(ModelUpdate update)
        {
            if (home.Engine.FindItem(item) is not null) seen.TrySetResult();
        }

        home.Model.Applied += Look;
        change();
        await seen.Task.WaitAsync(Eventually.Limit);
        home.Model.Applied -= Look;
    }
}
