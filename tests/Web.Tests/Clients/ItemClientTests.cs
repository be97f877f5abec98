using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HomeBinding.Engine.Events;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Clients;

/// <summary>The requests that openHAB's clients make about items, things and links, as they make them, and what they read of the answers.</summary>
public sealed class ItemClientTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task MainUi_StartsAndShowsItsPages()
    {
        var token = _home.TokenOf(Role.Administrator);
        var types = (await GetAsync(token, "/rest/")).GetProperty("links").EnumerateArray().Select(static each => each.GetProperty("type").GetString()).ToArray();
        foreach (var needed in new[] { "auth", "ui", "tags", "items", "things", "links", "inbox", "rules" }) Assert.Contains(needed, types);
        Assert.All((await GetAsync(token, "/rest/tags")).EnumerateArray(), static each => Assert.NotEmpty(each.GetProperty("uid").GetString()!));
        foreach (var item in (await GetAsync(token, "/rest/items?staticDataOnly=true&metadata=semantics%2ClistWidget%2CwidgetOrder")).EnumerateArray())
        {
            Assert.NotEmpty(item.GetProperty("name").GetString()!);
            if (item.TryGetProperty("metadata", out var metadata)) Assert.NotEmpty(metadata.GetProperty("semantics").GetProperty("value").GetString()!);
        }
        Assert.Equal(4, (await GetAsync(token, "/rest/items?metadata=semantics")).GetArrayLength());
        Assert.Equal("Hall_Lamp", (await GetAsync(token, "/rest/items/Hall_Lamp?parents=true&metadata=.+")).GetProperty("name").GetString());
        var channel = Assert.Single((await GetAsync(token, "/rest/links?itemName=Hall_Lamp")).EnumerateArray()).GetProperty("channelUID").GetString()!;
        // The detail of an item asks for the thing as it is written, all others encoded.
        Assert.Equal("test:lamp", (await GetAsync(token, $"/rest/things/{channel[..channel.LastIndexOf(':')]}")).GetProperty("thingTypeUID").GetString());
        var listed = Assert.Single((await GetAsync(token, "/rest/things?summary=true")).EnumerateArray());
        Assert.Equal("ONLINE", listed.GetProperty("statusInfo").GetProperty("status").GetString());
        foreach (var path in new[] { "/rest/things/test%3Alamp%3Ahall", "/rest/thing-types/test:lamp", "/rest/channel-types?prefixes=system%2Ctest", "/rest/config-descriptions/thing%3Atest%3Alamp%3Ahall", "/rest/things/test%3Alamp%3Ahall/config/status", "/rest/links/orphans", "/rest/things?staticDataOnly=true", "/rest/items?staticDataOnly=true&metadata=.+", "/rest/links" })
            _ = await GetAsync(token, path);
        foreach (var path in new[] { "/rest/actions/test%3Alamp%3Ahall", "/rest/things/test%3Alamp%3Ahall/firmwares" }) Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Get, path, Bearer(token))).StatusCode);
    }

    [Fact]
    public async Task NodeRed_OfEssenius_ReadsAndSends_WithATokenAsTheUser()
    {
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_home.TokenOf(Role.User)}:")));
        Assert.All((await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items", basic))).EnumerateArray(), static each => Assert.NotEmpty(each.GetProperty("state").GetString()!));

        using (var sent = await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", basic, "ON", "text/plain;charset=UTF-8"))
        {
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            // Anything but JSON or text with something in it is an error to it.
            Assert.Empty(await sent.Content.ReadAsStringAsync());
        }
        using (var set = await SendAsync(HttpMethod.Put, "/rest/items/Scene/state", basic, "Evening", "text/plain;charset=UTF-8")) Assert.True(set.IsSuccessStatusCode);
        using var missing = await SendAsync(HttpMethod.Get, "/rest/items/Nobody", basic);
        Assert.Contains("does not exist", await missing.MessageAsync(), StringComparison.Ordinal);
        using var nobody = await SendAsync(HttpMethod.Get, "/rest/items", null);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task NodeRed_Contrib_SendsABodyWithEachGet_AndReadsMembersOfGroups()
    {
        using (await SendAsync(HttpMethod.Put, "/rest/items/All", Bearer(_home.TokenOf(Role.Administrator)), """{"type":"Group"}""", "application/json")) { }
        var token = Bearer(_home.TokenOf(Role.User));

        var item = await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items/All", token, "null", "application/json"));

        Assert.Equal(("Group", JsonValueKind.Array, JsonValueKind.Array), (item.GetProperty("type").GetString(), item.GetProperty("members").ValueKind, item.GetProperty("groupNames").ValueKind));
        Assert.True((await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items", token))).GetArrayLength() > 0);
    }

    [Fact]
    public async Task Homebridge_AsksForFields_StatesAndCommands()
    {
        var token = Bearer(_home.TokenOf(Role.User));
        var first = Assert.Single((await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items?recursive=false&fields=name%2Ctype%2Ceditable", token))).EnumerateArray(), static each => each.GetProperty("name").GetString() == "Hall_Lamp");
        Assert.Equal(("Switch", false), (first.GetProperty("type").GetString(), first.GetProperty("editable").GetBoolean()));
        Assert.True(int.Parse((await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/", token))).GetProperty("version").GetString()!, System.Globalization.CultureInfo.InvariantCulture) >= 4);
        Assert.All((await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items?recursive=false&fields=name%2Cstate%2Ceditable", token))).EnumerateArray(), static each => Assert.Equal(JsonValueKind.String, each.GetProperty("state").ValueKind));
        Assert.Equal("NULL", await (await SendAsync(HttpMethod.Get, "/rest/items/Hall_Lamp/state", token)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", token, "ON")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Post, "/rest/items/Nobody", token, "ON")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", token, "")).StatusCode);
    }

    [Fact]
    public async Task IoBroker_IsAskedWhoItIs_AndThenReadsAndSends()
    {
        using (var challenge = await SendAsync(HttpMethod.Get, "/rest/items?recursive=false", null)) Assert.Equal("Basic", Assert.Single(challenge.Headers.WwwAuthenticate).Scheme);
        await _home.Server.Accounts.AddAsync("iobroker", Role.User, ServedHome.Password);
        var basic = AuthenticationHeaderValue.Parse(Answers.Basic("iobroker", ServedHome.Password));

        var items = (await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items?recursive=false", basic))).EnumerateArray().ToDictionary(static each => each.GetProperty("name").GetString()!);

        Assert.Equal("Number", items["Wanted_Temperature"].GetProperty("type").GetString()!.Split(':')[0]);
        Assert.Equal("%.0f %unit%", items["Wanted_Temperature"].GetProperty("stateDescription").GetProperty("pattern").GetString());
        Assert.Equal(200, (int)(await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", basic, "ON")).StatusCode);
    }

    [Fact]
    public async Task N8n_ShowsItsTokenTwice_AndSaysWhichWorkflowItWas()
    {
        var token = _home.TokenOf(Role.Administrator);
        foreach (var path in new[] { "/rest/items?limit=1", "/rest/items?tags=Light", "/rest/items/Hall_Lamp?metadata=.*", "/rest/things", "/rest/things/test%3Alamp%3Ahall", "/rest/things/test%3Alamp%3Ahall/status" })
        {
            using var answer = await SendAsync(HttpMethod.Get, path, Bearer(token), prepare: request => request.Headers.Add("X-OPENHAB-TOKEN", token));
            Assert.True(answer.IsSuccessStatusCode, path);
        }
        var seen = new TaskCompletionSource<ItemEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var follower = _home.Engine.Follow("Hall_Lamp", _home.Engine.CreateMailbox("test"), Engine.Items.ItemEventKinds.Commanded, (itemEvent, _) => seen.TrySetResult(itemEvent));

        using var sent = await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", Bearer(token), "ON", prepare: static request => request.Headers.Add("X-OpenHAB-Source", "io.n8n:lights:node1"));

        Assert.Equal(200, (int)sent.StatusCode);
        var commanded = await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((OnOff.On, "user io.n8n:lights:node1=>administrator"), (commanded.Command, commanded.Source.Text));
    }

    [Fact]
    public async Task HabPanel_ReadsItemsAndSends()
    {
        var token = Bearer(_home.TokenOf(Role.User));

        Assert.NotEmpty((await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/", token))).GetProperty("locale").GetString()!);
        Assert.Equal(4, (await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items", token))).GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", token, "OFF")).StatusCode);
    }

    [Fact]
    public async Task AndroidApp_ReadsItems_SendsCommands_AndSetsStatesOfThePhone()
    {
        // It sends what the phone knows, e.g. the alarm clock or the charge, as commands in plain text.
        var basic = AuthenticationHeaderValue.Parse(Answers.Basic(_home.TokenOf(Role.User), ""));

        Assert.Equal("Hall_Lamp", (await JsonAsync(await SendAsync(HttpMethod.Get, "/rest/items/Hall_Lamp", basic))).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, "/rest/items/Hall_Lamp", basic, "ON", "text/plain;charset=UTF-8")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(HttpMethod.Put, "/rest/items/Scene/state", basic, "UNDEF")).StatusCode);
    }

    // It puts a colon in front of the last two digits of a time, where openHAB has none.
    [Fact]
    public async Task HabApp_ReadsTimesAsOpenHabWritesThem()
    {
        var token = _home.TokenOf(Role.Administrator);
        using (await SendAsync(HttpMethod.Put, "/rest/items/Alarm", Bearer(token), """{"type":"DateTime"}""", "application/json")) { }
        using var socket = await SocketClient.OpenAsync(_home, token, "/ws");
        await socket.SendAsync("WebSocketEvent", "openhab/websocket/filter/type", """["ItemCommandEvent","ItemStateChangedEvent"]""", "HABApp");
        _ = await socket.AnswerAsync();

        await socket.SendAsync("ItemCommandEvent", "openhab/items/Alarm/command", """{"type":"DateTime","value":"2026-06-01T14:00:00+02:00"}""", "HABApp", "1");

        const string Expected = "2026-06-01T14:00:00.000+0200";
        var events = new Dictionary<string, string>();
        while (events.Count < 3)
        {
            var (topic, payload) = await socket.AnswerAsync();
            events[topic] = payload;
        }
        Assert.Equal($$"""{"type":"DateTime","value":"{{Expected}}"}""", events["openhab/items/Alarm/command"]);
        Assert.Equal($$"""{"type":"DateTime","value":"{{Expected}}","oldType":"UnDef","oldValue":"NULL"}""", events["openhab/items/Alarm/statechanged"]);
        Assert.Equal("", events["openhab/websocket/response/success"]);
        Assert.Equal(Expected, await (await SendAsync(HttpMethod.Get, "/rest/items/Alarm/state", Bearer(token))).Content.ReadAsStringAsync());

        using (await SendAsync(HttpMethod.Put, "/rest/items/Alarm/state", Bearer(token), "2026-06-01T15:00:00.25Z")) { }
        Assert.Equal("openhab/items/Alarm/statechanged", (await socket.AnswerAsync()).Topic);
        var item = await GetAsync(token, "/rest/items/Alarm");
        Assert.Equal(("2026-06-01T15:00:00.250+0000", Expected), (item.GetProperty("state").GetString(), item.GetProperty("lastState").GetString()));
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private async Task<JsonElement> GetAsync(string token, string path) => await JsonAsync(await SendAsync(HttpMethod.Get, path, Bearer(token)));

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} answers {answer.StatusCode}.");
        return await answer.JsonAsync();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, AuthenticationHeaderValue? authorization, string? body = null, string contentType = "text/plain", Action<HttpRequestMessage>? prepare = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = authorization;
        if (body is not null) request.Content = new StringContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        prepare?.Invoke(request);
        return _client.SendAsync(request);
    }
}
