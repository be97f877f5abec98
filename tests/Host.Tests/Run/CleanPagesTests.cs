using System.Text.RegularExpressions;
using HomeBinding.Host.Running;

namespace HomeBinding.Host.Tests.Run;

public sealed class CleanPagesTests
{
    private const string Program = "7f0010000000-7f0010002000 r-xp 00001000 08:01 42                 /usr/lib/libc with space.so";

    [Theory]
    [InlineData(Program, 8, 0, true)]
    [InlineData("7f0010000000-7f0010002000 r--s 00000000 08:01 42 /opt/home/HomeBinding.Web.dll", 8, 0, true)]
    // A page of our own in it, e.g. of relocated addresses: the file does not have what it holds.
    [InlineData(Program, 8, 4, false)]
    [InlineData(Program, 0, 0, false)]
    [InlineData("7f0010000000-7f0010002000 rw-p 00001000 08:01 42 /usr/lib/libc.so", 8, 0, false)]
    [InlineData("7f0010000000-7f0010002000 rw-s 00000000 00:01 42 /memfd:doublemapper (deleted)", 8, 0, false)]
    [InlineData("7f0010000000-7f0010002000 r-xs 00000000 00:01 42 /memfd:doublemapper (deleted)", 8, 0, false)]
    [InlineData("7f0010000000-7f0010002000 r--p 00000000 00:00 0", 8, 0, false)]
    [InlineData("7f0010000000-7f0010002000 r-xp 00000000 00:00 0                  [vdso]", 8, 0, false)]
    public void Find_Mapping_IsTakenOnlyIfTheFileHasAllOfIt(string head, int resident, int own, bool taken)
    {
        string[] lines = [head, "Size:                  8 kB", $"Rss:             {resident,8} kB", $"Anonymous:       {own,8} kB", "VmFlags: rd ex mr mw me"];

        var found = CleanPages.Find(lines).ToArray();

        if (taken) Assert.Equal(new CleanPages.Mapping(0x7f0010000000, 0x7f0010002000, 8192, true), Assert.Single(found));
        else Assert.Empty(found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("zz-10 r-xp")]
    [InlineData("10-20")]
    [InlineData("Anonymous: 0 kB")]
    [InlineData("Rss: many kB")]
    public void Find_LineOfAnotherShape_IsPassedOver(string line) => Assert.Empty(CleanPages.Find([line]));

    [Fact]
    public void GiveBack_OfThisProcess_TakesPagesOff_AndEverythingStillWorks()
    {
        if (!OperatingSystem.IsLinux()) return;
        Assert.Matches(new Regex("^a+$"), "aaa");

        var given = CleanPages.GiveBack();

        Assert.InRange(given, 1024 * 1024, long.MaxValue);
        // Goes through code and data of many of the files whose pages have just gone.
        Assert.Matches(new Regex("^b+$"), "bbb");
        Assert.Equal(4, System.Text.Json.JsonSerializer.Deserialize<int[]>("[1,3]")!.Sum());
    }
}
