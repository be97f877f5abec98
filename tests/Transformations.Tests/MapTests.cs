namespace HomeBinding.Transformations.Tests;

public sealed class MapTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("OPEN", "offen")]
    [InlineData("CLOSED", "zu")]
    [InlineData("two words", "zwei Wörter")]
    [InlineData("a", "b = c")]
    [InlineData("colon", "yes")]
    [InlineData("blank", "too")]
    [InlineData("tab\tkey", "x\ny")]
    [InlineData("é", "accent")]
    [InlineData("long", "first second")]
    [InlineData("-", "unknown")]
    [InlineData("twice", "second")]
    [InlineData("back\\slash", "b")]
    [InlineData("open", "[test.map has no entry for 'open'. Add one, or a line =… for all others.]")]
    [InlineData("# comment", "[test.map has no entry for '# comment'. Add one, or a line =… for all others.]")]
    public void Map_Key_IsLookedUp(string input, string expected)
    {
        _folder.Write("test.map", """
            # comment
            ! another one

            OPEN=offen
              CLOSED = zu
            two\ words=zwei Wörter
            a=b = c
            colon: yes
            blank too
            tab\tkey=x\ny
            \u00e9=accent
            long=first \
                 second
            -=unknown
            twice=first
            twice=second
            back\\slash=b
            """);

        Assert.Equal(expected, _folder.Transform("MAP", "test.map", input));
    }

    [Theory]
    [InlineData("=other", "x", "other")]
    [InlineData("=other\nx=known", "x", "known")]
    [InlineData("=_source_", "x", "x")]
    [InlineData("=", "x", "")]
    public void Map_LineWithoutKey_IsForAllOthers(string content, string input, string expected)
    {
        _folder.Write("test.map", content);

        Assert.Equal(expected, _folder.Transform("MAP", "test.map", input));
    }

    [Theory]
    [InlineData("|ON=open;OFF=closed", "OFF", "closed")]
    [InlineData("|?,ON=open,OFF=closed;x", "OFF", "closed;x")]
    [InlineData("|=any", "OFF", "any")]
    [InlineData("|ON=open", "OFF", "[|ON=open has no entry for 'OFF'. Add one, or a line =… for all others.]")]
    [InlineData("|ON", "ON", "[MAP(|ON):1: 'ON' has no =. Write key=value.]")]
    public void Map_Inline_IsLookedUp(string function, string input, string expected) => Assert.Equal(expected, _folder.Transform("MAP", function, input));

    [Theory]
    [InlineData("A=b\n\nC", "[transform/test.map:3: 'C' has no =. Write key=value.]")]
    [InlineData("A=b\nC=\\u12", "[transform/test.map:2: a \\u is followed by four digits of a character, e.g. \\u00e9.]")]
    public void Map_BadFile_NamesFileAndLine(string content, string expected)
    {
        _folder.Write("test.map", content);

        Assert.Equal(expected, _folder.Transform("MAP", "test.map", "A"));
    }
}
