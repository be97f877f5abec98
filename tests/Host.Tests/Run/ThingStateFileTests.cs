using HomeBinding.Host.Running;
using HomeBinding.Host.Tests.Support;
using HomeBinding.Things;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Host.Tests.Run;

/// <summary>Which things are disabled outlives the process.</summary>
public sealed class ThingStateFileTests
{
    private static readonly ThingUid A = ThingUid.Parse("a:b:c");

    [Fact]
    public async Task Disable_ThenReadAgain_IsDisabled_AndEnabledIsForgotten()
    {
        using var home = new HomeFolder();
        var path = Path.Combine(home.Root, "state", "things.json");
        using (var file = new ThingStateFile(path, NullLogger.Instance))
        {
            Assert.False(file.IsDisabled(A));
            await file.SetDisabledAsync(A, true);
            await file.SetDisabledAsync(ThingUid.Parse("a:b:d"), true);
            await file.SetDisabledAsync(ThingUid.Parse("a:b:d"), false);
        }

        using var again = new ThingStateFile(path, NullLogger.Instance);

        Assert.True(again.IsDisabled(A));
        Assert.False(again.IsDisabled(ThingUid.Parse("a:b:d")));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Disabled\": [\"a:b:c\"")]
    [InlineData("[1, 2]")]
    public async Task Read_ADamagedFile_IsPutAside(string content)
    {
        using var home = new HomeFolder();
        var path = Path.Combine(home.Root, "things.json");
        File.WriteAllText(path, content);

        using var file = new ThingStateFile(path, NullLogger.Instance);

        Assert.False(file.IsDisabled(A));
        Assert.Equal(content, File.ReadAllText(path + ".unreadable"));
        await file.SetDisabledAsync(A, true);
        Assert.True(file.IsDisabled(A));
    }

    [Fact]
    public async Task SetDisabled_WhereItCannotBeWritten_ThrowsAndChangesNothing()
    {
        using var home = new HomeFolder();
        var path = Path.Combine(home.Root, "things.json");
        using var file = new ThingStateFile(path, NullLogger.Instance);
        Directory.CreateDirectory(path + ".new");

        await Assert.ThrowsAnyAsync<IOException>(() => file.SetDisabledAsync(A, true));

        Assert.False(file.IsDisabled(A));
    }
}
