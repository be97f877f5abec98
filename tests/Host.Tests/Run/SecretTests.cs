using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

/// <summary>The program with secrets, and no line of it that says one.</summary>
public sealed class SecretTests
{
    // Nobody listens there, which the status and the log say with the address.
    private const string DeadHost = "127.0.0.1:9";

    [Theory]
    [InlineData("things", "--json")]
    [InlineData("things")]
    [InlineData("items", "--json")]
    [InlineData("check")]
    public async Task Command_OnAHomeWithSecrets_DoesNotSayThem(params string[] arguments)
    {
        using var home = HomeWithSecrets();

        var finished = await HostProcess.RunAsync([arguments[0], home.Root, .. arguments[1..]]);

        AssertNoSecret(home, finished.Output + finished.Errors);
        if (arguments[0] == "things") Assert.Contains("${SECRET:box}", finished.Output, StringComparison.Ordinal);
        Assert.Equal(0, finished.Code);
    }

    [Theory]
    [InlineData("refreshInterval: !secret serial", "error: 'refreshInterval' is '${SECRET:serial}'; expected a whole number in s.")]
    [InlineData("refreshInterval: !secret number", "error: 'refreshInterval' is ${SECRET:number} s; the most is 86400 s.")]
    [InlineData("refreshIntervall: !secret number", "error: Things of type goecharger:goe have no parameter 'refreshIntervall'; expected ip, refreshInterval, serial.")]
    [InlineData("refreshInterval: !secret numer", "Did you mean 'number'?")]
    public async Task Check_SecretThatIsWrong_SaysWhatWithoutIt(string line, string expected)
    {
        using var home = HomeWithSecrets(line);

        var check = await HostProcess.RunAsync("check", home.Root);

        Assert.Contains(expected, check.Output, StringComparison.Ordinal);
        AssertNoSecret(home, check.Output + check.Errors);
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Run_WithASecretAddressWhereNobodyAnswers_SaysSoWithoutIt()
    {
        using var home = HomeWithSecrets();

        await using var host = HostProcess.Start("run", home.Root, "--events", "--verbose");
        var offline = await host.Output.WaitForAsync("thing goecharger:goe:garage is OFFLINE");
        await host.Errors.WaitForAsync("goecharger:goe:garage is OFFLINE");
        var (code, _) = await host.StopAsync();

        Assert.Contains("${SECRET:box}", offline.Text, StringComparison.Ordinal);
        AssertNoSecret(home, host.Output.Text + host.Errors.Text);
        foreach (var file in Directory.EnumerateFiles(home.PathOf(".homebinding"), "*", SearchOption.AllDirectories)) AssertNoSecret(home, await File.ReadAllTextAsync(file));
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Run_WithASecretAddress_ReachesTheDevice()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger("!secret box");
        home.WriteSecrets($"box: {simulator.EndpointOf(0)}\n");

        await using var host = HostProcess.Start("run", home.Root, "--events");

        await host.Output.WaitForAsync("item Firmware = 59.4");
    }

    private static HomeFolder HomeWithSecrets(string interval = "refreshInterval: 1")
    {
        var home = HomeFolder.WithCharger("!secret box");
        home.Write("things/garage.things", HomeFolder.Charger("!secret box").Replace("refreshInterval: 1", $"{interval}\n      serial: !secret serial", StringComparison.Ordinal));
        home.WriteSecrets($"box: {DeadHost}\nserial: hunter-7\nnumber: 864009137\n");
        return home;
    }

    private static void AssertNoSecret(HomeFolder home, string text)
    {
        foreach (var secret in File.ReadLines(home.PathOf("secrets.yaml")).Select(static each => each.Split(": ")[1])) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }
}
