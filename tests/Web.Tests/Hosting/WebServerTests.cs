using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Hosting;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Tests.Hosting;

public sealed class WebServerTests
{
    [Fact]
    public async Task Start_AtAPortThatIsTaken_SaysSoAndListensOnceItIsFree()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var home = await ServedHome.StartAsync();
        var url = $"http://{taken.LocalEndpoint}";
        await using var server = new WebServer(home.Parts, new WebOptions { Urls = [url] }, new Web.Accounts.AccountStore(null, home.Time, home.Log));

        Assert.False(await server.StartAsync(CancellationToken.None));
        Assert.Equal(1, home.Log.Count(LogLevel.Error, $"Cannot listen at {url}: another program has the port already"));

        home.Time.Advance(TimeSpan.FromSeconds(1));
        taken.Stop();
        while (!server.Listening.IsCompleted)
        {
            home.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }, path: "/health/live"));
        Assert.Equal(1, home.Log.Count(LogLevel.Error, "Cannot listen"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", 1)]
    [InlineData("http://127.0.0.1:0", 0)]
    [InlineData("https://0.0.0.0:0", 0)]
    public async Task Start_WhereOthersCanListenIn_SaysSo(string url, int warnings)
    {
        await using var home = await ServedHome.StartAsync(new WebOptions { Urls = [url] });

        Assert.Equal(warnings, home.Log.Count(LogLevel.Warning, "cross the network as they are"));
    }

    [Fact]
    public async Task Stop_WhileItTriesToListen_EndsAtOnce()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var home = await ServedHome.StartAsync();
        var server = new WebServer(home.Parts, new WebOptions { Urls = [$"http://{taken.LocalEndpoint}"] }, new Web.Accounts.AccountStore(null, home.Time, home.Log));
        await server.StartAsync(CancellationToken.None);

        await server.DisposeAsync().AsTask().WaitAsync(Eventually.Limit);

        Assert.True(server.Listening.IsCanceled);
    }

    [Fact]
    public async Task Health_FollowsTheHome()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.Anonymous();
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }, path: "/health/ready"));

        home.Parts.IsReady = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await client.StatusAsync(static _ => { }, path: "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }, path: "/health/live"));
    }

    [Fact]
    public async Task Live_WhileTheEventLoopHangs_Answers503()
    {
        await using var home = await ServedHome.StartInRealTimeAsync();
        using var client = home.Anonymous();
        using var gate = new ManualResetEventSlim();
        var hanging = home.Engine.InvokeAsync(gate.Wait);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await client.StatusAsync(static _ => { }, path: "/health/live"));

        gate.Set();
        await hanging;
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(static _ => { }, path: "/health/live"));
    }

    [Fact]
    public async Task Root_TellsStrangersWhereToSignIn_AndUsersWhatThereIs()
    {
        await using var home = await ServedHome.StartAsync();
        using var anonymous = home.Anonymous();
        using var client = home.As(Role.Viewer);

        var strange = await (await anonymous.GetAsync("/rest/")).JsonAsync();
        var known = await (await client.GetAsync("/rest")).JsonAsync();

        Assert.Equal(["auth"], strange.GetProperty("links").EnumerateArray().Select(static each => each.GetProperty("type").GetString()));
        Assert.Equal("8", strange.GetProperty("version").GetString());
        var runtime = strange.GetProperty("runtimeInfo");
        Assert.True(Version.Parse(runtime.GetProperty("version").GetString()!) >= new Version(4, 1));
        Assert.Matches(@"^HomeBinding \d+\.\d+\.\d+$", runtime.GetProperty("buildString").GetString()!);
        var link = known.GetProperty("links").EnumerateArray().Single(static each => each.GetProperty("type").GetString() == "uuid");
        Assert.Equal($"{home.Address}/rest/uuid", link.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Https_WithoutACertificate_MakesOneAndKeepsIt()
    {
        await using var home = await ServedHome.StartAsync(new WebOptions { Urls = ["https://127.0.0.1:0"], StrictTransportSecurity = true });
        var seen = await SeenCertificateAsync(home.Address);
        var kept = home.Folder.PathOf(".homebinding/tls.pem");

        Assert.Contains("127.0.0.1", seen.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateIPAddresses().Select(static each => each.ToString()));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        await using var again = new WebServer(home.Parts, new WebOptions { Urls = ["https://127.0.0.1:0"], StateFolder = home.Folder.PathOf(".homebinding") }, new Web.Accounts.AccountStore(null, home.Time, home.Log));
        await again.StartAsync(CancellationToken.None);
        Assert.Equal(seen.Thumbprint, (await SeenCertificateAsync(again.Addresses[0])).Thumbprint);
        home.Time.Advance(TimeSpan.FromDays(710));
        Assert.NotEqual(seen.Thumbprint, (await SeenCertificateAsync(home.Address)).Thumbprint);
    }

    [Fact]
    public async Task Https_WithACertificateOfTheUser_TakesItAndItsSuccessor()
    {
        using var folder = new TemporaryFolder();
        var first = WriteCertificate(folder, "one");
        await using var home = await ServedHome.StartAsync(new WebOptions { Urls = ["https://127.0.0.1:0"], Certificate = folder.PathOf("cert.pem"), CertificateKey = folder.PathOf("key.pem") });
        Assert.Equal(first, (await SeenCertificateAsync(home.Address)).Thumbprint);

        var second = WriteCertificate(folder, "two");
        File.SetLastWriteTimeUtc(folder.PathOf("cert.pem"), ServedHome.Start.UtcDateTime);
        home.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(second, (await SeenCertificateAsync(home.Address)).Thumbprint);
        File.WriteAllText(folder.PathOf("cert.pem"), "no certificate");
        home.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(second, (await SeenCertificateAsync(home.Address)).Thumbprint);
    }

    [Fact]
    public async Task Https_WithOldTls_IsRefused()
    {
        await using var home = await ServedHome.StartAsync(new WebOptions { Urls = ["https://127.0.0.1:0"] });

#pragma warning disable SYSLIB0039, CA5397 // An old version is what is tried here.
        await Assert.ThrowsAnyAsync<Exception>(() => SeenCertificateAsync(home.Address, SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
    }

    [Fact]
    public async Task Https_WithACertificateThatCannotBeRead_DoesNotListen()
    {
        await using var home = await ServedHome.StartAsync();
        await using var server = new WebServer(home.Parts, new WebOptions { Urls = ["https://127.0.0.1:0"], Certificate = home.Folder.PathOf("none.pem") }, new Web.Accounts.AccountStore(null, home.Time, home.Log));

        Assert.False(await server.StartAsync(CancellationToken.None));
        Assert.Equal(1, home.Log.Count(LogLevel.Error, "Cannot listen"));
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_Answers413()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.Anonymous();

        using var answer = await client.PostAsync("/rest/auth/token", new FormUrlEncodedContent([KeyValuePair.Create("code", new string('x', 2_000_000))]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("The body is too large.", await answer.MessageAsync());
    }

    [Fact]
    public async Task Request_ThatIsNoHttp_IsAnsweredWithoutTellingAnything()
    {
        await using var home = await ServedHome.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPEndPoint.Parse(new Uri(home.Address).Authority));
        await socket.GetStream().WriteAsync("GET /rest/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(socket.GetStream(), Encoding.ASCII);

        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080", "http://localhost:8080", true)]
    [InlineData("http://*:8080", "http://localhost:8080", false)]
    [InlineData("http://0.0.0.0:80", "http://localhost:80", false)]
    [InlineData("https://[::1]:8443", "https://[::1]:8443", true)]
    [InlineData("https://192.168.1.5:8443/", "https://192.168.1.5:8443", false)]
    public void ListenAddress_ThatIsRight_IsRead(string text, string shown, bool isLoopback)
    {
        Assert.True(ListenAddress.TryParse(text, out var address, out _));
        Assert.Equal((shown, isLoopback), (address.ToString(), address.IsLoopback));
    }

    [Theory]
    [InlineData("8080")]
    [InlineData("ftp://127.0.0.1:8080")]
    [InlineData("http://home.example:8080")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("http://user@127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:99999")]
    public void ListenAddress_ThatIsWrong_SaysWhatToWrite(string text)
    {
        Assert.False(ListenAddress.TryParse(text, out _, out var problem));
        Assert.Contains("Write e.g. http://127.0.0.1:8080", problem, StringComparison.Ordinal);
    }

    private static string WriteCertificate(TemporaryFolder folder, string name)
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        using var certificate = new CertificateRequest($"CN={name}", key, System.Security.Cryptography.HashAlgorithmName.SHA256).CreateSelfSigned(ServedHome.Start.AddDays(-1), ServedHome.Start.AddYears(2));
        File.WriteAllText(folder.PathOf("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.PathOf("key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate.Thumbprint;
    }

    private static async Task<X509Certificate2> SeenCertificateAsync(string address, SslProtocols protocols = SslProtocols.None)
    {
        var uri = new Uri(address);
        X509Certificate2? seen = null;
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPEndPoint.Parse(uri.Authority));
        await using var stream = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = uri.Host,
            EnabledSslProtocols = protocols,
            // What is looked at is which certificate comes.
            RemoteCertificateValidationCallback = (_, certificate, _, _) => (seen = new X509Certificate2(certificate!)) is not null,
        });
        return seen!;
    }
}
