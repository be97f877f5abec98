using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HomeBinding.Configuration.Tests.Files;

/// <summary>Files as large as files may be, made to take time or memory.</summary>
public sealed class BombTests
{
    private const int Largest = 16 * 1024 * 1024;

    // Far above what it takes, so that a busy machine does not fail it; what grows with the square of the size takes hours.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string, string> Repeated => new()
    {
        { "version: 1\nx: ", "[", "Values are nested more than 64 deep." },
        { "version: 1\nx: ", "{a: ", "Values are nested more than 64 deep." },
        { "version: 1\nx: ", "- ", "" },
        { "version: 1\n", "? ", "Values are nested more than 64 deep." },
        { "version: 1\n", "x-", "Expected 'key: value' here" },
        { "version: 1\nx-x: [", "a,", "The file has more than 4000000 values, the most that are read." },
        { "version: 1\nx-x: [", "*a,", "There is no anchor &a before this." },
        { "version: 1\nx-x: &a [", "*a,", "*a is used inside of itself." },
        { "version: 1\nx-x: ", "a", "The file is larger than 16 MiB" },
        { "version: 1\nx-x: \"", "\\u0041", "The quotes that open here are not closed." },
        { "version: 1\nx-x: '", "a''", "The quotes that open here are not closed." },
        { "version: 1\nx-x: |\n", " a\n", "" },
        { "version: 1\nx-x: >\n", "  a\n\n", "" },
        { "version: 1\n", "#\n", "" },
        { "version: 1\n", "\n", "" },
        { "version: 1\n", " ", "" },
        { "version: 1\n", "---\n", "A second document begins here" },
        { "version: 1\nx-x: !", "a", "" },
        { "version: 1\nx-x: &", "a", "" },
        { "version: 1\nthings:\n  a:b:c: { config: { p: \"", "${ENV:a:-", "The quotes that open here are not closed." },
        { "", "Switch A ", "" },
        { "", "/*", "" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Read_LargestFileOfOnePiece_IsReadOrRefusedInTime(string start, string piece, string message)
    {
        var size = message.StartsWith("The file is larger", StringComparison.Ordinal) ? Largest + 1 : Largest - start.Length - piece.Length;
        var text = new StringBuilder(start, Largest + 100);
        while (text.Length < size) text.Append(piece);

        AssertInTime(text.ToString(), message);
    }

    [Fact]
    public void Read_MillionsOfKeys_AreRefusedInTime()
    {
        var text = new StringBuilder("version: 1\nx-x:\n");
        for (var i = 0; text.Length < Largest - 100; i++) text.Append(CultureInfo.InvariantCulture, $" {i}:\n");

        AssertInTime(text.ToString(), "The file has more than 4000000 values, the most that are read.", mayBeRead: true);
    }

    [Fact]
    public void Read_MergesOfMerges_AreRefusedInTime()
    {
        var text = new StringBuilder("version: 1\nx-0: &m0 { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }\n");
        for (var i = 1; i < 40_000; i++) text.Append(CultureInfo.InvariantCulture, $"x-{i}: &m{i} {{ <<: [*m{i - 1}, *m{i - 1}], k{i}: 1 }}\n");

        AssertInTime(text.ToString(), "Aliases such as *m");
    }

    [Fact]
    public void Read_OneLineWithAnErrorAtItsEnd_IsShownInTime()
    {
        using var home = new TestHome();
        var model = home.Write("items/a.items", $"version: 1\nitems: {{ A: {{ label: \"{new string('x', Largest - 200)}\", password: hunter-7, type: Swich }} }}\n").Read();
        var watch = Stopwatch.StartNew();

        var lines = Assert.Single(model.Diagnostics, static each => each.Message.Contains("Swich", StringComparison.Ordinal)).Render(home.Directory).Split('\n');

        Assert.InRange(lines[1].Length, 1, 130);
        Assert.DoesNotContain("hunter-7", lines[1], StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Bound);
    }

    private static void AssertInTime(string text, string message, bool mayBeRead = false)
    {
        using var home = new TestHome();
        _ = home.Write("items/a.items", text);
        var watch = Stopwatch.StartNew();

        var model = home.Read();

        Assert.True(watch.Elapsed < Bound);
        if (message.Length == 0 || (mayBeRead && model.Diagnostics.Count == 0)) return;
        Assert.Contains(message, Assert.Single(model.Diagnostics).Message, StringComparison.Ordinal);
    }
}
