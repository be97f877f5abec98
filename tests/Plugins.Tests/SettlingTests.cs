using HomeBinding.Plugins.Watching;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Plugins.Tests;

public sealed class SettlingTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private readonly FakeTimeProvider _time = new();
    private readonly Settling _settling;

    public SettlingTests() => _settling = new Settling(Quiet, _time);

    [Fact]
    public void Observe_FolderStillGrowing_IsNotPassedOn()
    {
        Assert.Empty(Observe("a", "a"));
        _time.Advance(Quiet * 0.9);
        Assert.Empty(Observe("ab", "ab"));
        _time.Advance(Quiet * 0.9);
        Assert.Empty(Observe("ab", "ab"));
        Assert.True(_settling.IsBusy);

        _time.Advance(Quiet * 0.1);
        Assert.Equal("ab", Assert.Single(Observe("ab", "ab")).Found!.Code);
        Assert.False(_settling.IsBusy);
    }

    [Fact]
    public void Observe_OtherFilesStillCopied_WaitsForThem()
    {
        Observe("dll", "dll");
        _time.Advance(Quiet);
        Assert.Empty(Observe("dll", "dll+data"));
        _time.Advance(Quiet);
        Assert.Single(Observe("dll", "dll+data"));
    }

    [Fact]
    public void Observe_FolderThatNeverRests_IsPassedOnInTheEnd()
    {
        for (var write = 0; write < 11; write++)
        {
            if (Observe("dll", $"log {write}").Count > 0)
            {
                Assert.Equal(10, write);
                return;
            }
            _time.Advance(Quiet);
        }
        Assert.Fail("It was never passed on.");
    }

    [Fact]
    public void Observe_GoneForAMoment_IsNoChange()
    {
        var known = new FolderState("X", "/X", "dll", "dll");
        var gone = new Dictionary<string, FolderState>();
        var there = new Dictionary<string, FolderState> { ["X"] = known };
        Assert.Empty(_settling.Observe(gone, there));
        _time.Advance(Quiet * 0.5);
        Assert.Empty(_settling.Observe(there, there));
        _time.Advance(Quiet);
        Assert.Empty(_settling.Observe(there, there));
        Assert.False(_settling.IsBusy);

        Assert.Empty(_settling.Observe(gone, there));
        _time.Advance(Quiet);
        Assert.Null(Assert.Single(_settling.Observe(gone, there)).Found);
    }

    private List<FolderChange> Observe(string code, string everything) =>
        _settling.Observe(new Dictionary<string, FolderState> { ["X"] = new("X", "/X", code, everything) }, new Dictionary<string, FolderState>());
}
