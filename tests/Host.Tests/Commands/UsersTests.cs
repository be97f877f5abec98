using System.Text.Json;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

/// <summary>Users and tokens of a folder.</summary>
public sealed class UsersTests : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly HomeFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Users_AreAddedListedAndRemoved()
    {
        var added = await HostProcess.RunWithInputAsync(Password + "\n", "users", "add", "anna", _home.Root, "--role", "administrator");
        Assert.Equal(("Added anna, administrator.", "", 0), (added.Output, added.Errors, added.Code));
        Assert.Equal(0, (await HostProcess.RunAsync("users", "add", "nodered", _home.Root, "--tokens-only")).Code);

        var listed = await HostProcess.RunAsync("users", "list", _home.Root, "--json");
        var users = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().Select(static each => (each.GetProperty("name").GetString(), each.GetProperty("role").GetString(), each.GetProperty("hasPassword").GetBoolean()));
        Assert.Equal([("anna", "administrator", true), ("nodered", "user", false)], users);

        var last = await HostProcess.RunAsync("users", "remove", "anna", _home.Root);
        Assert.Equal(3, last.Code);
        Assert.Contains("'anna' is the last administrator", last.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await HostProcess.RunAsync("users", "remove", "nodered", _home.Root)).Code);
        var audit = File.ReadAllLines(_home.PathOf(".homebinding/audit.log"));
        Assert.Equal(3, audit.Length);
        Assert.All(audit, static each => Assert.DoesNotContain(Password, each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Users_WithAPasswordThatIsEasyToGuess_AreRefused()
    {
        var added = await HostProcess.RunWithInputAsync("password\n", "users", "add", "anna", _home.Root);

        Assert.Equal(3, added.Code);
        Assert.Contains("one of the first that anybody would try", added.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Argument 'owner' not recognized", "users", "add", "anna", "--role", "owner")]
    [InlineData("--days is from 1 to 3650.", "tokens", "add", "anna", "panel", "--days", "0")]
    [InlineData("Required argument missing for command: 'remove'.", "tokens", "remove")]
    [InlineData("is no address to listen at. Write e.g. http://127.0.0.1:8080", "run", "--urls", "8080")]
    public async Task CommandLine_ThatIsWrong_IsRefused(string message, params string[] arguments)
    {
        var finished = await HostProcess.RunAsync(arguments);

        Assert.Contains(message, finished.Errors + finished.Output, StringComparison.Ordinal);
        Assert.Equal(2, finished.Code);
    }
}
