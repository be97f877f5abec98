using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

/// <summary>What the program says of itself.</summary>
internal static class Help
{
    /// <summary>The names of all commands.</summary>
    public static async Task<IReadOnlyList<string>> CommandsAsync()
    {
        var help = await HostProcess.RunAsync("--help");
        Assert.Equal(0, help.Code);
        return [.. help.Output.Split('\n').SkipWhile(each => each != "Commands:").Skip(1).Where(each => each.StartsWith("  ", StringComparison.Ordinal) && each[2] != ' ').Select(each => each.Trim().Split(' ')[0])];
    }
}
