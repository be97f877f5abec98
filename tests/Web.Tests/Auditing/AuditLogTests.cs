using System.Net;
using System.Text.Json;
using HomeBinding.Channels;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Web.Tests.Auditing;

public sealed class AuditLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LogRecorder _log = new();

    private string Path => _folder.PathOf(".homebinding/audit.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_OfWhatACallerMadeUp_StaysOneLine()
    {
        await using (var audit = Open()) audit.Write("login", "eve\n{\"action\":\"login\",\"user\":\"anna\",\"outcome\":\"ok\"}", null, IPAddress.Loopback, "POST /auth\r\n", "refused");

        var entry = JsonDocument.Parse(Assert.Single(File.ReadAllLines(Path))).RootElement;

        Assert.StartsWith("eve\n", entry.GetProperty("user").GetString(), StringComparison.Ordinal);
        Assert.Equal(ServedHome.Start, entry.GetProperty("time").GetDateTimeOffset());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task Write_OfMoreThanAFileHolds_KeepsAFewFiles()
    {
        var text = new string('x', 200);
        for (var round = 0; round < 30; round++)
        {
            await using var audit = Open();
            for (var i = 0; i < 4000; i++) audit.Write("command", "anna", "test", null, text, "200", text);
        }

        var files = Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(AuditLog.Files, files.Length);
        Assert.All(files, static file => Assert.InRange(new FileInfo(file).Length, 1, AuditLog.LargestFile + 1000));
    }

    [Fact]
    public async Task Write_WhereNothingCanBeWritten_SaysSoOnceAndHindersNobody()
    {
        File.WriteAllText(_folder.PathOf(".homebinding"), "a file where the folder should be");
        await using (var audit = Open())
            for (var i = 0; i < 3; i++) audit.Write("command", "anna", null, null, "x", "200");

        Assert.Equal(1, _log.Count(LogLevel.Error, "cannot be written"));
    }

    [Fact]
    public async Task Requests_AreWrittenDown_WithWhoAndFromWhere_AndWithoutSecrets()
    {
        await using var home = await ServedHome.StartAsync();
        await home.Server.Accounts.AddAsync("anna", Role.Administrator, ServedHome.Password);
        using (var client = home.As(Role.User)) (await client.DeleteAsync("/rest/auth/apitokens/none")).Dispose();
        using (var client = home.With("oh.test.wrong")) (await client.GetAsync(Answers.Readable)).Dispose();
        using (var client = home.Anonymous())
        {
            (await client.PostFormAsync("/createApiToken", ("username", "anna"), ("password", ServedHome.Password), ("token_name", "panel"))).Dispose();
            (await client.PostFormAsync("/createApiToken", ("username", "anna"), ("password", "a wrong password"), ("token_name", "panel"))).Dispose();
        }
        var secrets = home.Server.Accounts.Accounts.SelectMany(static each => each.Tokens).Select(static each => each.Hash).Concat([ServedHome.Password, "a wrong password", home.TokenOf(Role.User)]);
        await home.Server.Audit.DisposeAsync();

        var text = File.ReadAllText(home.Folder.PathOf(".homebinding/audit.log"));
        var entries = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static each => JsonDocument.Parse(each).RootElement).ToArray();

        Assert.Contains(entries, static each => Is(each, "token", "user", "DELETE /rest/auth/apitokens/none", "404") && each.GetProperty("via").GetString() == "test" && each.GetProperty("from").GetString() == "127.0.0.1");
        Assert.Contains(entries, static each => Is(each, "login", null, null, "refused"));
        Assert.Contains(entries, static each => Is(each, "token", "anna", "POST /createApiToken", "200"));
        Assert.Contains(entries, static each => Is(each, "login", "anna", "POST /createApiToken", "400"));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

        static bool Is(JsonElement entry, string action, string? user, string? target, string outcome) =>
            Text(entry, "action") == action && Text(entry, "user") == user && Text(entry, "target") == target && Text(entry, "outcome") == outcome;

        static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    [Fact]
    public async Task Requests_ThatAreAnswered_AreWrittenDownBefore()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.As(Role.User);
        const int Requests = 100;
        for (var i = 0; i < Requests; i++) (await client.PostAsync("/rest/items/None", new StringContent("ON"))).Dispose();
        await home.Server.Audit.DisposeAsync();

        Assert.Equal(Requests, File.ReadLines(home.Folder.PathOf(".homebinding/audit.log")).Count(static each => each.Contains("\"outcome\":\"404\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Requests_ThatFail_AreWrittenDownWithTheStatusThatTheCallerGot()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.As(Role.Administrator);
        using var answer = await client.PutAsync("/rest/items/Night", new StringContent("""{"type":"Switch","name":"Night","label":"Other"}""", System.Text.Encoding.UTF8, "application/json"));
        await home.Server.Audit.DisposeAsync();

        var entry = JsonDocument.Parse(Assert.Single(File.ReadLines(home.Folder.PathOf(".homebinding/audit.log")))).RootElement;

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), entry.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Requests_WhoseClientLeaves_AreWrittenDownWithoutAnAnswer()
    {
        await using var home = await ServedHome.StartAsync();
        var log = home.Folder.PathOf(".homebinding/audit.log");
        using (var client = home.As(Role.User))
        {
            using var leaving = new CancellationTokenSource();
            var commanded = new TaskCompletionSource();
            home.Binding.Answering = (_, _, _) =>
            {
                commanded.TrySetResult();
                return new(new TaskCompletionSource<CommandResult>().Task);
            };
            var asking = client.PostAsync("/rest/items/Hall_Lamp?wait=50s", new StringContent("ON"), leaving.Token);
            await commanded.Task;
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        // It has ended all requests then.
        await home.Server.DisposeAsync();

        Assert.Equal("no answer", JsonDocument.Parse(Assert.Single(File.ReadLines(log))).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Refusals_OfOneWhoGoesOnAndOn_DoNotWashAwayWhatOthersDid()
    {
        await using (var audit = Open())
        {
            audit.Write("command", "anna", null, IPAddress.Loopback, "POST /rest/items/Lamp", "200", "ON");
            for (var i = 0; i < 1000; i++) audit.Refused("eve", IPAddress.Parse("192.0.2.1"), "password");
            audit.Refused("bert", IPAddress.Parse("192.0.2.2"), "password");
        }

        var entries = File.ReadAllLines(Path).Select(static each => JsonDocument.Parse(each).RootElement).ToArray();

        Assert.Equal(AuditLog.MostRefusals, entries.Count(static each => each.TryGetProperty("user", out var user) && user.GetString() == "eve"));
        Assert.Single(entries, static each => each.TryGetProperty("user", out var user) && user.GetString() == "anna");
        Assert.Single(entries, static each => each.TryGetProperty("user", out var user) && user.GetString() == "bert");
    }

    private AuditLog Open() => new(Path, new FakeTimeProvider(ServedHome.Start), _log);
}
