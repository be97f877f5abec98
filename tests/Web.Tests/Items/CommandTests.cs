using System.Net;
using System.Text;
using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Items;

public sealed class CommandTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.User);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Theory]
    [InlineData("ON", "text/plain")]
    [InlineData("""{"value":"ON"}""", "application/json")]
    [InlineData("""{"value":"ON","source":"panel"}""", "application/json")]
    public async Task Command_AsTextOrJson_ReachesTheDevice_AndAnswers200WithNothing(string body, string contentType)
    {
        var commanded = Next(ItemEventKinds.Commanded);

        using var answer = await PostAsync("/rest/items/Hall_Lamp", body, contentType);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        Assert.Equal(OnOff.On, (await commanded).Command);
    }

    [Fact]
    public async Task Command_SaysWhoSentIt_AndFromWhere()
    {
        var commanded = Next(ItemEventKinds.Commanded);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/rest/items/Hall_Lamp?source=flow") { Content = new StringContent("ON") };
        request.Headers.Add("X-OpenHAB-Source", "io.n8n:workflow:node");

        using var answer = await _client.SendAsync(request);

        var seen = await commanded;
        Assert.Equal("user io.n8n:workflow:node=>flow=>user", seen.Source.Text);
    }

    [Theory]
    [InlineData("Hall_Lamp", "PURPLE", HttpStatusCode.BadRequest, "'PURPLE' is no command for Switch items; expected ON or OFF.")]
    [InlineData("Hall_Lamp", "", HttpStatusCode.BadRequest, "The body has no command.")]
    [InlineData("Nobody", "ON", HttpStatusCode.NotFound, "Item Nobody does not exist.")]
    public async Task Command_ThatCannotBe_SaysWhy(string item, string command, HttpStatusCode status, string message)
    {
        using var answer = await PostAsync($"/rest/items/{item}", command);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(message, await answer.MessageAsync());
    }

    [Theory]
    [InlineData("application/xml", "<ON/>")]
    [InlineData("text/plain; charset=utf-99", "ON")]
    public async Task Command_AsSomethingElse_Is415(string contentType, string body)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await _client.PostAsync("/rest/items/Hall_Lamp", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Empty(_home.Binding.Commands);
    }

    [Theory]
    [InlineData("""{"value":"ON" """)]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Command_AsJsonThatHasNone_Is400(string body)
    {
        using var answer = await PostAsync("/rest/items/Hall_Lamp", body, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Toggle_SendsTheOpposite_AndSaysSoWhereThereIsNone()
    {
        using (var unknown = await PostAsync("/rest/items/Hall_Lamp", "TOGGLE"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
            Assert.Equal("Hall_Lamp is NULL, which has no opposite. Send the command itself.", await unknown.MessageAsync());
        }
        await _home.Engine.PostUpdateAsync("Hall_Lamp", OnOff.On, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
        var commanded = Next(ItemEventKinds.Commanded);

        using var answer = await PostAsync("/rest/items/Hall_Lamp", "toggle");

        Assert.Equal(OnOff.Off, (await commanded).Command);
        Assert.Equal("TOGGLE", ((TextValue)(await CommandOfAsync("Scene", "TOGGLE"))!).ToText());
    }

    [Fact]
    public async Task Command_OfAViewer_Is403()
    {
        using var viewer = _home.As(Role.Viewer);

        using var answer = await viewer.PostAsync("/rest/items/Hall_Lamp", new StringContent("ON"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_home.Binding.Commands);
    }

    [Theory]
    [InlineData(CommandStatus.Confirmed, null, 200, "confirmed")]
    [InlineData(CommandStatus.Accepted, null, 200, "accepted")]
    [InlineData(CommandStatus.Rejected, "The lamp is locked.", 422, "rejected")]
    [InlineData(CommandStatus.NotApplied, "The lamp stayed off.", 502, "notApplied")]
    [InlineData(CommandStatus.Failed, "The lamp is not reachable.", 502, "failed")]
    [InlineData(CommandStatus.TimedOut, "The lamp said nothing.", 504, "timedOut")]
    [InlineData(CommandStatus.Replaced, "A newer one came.", 409, "replaced")]
    public async Task Command_ThatIsWaitedFor_AnswersWithWhatTheDeviceSaid(CommandStatus status, string? reason, int code, string name)
    {
        _home.Binding.Answering = (_, _, _) => new(new CommandResult(status, reason));

        using var answer = await PostAsync("/rest/items/Hall_Lamp?wait=5s", "ON");

        Assert.Equal(code, (int)answer.StatusCode);
        var outcome = await answer.JsonAsync();
        Assert.Equal("Hall_Lamp", outcome.GetProperty("item").GetString());
        Assert.Equal("ON", outcome.GetProperty("command").GetString());
        Assert.Equal(name, outcome.GetProperty("status").GetString());
        if (reason is not null) Assert.Equal(reason, outcome.GetProperty("reason").GetString());
        // Clients that know nothing of outcomes find the error where all have it.
        if (code >= 400) Assert.Equal(reason, await answer.MessageAsync());
    }

    [Fact]
    public async Task Command_ThatIsWaitedFor_IsNotAnsweredBeforeTheDeviceHas()
    {
        var reached = new TaskCompletionSource();
        var device = new TaskCompletionSource<CommandResult>();
        _home.Binding.Answering = (_, _, _) =>
        {
            reached.SetResult();
            return new(device.Task);
        };

        var answering = PostAsync("/rest/items/Hall_Lamp?wait", "ON");
        await reached.Task;
        Assert.False(answering.IsCompleted);
        device.SetResult(CommandResult.Confirmed);

        using var answer = await answering;
        Assert.Equal("confirmed", (await answer.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Command_ThatNobodyAnswersInTime_Is202Pending()
    {
        var reached = new TaskCompletionSource();
        _home.Binding.Answering = (_, _, _) =>
        {
            reached.SetResult();
            return new(new TaskCompletionSource<CommandResult>().Task);
        };

        var answering = PostAsync("/rest/items/Hall_Lamp?wait=2s", "ON");
        await reached.Task;
        // The limit begins when the command is in the queue, and it has reached the device already.
        while (!answering.IsCompleted) _home.Time.Advance(TimeSpan.FromSeconds(1));

        using var answer = await answering;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("pending", (await answer.JsonAsync()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0s")]
    [InlineData("51s")]
    [InlineData("-5s")]
    public async Task Wait_ThatIsNoDuration_OrTooLong_Is400_AndSendsNothing(string wait)
    {
        using var answer = await PostAsync($"/rest/items/Hall_Lamp?wait={wait}", "ON");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_home.Binding.Commands);
    }

    [Fact]
    public async Task Wait_OfMoreThanAFew_Is503()
    {
        var waiting = new Web.Items.WaitingCommands();
        var places = Enumerable.Range(0, Web.Items.ItemCommands.MostWaiting).Select(_ => waiting.TryEnter()).ToArray();

        Assert.DoesNotContain(null, places);
        Assert.Null(waiting.TryEnter());
        places[0]!.Dispose();
        Assert.NotNull(waiting.TryEnter());
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task State_IsSet_AndAnswers202(string contentType)
    {
        var updated = Next(ItemEventKinds.Updated, "Wanted_Temperature");
        var body = contentType == "text/plain" ? "70 °F" : """{"value":"70 °F"}""";

        using var answer = await _client.PutAsync("/rest/items/Wanted_Temperature/state", new StringContent(body, Encoding.UTF8, contentType));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("user user", (await updated).Source.Text);
        Assert.StartsWith("21.1", await _client.GetStringAsync("/rest/items/Wanted_Temperature/state"), StringComparison.Ordinal);
        Assert.Empty(_home.Binding.Commands);
    }

    [Theory]
    [InlineData("Wanted_Temperature", "5 kW")]
    [InlineData("Wanted_Temperature", "warm")]
    [InlineData("Night", "21")]
    public async Task State_ThatTheItemCannotHave_Is400(string item, string state)
    {
        using var answer = await _client.PutAsync($"/rest/items/{item}/state", new StringContent(state));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(await answer.MessageAsync());
        Assert.Equal("NULL", await _client.GetStringAsync($"/rest/items/{item}/state"));
    }

    [Fact]
    public async Task Commands_AreInTheAuditLog_WithWhoAndWhat()
    {
        using (await PostAsync("/rest/items/Hall_Lamp", "ON")) { }
        using (await _client.PutAsync("/rest/items/Scene/state", new StringContent("Evening"))) { }

        await _home.Server.Audit.DisposeAsync();
        var lines = File.ReadAllLines(_home.Folder.PathOf(".homebinding/audit.log"));

        Assert.Contains(lines, static each => each.Contains("\"command\"", StringComparison.Ordinal) && each.Contains("\"user\":\"user\"", StringComparison.Ordinal) && each.Contains("Hall_Lamp ON", StringComparison.Ordinal));
        Assert.Contains(lines, static each => each.Contains("\"state\"", StringComparison.Ordinal) && each.Contains("Scene Evening", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string contentType = "text/plain") => _client.PostAsync(path, new StringContent(body, Encoding.UTF8, contentType));

    private async Task<ICommand?> CommandOfAsync(string item, string body)
    {
        var commanded = Next(ItemEventKinds.Commanded, item);
        using var answer = await PostAsync($"/rest/items/{item}", body);
        return (await commanded).Command;
    }

    private async Task<ItemEvent> Next(ItemEventKinds kinds, string item = "Hall_Lamp")
    {
        var seen = new TaskCompletionSource<ItemEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var follower = _home.Engine.Follow(item, _home.Engine.CreateMailbox("test"), kinds, (itemEvent, _) => seen.TrySetResult(itemEvent));
        return await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
