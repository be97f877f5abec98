using System.Diagnostics;
using System.Globalization;
using System.Text;
using HomeBinding.Configuration.Checks;
using Diagnostic = HomeBinding.Configuration.Model.Diagnostic;

namespace HomeBinding.Configuration.Tests.Files;

public sealed class LimitTests
{
    // Far above what it takes, so that a busy machine does not fail it; a bomb takes minutes or all memory.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public void Read_AliasBomb_IsRefused()
    {
        var bomb = new StringBuilder("version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i <= 30; i++)
            _ = bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");

        Assert.Equal("items/a.items:6:45: error: Aliases such as *a3 repeat more than 100000 values.", ReadInTime(bomb.ToString()).ToString());
    }

    [Fact]
    public void Read_AliasesNestedInAliases_AreRefused()
    {
        var chain = new StringBuilder("version: 1\na0: &a0 [x]\n");
        for (var i = 1; i <= 100; i++) _ = chain.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");

        Assert.Contains("nested more than 64 deep", ReadInTime(chain.ToString()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("{a: ")]
    [InlineData("!")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("|\n")]
    [InlineData("a: b\n")]
    [InlineData(": ")]
    [InlineData("%")]
    [InlineData("---\n")]
    [InlineData("//")]
    [InlineData("/*")]
    [InlineData("Switch A ")]
    [InlineData("a:")]
    [InlineData("\t")]
    [InlineData("#\n")]
    public void Read_EndlessRepetition_TakesBoundedTime(string part) => _ = ReadInTime(string.Concat(Enumerable.Repeat(part, 300_000 / part.Length)), required: false);

    [Fact]
    public void Read_ThousandsOfProblems_AreCountedNotListed()
    {
        var content = new StringBuilder("version: 1\n");
        for (var i = 0; i < 5000; i++) _ = content.Append(CultureInfo.InvariantCulture, $"itens{i}: x\n");

        var model = TestHome.ReadFile(content.ToString());

        Assert.Equal(1001, model.Diagnostics.Count);
        Assert.Equal("items/a.items: error: There are 4000 more errors in this file.", model.Diagnostics[^1].ToString());
    }

    [Fact]
    public void Read_ThousandsOfWarnings_HideNoErrorAndAreNone()
    {
        var content = new StringBuilder("version: 1\nitems:\n");
        for (var i = 0; i < 1500; i++) _ = content.Append(CultureInfo.InvariantCulture, $"  A{i}: {{ type: Switch, channels: {{ \"a:b:c:d\": {{ offset: 5 }} }} }}\n");

        var warned = TestHome.ReadFile(content.ToString());
        var broken = TestHome.ReadFile(content + "  B: { type: Swich }\n");

        Assert.False(warned.HasErrors);
        Assert.Equal("items/a.items: warning: There are 500 more warnings in this file.", warned.Diagnostics[^1].ToString());
        Assert.Contains(broken.Diagnostics, each => each.Span.Line == 1503 && each.Hint == "Did you mean 'Switch'?");
    }

    [Fact]
    public void Read_TwentyThousandItems_TakesBoundedTime()
    {
        using var home = new TestHome();
        var things = new StringBuilder("version: 1\nthings:\n");
        for (var i = 0; i < 1000; i++)
            _ = things.Append(CultureInfo.InvariantCulture, $"  goecharger:goe:box{i}:\n    label: Box {i}\n    config:\n      ip: 192.168.1.{i % 250}\n      refreshInterval: 5\n");
        var items = new StringBuilder("version: 1\nitems:\n");
        for (var i = 0; i < 21_000; i++)
            _ = items.Append(CultureInfo.InvariantCulture, $"  Power{i}:\n    type: Number\n    dimension: Power\n    label: Power of {i}\n    format: \"%.2f kW\"\n    unit: kW\n    channel: goecharger:goe:box{i / 21}:powerL{i % 3}\n");
        _ = home.Write("things/a.things", things.ToString()).Write("items/a.items", items.ToString());

        var watch = Stopwatch.StartNew();
        var model = home.Read();
        var check = ModelChecker.Check(model, []);

        Assert.Empty(model.Diagnostics);
        Assert.Equal((1000, 21_000, 21_000), (model.Things.Count, model.Items.Count, model.Links.Count));
        Assert.Equal(1000, check.Count);
        Assert.True(watch.Elapsed < Bound);
    }

    private static Diagnostic ReadInTime(string content, bool required = true)
    {
        var watch = Stopwatch.StartNew();
        var model = TestHome.ReadFile(content);
        Assert.True(watch.Elapsed < Bound);
        return required ? Assert.Single(model.Diagnostics) : null!;
    }
}
