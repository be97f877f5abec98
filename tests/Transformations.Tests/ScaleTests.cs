namespace HomeBinding.Transformations.Tests;

public sealed class ScaleTests : IDisposable
{
    private const string Comfort = """
        # the first range that fits counts
        [..-10[=arctic
        [-10..0]=freezing
        ]0..18.5[=cold
        [18.5..24]=fine
        ]24..[=hot
        NaN=no number
        """;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-10.1", "arctic")]
    [InlineData("-10", "freezing")]
    [InlineData("0", "freezing")]
    [InlineData("0.0", "freezing")]
    [InlineData("0.01", "cold")]
    [InlineData("18.49999999999999999999", "cold")]
    [InlineData("18.5", "fine")]
    [InlineData("24", "fine")]
    [InlineData("24.000000000000000000001", "hot")]
    [InlineData("1e9", "hot")]
    [InlineData("20 °C", "fine")]
    [InlineData("text", "no number")]
    [InlineData("-", "no number")]
    public void Scale_Number_GivesTheLabelOfItsRange(string input, string expected)
    {
        _folder.Write("test.scale", Comfort);

        Assert.Equal(expected, _folder.Transform("SCALE", "test.scale", input));
    }

    [Theory]
    [InlineData("[1..2]=a\nformat=%label% (%value%)", "1.5", "a (1.5)")]
    [InlineData("format=%value%\n[1..2]=a", "2", "2")]
    [InlineData("[1..2]=a\n[2..3]=b", "2", "a")]
    [InlineData("[..]=all", "5", "all")]
    [InlineData("[1..2]=a", "3", "[test.scale has no range for 3.]")]
    [InlineData("]1..2]=a", "1", "[test.scale has no range for 1.]")]
    [InlineData("[1..2]=a", "x", "['x' is no number, and test.scale has no line NaN=.]")]
    [InlineData("[1..2]=a\n[a..5]=b", "1", "[transform/test.scale:2: '[a..5]' is not a range. Write [min..max]=label, with ] and [ for bounds that do not belong to it; or NaN=, format=.]")]
    [InlineData("[5..1]=a", "1", "[transform/test.scale:1: '[5..1]' is not a range. Write [min..max]=label, with ] and [ for bounds that do not belong to it; or NaN=, format=.]")]
    [InlineData("1..2=a", "1", "[transform/test.scale:1: '1..2' is not a range. Write [min..max]=label, with ] and [ for bounds that do not belong to it; or NaN=, format=.]")]
    [InlineData("[1..2]", "1", "[transform/test.scale:1: '[1..2]' has no =. Write key=value.]")]
    public void Scale_File_IsReadOrNamedWithItsLine(string content, string input, string expected)
    {
        _folder.Write("test.scale", content);

        Assert.Equal(expected, _folder.Transform("SCALE", "test.scale", input));
    }
}
