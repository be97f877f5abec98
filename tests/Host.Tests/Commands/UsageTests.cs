using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    [InlineData("demo")]
    [InlineData("things")]
    public async Task Command_OnAFolderThatIsNotThere_SaysSo(string command)
    {
        var finished = await HostProcess.RunAsync(command, "/not/there");

        Assert.Equal("error: There is no folder '/not/there'.", finished.Errors);
        Assert.Equal(3, finished.Code);
    }

    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("'chek' was not matched", "chek")]
    [InlineData("There is no option '--jsn'.", "things", "--jsn")]
    [InlineData("There is no option '--fast'.", "demo", "--fast")]
    [InlineData("Unrecognized command or argument 'more'.", "check", ".", "more")]
    [InlineData("'soon' is not a time. Write e.g. 20s, 2m or 1m30s.", "demo", "--for", "soon")]
    [InlineData("'0s' is not a time.", "demo", "--for", "0s")]
    [InlineData("--timeout needs --devices.", "check", ".", "--timeout", "5s")]
    [InlineData("'later' is not a time.", "check", ".", "--devices", "--timeout", "later")]
    [InlineData("--count is from 1 to 10000.", "simulator", "--count", "0")]
    public async Task CommandLine_ThatIsWrong_IsRefused(string message, params string[] arguments)
    {
        var finished = await HostProcess.RunAsync(arguments);

        Assert.Contains(message, finished.Errors + finished.Output, StringComparison.Ordinal);
        Assert.Equal(2, finished.Code);
    }

    [Fact]
    public async Task Help_OfEveryCommand_IsThere()
    {
        var commands = await Help.CommandsAsync();
        Assert.Superset(new HashSet<string> { "demo", "run", "check", "things", "items", "bindings", "simulator" }, commands.ToHashSet());

        foreach (var command in commands)
        {
            var help = await HostProcess.RunAsync(command, "--help");
            Assert.Contains($"homebinding {command}", help.Output, StringComparison.Ordinal);
            Assert.Equal("", help.Errors);
            Assert.Equal(0, help.Code);
        }
    }

    [Fact]
    public async Task Version_IsPrinted()
    {
        var version = await HostProcess.RunAsync("--version");

        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+", version.Output);
        Assert.Equal(0, version.Code);
    }
}
