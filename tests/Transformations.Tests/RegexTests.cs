using System.Diagnostics;

namespace HomeBinding.Transformations.Tests;

public sealed class RegexTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // The first group of what the whole text matches.
    [InlineData(".*=(\\d+).*", "power=42 W", "42")]
    [InlineData("(.*)", "  text ", "text")]
    [InlineData(".*(a|b)(c).*", "xxbcx", "b")]
    [InlineData("a(.*)z", "a line\nand one z", " line\nand one ")]
    [InlineData("(\\w+)", "two words", "['two words' does not match (\\w+).]")]
    [InlineData("a|b(c)", "a", "['a' does not match a|b(c).]")]
    [InlineData("\\d+", "42", "[\\d+ has no group; put parentheses around what to take, e.g. .*=(.*).]")]
    [InlineData("(?=x)(.*)", "xy", "xy")]
    // Substitution, of the first place or of each.
    [InlineData("s/a/b/", "aaa", "baa")]
    [InlineData("s/a/b/g", "aaa", "bbb")]
    [InlineData("s/(\\d+) (\\w+)/$2: $1/g", "1 one 2 two", "one: 1 two: 2")]
    [InlineData("s/a//g", "banana", "bnn")]
    [InlineData("s/x/y/", "aaa", "aaa")]
    [InlineData("s/a\\/b/-/", "1a/b2", "1-2")]
    [InlineData("s/a/\\$1/", "a", "$1")]
    [InlineData("s/(a)/$12/", "a", "a2")]
    [InlineData("s/A/b/", "a", "a")]
    public void Regex_Function_TransformsOrSaysWhy(string function, string input, string expected) => Assert.Equal(expected, _folder.Transform("REGEX", function, input));

    [Fact]
    public void Regex_NoExpression_SaysSo() => Assert.StartsWith("[( is no regular expression: ", _folder.Transform("REGEX", "(", "x"), StringComparison.Ordinal);

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(?=a)(a+)+b")]
    [InlineData("s/(?=a)(a+)+b/x/")]
    public void Regex_ThatWouldTakeForEver_Ends(string function)
    {
        var watch = Stopwatch.StartNew();

        var result = _folder.Transform("REGEX", function, new string('a', 50_000));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        Assert.StartsWith("[", result, StringComparison.Ordinal);
    }
}
