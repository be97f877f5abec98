using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

/// <summary>What the program says of itself.</summary>
internal static class Help
{
    /// <summary>The command of a call, with the one below it where there is one: <c>users add</c>.</summary>
    public static string PathOf(string call) => call.Split(' ') is ["users" or "tokens", var below and ("add" or "list" or "remove" or "password"), ..] words ? $"{words[0]} {below}" : call.Split(' ')[0];

    /// <summary>The names of all commands.</summary>
    public static async Task<IReadOnlyList<string>> CommandsAsync()
    {
        var help = await HostProcess.RunAsync("--help");
        Assert.Equal(0, help.Code);
        return [.. help.Output.Split('\n').SkipWhile(each => each != "Commands:").Skip(1).Where(each => each.StartsWith("  ", StringComparison.Ordinal) && each[2] != ' ').Select(each => each.Trim().Split(' ')[0])];
    }
}
