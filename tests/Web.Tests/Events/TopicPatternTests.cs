using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Web.Events;

namespace HomeBinding.Web.Tests.Events;

public sealed class TopicPatternTests
{
    // openHAB makes of a star ".*", and compares as a regular expression.
    [Property]
    public Property Stars_MatchAsTheRegularExpressionOfOpenHab() => Prop.ForAll(
        Gen.Elements("a", "b", "/", "*", "ab", "").ListOf(8).Select(string.Concat).Where(static each => each.Length > 0).ToArbitrary(),
        Gen.Elements("a", "b", "/").ListOf(7).Select(string.Concat).ToArbitrary(),
        static (pattern, topic) =>
        {
            Assert.True(TopicPattern.TryParse(pattern, out var parsed, out _));
            return parsed.Matches(topic) == Regex.IsMatch(topic, $"^{pattern.Replace("*", ".*", StringComparison.Ordinal)}$");
        });

    [Theory]
    [InlineData("openhab/items/.*/state", "openhab/items/Lamp/state", true)]
    [InlineData("openhab/items/(A|B)/state", "openhab/items/B/state", true)]
    [InlineData("openhab/items/(A|B)/state", "openhab/items/C/state", false)]
    [InlineData("items", "openhab/items/A/state", false)]
    [InlineData("openhab/items/A/state", "openhab/items/A/statechanged", false)]
    public void Pattern_IsForTheWholeTopic(string pattern, string topic, bool expected)
    {
        Assert.True(TopicPattern.TryParse(pattern, out var parsed, out _));

        Assert.Equal(expected, parsed.Matches(topic));
    }

    [Fact]
    public void Pattern_ThatIsMadeToTakeForEver_TakesNoTime()
    {
        Assert.True(TopicPattern.TryParse("(a+)+b", out var parsed, out _));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(parsed.Matches(new string('a', 5000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }
}
