using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

/// <summary>A home over HTTP, as a process that a user starts.</summary>
public sealed class HttpTests
{
    private const string AnyPort = "http://127.0.0.1:0";

    [Fact]
    public async Task Run_OfANewHome_PrintsASetupCode_AndTakesInWhatTheConsoleDoes()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        await using var host = HostProcess.Start("run", home.Root, "--urls", AnyPort);
        var address = (await host.Output.WaitForAsync("Listening at ")).Text["Listening at ".Length..];
        var notice = (await host.Errors.WaitForAsync("setup code ")).Text;
        Assert.Contains(File.ReadAllText(home.PathOf(".homebinding/setup-code")).Trim(), notice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, null));

        Assert.Equal(0, (await HostProcess.RunAsync("users", "add", "panel", home.Root, "--role", "viewer", "--tokens-only")).Code);
        var token = (await HostProcess.RunAsync("tokens", "add", "panel", "wall", home.Root, "--scope", "uuid:read")).Output;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, token));
        Assert.Contains("panel\twall\tuuid:read", (await HostProcess.RunAsync("tokens", "list", home.Root)).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await HostProcess.RunAsync("tokens", "remove", "panel", "wall", home.Root)).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address, token));
        var (code, _) = await host.StopAsync();
        Assert.Equal(0, code);
        Assert.False(File.Exists(home.PathOf(".homebinding/setup-code")));
    }

    [Fact]
    public async Task Run_AtAPortThatIsTaken_RunsTheHomeAndListensLater()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));

        await using var host = HostProcess.Start("run", home.Root, "--events", "--urls", address);
        await host.Errors.WaitForAsync("another program has the port already");
        await host.Output.WaitForAsync("item Firmware = ");
        taken.Stop();

        await host.Errors.WaitForAsync("Listening at ");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, null, "/health/ready"));
    }

    [Fact]
    public async Task Run_WithSettings_ListensWhereTheySay_AndNotWhereTheEnvironmentDoes()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("settings.yaml", "http:\n  urls: [http://127.0.0.1:0]\n  allowedHosts: http://wrong\n");
        home.Write("appsettings.json", """{"urls":"http://127.0.0.1:5999"}""");

        await using var host = HostProcess.StartProgram("env", home.Root, "ASPNETCORE_URLS=http://127.0.0.1:5998", "dotnet", Repository.Host, "run", home.Root);

        var line = (await host.Output.WaitForAsync("Listening at ")).Text;
        Assert.DoesNotContain("599", line, StringComparison.Ordinal);
        await host.Errors.WaitForAsync("settings.yaml:3:17: error: 'http://wrong' is no host name.");
    }

    [Fact]
    public async Task Run_WithHttpOff_DoesNotListen()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("settings.yaml", "http:\n  enabled: false\n");

        await using var host = HostProcess.StartProgram("dotnet", home.Root, Repository.Host, "run", home.Root);
        await host.Output.WaitForAsync("HomeBinding runs ");
        await host.StopAsync();

        Assert.DoesNotContain("Listening", host.Output.Text + host.Errors.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(home.PathOf(".homebinding/setup-code")));
    }

    [Fact]
    public async Task Demo_PrintsAnAddressAndATokenThatWorks_AndLeavesNoUsers()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        await using var host = HostProcess.Start("demo", home.Root, "--urls", AnyPort);
        var words = (await host.Output.WaitForAsync("Listening at ")).Text.Split(' ');

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(words[2], words[^1]));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(words[2], null));
        await host.StopAsync();
        Assert.False(File.Exists(home.PathOf(".homebinding/users.json")));
    }

    private static async Task<HttpStatusCode> StatusAsync(string address, string? token, string path = "/rest/uuid")
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }
}
