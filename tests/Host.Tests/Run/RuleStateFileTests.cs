using HomeBinding.Host.Running;
using HomeBinding.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Host.Tests.Run;

/// <summary>Which rules are disabled outlives the process.</summary>
public sealed class RuleStateFileTests
{
    [Fact]
    public async Task Disable_ThenReadAgain_IsDisabled()
    {
        using var home = new HomeFolder();
        var path = Path.Combine(home.Root, "state", "rules.json");
        using (var file = new RuleStateFile(path, NullLogger.Instance)) await file.SetDisabledAsync("Dinner", true);

        using var again = new RuleStateFile(path, NullLogger.Instance);

        Assert.True(again.IsDisabled("Dinner"));
        Assert.False(again.IsDisabled("Night"));
    }
}
