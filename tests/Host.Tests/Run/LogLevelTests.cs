using HomeBinding.Engine.Logging;
using HomeBinding.Host.Output;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Tests.Run;

public sealed class LogLevelTests
{
    [Fact]
    public void Level_ThatIsSetWhileTheHostRuns_CountsForLoggersThatAreThere()
    {
        var levels = new LogLevels(LogLevel.Information);
        using var loggers = Logging.Create(verbose: false, levels: levels);
        var logger = loggers.CreateLogger("HomeBinding.Rules.Dinner");
        Assert.False(logger.IsEnabled(LogLevel.Debug));

        levels.Set("HomeBinding.Rules", LogLevel.Debug);
        Assert.True(logger.IsEnabled(LogLevel.Debug));

        levels.Set("HomeBinding.Rules", null);
        Assert.False(logger.IsEnabled(LogLevel.Debug));
    }
}
