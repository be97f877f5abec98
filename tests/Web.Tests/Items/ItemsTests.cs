using System.Net;
using System.Text.Json;
using System.Text;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Items;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Items;

public sealed class ItemsTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Viewer);
        await _home.Engine.AddAsync(
            [
                new ItemDefinition { Name = "House", Type = ItemType.Group, Group = new GroupDefinition(), Tags = ["House"] },
                new ItemDefinition { Name = "Kitchen", Type = ItemType.Group, Group = new GroupDefinition(), Tags = ["Kitchen"], Groups = ["House"] },
                new ItemDefinition
                {
                    Name = "Lights",
                    Type = ItemType.Switch,
                    Group = new GroupDefinition(ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off)),
                    Tags = ["Lightbulb"],
                    Groups = ["Kitchen"],
                },
                new ItemDefinition
                {
                    Name = "Ceiling",
                    Type = ItemType.Switch,
                    Label = "Ceiling <b>light</b>",
                    Icon = "light",
                    Tags = ["Switch", "Light"],
                    Groups = ["Lights"],
                    Metadata = new Dictionary<string, ItemMetadata>
                    {
                        ["alexa"] = new("Switch", new Dictionary<string, object?> { ["speed"] = 5m, ["apiToken"] = "tell nobody" }),
                        ["stateDescription"] = new("", new Dictionary<string, object?> { ["options"] = "ON=Bright,OFF=Dark" }),
                    },
                },
            ],
            []);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task List_HasAllItems_InTheOrderOfTheirNames()
    {
        var items = await JsonAsync("/rest/items");

        Assert.Equal(["Ceiling", "Hall_Lamp", "House", "Kitchen", "Lights", "Night", "Scene", "Wanted_Temperature"], Names(items));
    }

    [Fact]
    public async Task Item_HasTheFieldsOfOpenHab()
    {
        await SetAsync("Wanted_Temperature", "19 °C");
        _home.Time.Advance(TimeSpan.FromMinutes(1));
        await SetAsync("Wanted_Temperature", "21.5 °C");

        var item = await JsonAsync("/rest/items/Wanted_Temperature");

        Assert.Equal($"{_home.Address}/rest/items/Wanted_Temperature", item.GetProperty("link").GetString());
        Assert.Equal("21.5 °C", item.GetProperty("state").GetString());
        Assert.Equal("19 °C", item.GetProperty("lastState").GetString());
        Assert.Equal(_home.Time.GetUtcNow().ToUnixTimeMilliseconds(), item.GetProperty("lastStateChange").GetInt64());
        Assert.Equal(_home.Time.GetUtcNow().ToUnixTimeMilliseconds(), item.GetProperty("lastStateUpdate").GetInt64());
        Assert.Equal("°C", item.GetProperty("unitSymbol").GetString());
        Assert.Equal("Number:Temperature", item.GetProperty("type").GetString());
        Assert.Equal("Wanted temperature", item.GetProperty("label").GetString());
        Assert.Equal("%.0f %unit%", item.GetProperty("stateDescription").GetProperty("pattern").GetString());
        Assert.False(item.GetProperty("stateDescription").GetProperty("readOnly").GetBoolean());
        Assert.False(item.GetProperty("editable").GetBoolean());
        Assert.Empty(item.GetProperty("tags").EnumerateArray());
        Assert.Empty(item.GetProperty("groupNames").EnumerateArray());
        Assert.False(item.TryGetProperty("members", out _));
        Assert.False(item.TryGetProperty("metadata", out _));
    }

    [Fact]
    public async Task Item_WithOptions_OffersThemAsCommands()
    {
        var item = await JsonAsync("/rest/items/Ceiling");

        Assert.Equal("light", item.GetProperty("category").GetString());
        Assert.Equal("Bright", item.GetProperty("stateDescription").GetProperty("options")[0].GetProperty("label").GetString());
        Assert.Equal("ON", item.GetProperty("commandDescription").GetProperty("commandOptions")[0].GetProperty("command").GetString());
    }

    [Fact]
    public async Task Group_HasItsMembers_AndTheirs_UnlessAskedWithout()
    {
        var group = await JsonAsync("/rest/items/House");
        var lights = group.GetProperty("members")[0].GetProperty("members")[0];

        Assert.Equal("Group", lights.GetProperty("type").GetString());
        Assert.Equal("Switch", lights.GetProperty("groupType").GetString());
        Assert.Equal("""{"name":"OR","params":["ON","OFF"]}""", lights.GetProperty("function").GetRawText());
        Assert.Equal(["Ceiling"], Names(lights.GetProperty("members")));
        // node-red-contrib-openhab3 reads members of every group and fails without.
        Assert.Empty((await JsonAsync("/rest/items/House?recursive=false")).GetProperty("members").EnumerateArray());
        Assert.All((await JsonAsync("/rest/items?type=Group")).EnumerateArray(), static each => Assert.Empty(each.GetProperty("members").EnumerateArray()));
        Assert.Equal(["Ceiling"], Names((await JsonAsync("/rest/items?recursive=true")).EnumerateArray().Single(static each => each.GetProperty("name").GetString() == "Lights").GetProperty("members")));
    }

    [Fact]
    public async Task Parents_AreTheGroupsAbove_UpToTheLast()
    {
        var item = await JsonAsync("/rest/items/Ceiling?parents=true");

        var lights = item.GetProperty("parents")[0];
        Assert.Equal("Lights", lights.GetProperty("name").GetString());
        Assert.Equal("House", lights.GetProperty("parents")[0].GetProperty("parents")[0].GetProperty("name").GetString());
        Assert.False((await JsonAsync("/rest/items/Ceiling")).TryGetProperty("parents", out _));
    }

    [Fact]
    public async Task Groups_ThatAreInEachOther_AreNotFollowedForEver()
    {
        await _home.Engine.AddAsync(
            [
                new ItemDefinition { Name = "Chicken", Type = ItemType.Group, Group = new GroupDefinition(), Groups = ["Egg"] },
                new ItemDefinition { Name = "Egg", Type = ItemType.Group, Group = new GroupDefinition(), Groups = ["Chicken"] },
            ],
            []);

        var chicken = await JsonAsync("/rest/items/Chicken?parents=true");

        Assert.Equal("Egg", chicken.GetProperty("members")[0].GetProperty("name").GetString());
        Assert.Equal("Egg", chicken.GetProperty("parents")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("?type=Switch", "Ceiling,Hall_Lamp,Night")]
    [InlineData("?type=Number", "")]
    [InlineData("?type=Number:Temperature", "Wanted_Temperature")]
    [InlineData("?tags=Light", "Ceiling,Hall_Lamp")]
    [InlineData("?tags=Light,Switch", "Ceiling")]
    [InlineData("?type=Group&tags=House", "House")]
    [InlineData("?limit=1", "Ceiling,Hall_Lamp,House,Kitchen,Lights,Night,Scene,Wanted_Temperature")]
    public async Task List_WithTypeAndTags_HasThoseItems(string query, string names) =>
        Assert.Equal(names.Split(',', StringSplitOptions.RemoveEmptyEntries), Names(await JsonAsync($"/rest/items{query}")));

    [Fact]
    public async Task List_WithFields_HasThoseAndNoOthers()
    {
        var items = await JsonAsync("/rest/items?recursive=false&fields=name%2Cstate%2Ceditable,nonsense");

        Assert.All(items.EnumerateArray(), static each => Assert.Equal(["editable", "name", "state"], each.EnumerateObject().Select(static field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(".+", "alexa,semantics,stateDescription")]
    [InlineData(".*", "alexa,semantics,stateDescription")]
    [InlineData("alexa", "alexa")]
    [InlineData("state.*,alexa", "alexa,stateDescription")]
    [InlineData("listWidget,semantics", "semantics")]
    [InlineData("(?=a)alexa", "alexa")]
    [InlineData("nothing", "")]
    public async Task Metadata_IsThatOfTheNamespacesThatAreAskedFor(string selector, string namespaces)
    {
        var item = await JsonAsync($"/rest/items/Ceiling?metadata={Uri.EscapeDataString(selector)}");

        var found = item.TryGetProperty("metadata", out var metadata) ? metadata.EnumerateObject().Select(static each => each.Name).Order(StringComparer.Ordinal).ToArray() : [];
        Assert.Equal(namespaces.Split(',', StringSplitOptions.RemoveEmptyEntries), found);
    }

    [Fact]
    public async Task Metadata_AskedForAsMainUiDoes_WithAPlusThatIsNoBlank() =>
        Assert.True((await JsonAsync("/rest/items/Ceiling?parents=true&metadata=.+")).GetProperty("metadata").TryGetProperty("alexa", out _));

    [Theory]
    [InlineData("[a")]
    [InlineData("a)|(b")]
    [InlineData("((a+)+)+(?=b)$")]
    public async Task Metadata_AskedForWithAnExpressionThatCannotBeUsed_Is400InNoTime(string selector)
    {
        await _home.Engine.AddAsync([new ItemDefinition { Name = "Evil", Type = ItemType.Text, Metadata = new Dictionary<string, ItemMetadata> { [new string('a', 60)] = new("") } }], []);

        using var answer = await _client.GetAsync($"/rest/items?metadata={Uri.EscapeDataString(selector)}").WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("expression", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_DoesNotTellSecrets()
    {
        var config = (await JsonAsync("/rest/items/Ceiling?metadata=alexa")).GetProperty("metadata").GetProperty("alexa").GetProperty("config");

        Assert.Equal("""{"speed":5,"apiToken":"***"}""", config.GetRawText());
    }

    [Fact]
    public async Task Semantics_FollowFromTagsAndGroups()
    {
        var items = (await JsonAsync("/rest/items?metadata=semantics%2ClistWidget%2CwidgetOrder")).EnumerateArray().ToDictionary(static each => each.GetProperty("name").GetString()!);

        Assert.Equal("""{"value":"Location_Indoor_Building_House","config":{},"editable":false}""", Semantics("House"));
        Assert.Equal("""{"value":"Location_Indoor_Room_Kitchen","config":{"isPartOf":"House"},"editable":false}""", Semantics("Kitchen"));
        Assert.Equal("""{"value":"Equipment_LightSource_Lightbulb","config":{"hasLocation":"Kitchen"},"editable":false}""", Semantics("Lights"));
        Assert.Equal("""{"value":"Point_Control_Switch","config":{"isPointOf":"Lights","relatesTo":"Property_Light"},"editable":false}""", Semantics("Ceiling"));
        Assert.False(items["Night"].TryGetProperty("metadata", out _));

        string Semantics(string name) => items[name].GetProperty("metadata").GetProperty("semantics").GetRawText();
    }

    [Fact]
    public async Task Semantic_FindsTheNearestAbove()
    {
        Assert.Equal("Kitchen", (await JsonAsync("/rest/items/Ceiling/semantic/Location")).GetProperty("name").GetString());
        Assert.Equal("House", (await JsonAsync("/rest/items/Ceiling/semantic/House")).GetProperty("name").GetString());
        Assert.Equal("Lights", (await JsonAsync("/rest/items/Ceiling/semantic/Equipment")).GetProperty("name").GetString());
        foreach (var path in new[] { "/rest/items/Ceiling/semantic/Garden", "/rest/items/Ceiling/semantic/Nonsense", "/rest/items/Nobody/semantic/House" })
            Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task State_IsPlainText()
    {
        await SetAsync("Scene", "Evening");

        using var answer = await _client.GetAsync("/rest/items/Scene/state");

        Assert.Equal("Evening", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("NULL", await _client.GetStringAsync("/rest/items/Night/state"));
    }

    [Theory]
    [InlineData("/rest/items/Nobody")]
    [InlineData("/rest/items/Nobody/state")]
    [InlineData("/rest/items/Nobody/metadata/namespaces")]
    public async Task Item_ThatIsNotThere_Is404_InTheWordsThatNodeRedTakesAsFinal(string path)
    {
        using var answer = await _client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("does not exist", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Namespaces_AreThoseThatSaySomething() =>
        Assert.Equal("""["alexa","semantics","stateDescription"]""", await _client.GetStringAsync("/rest/items/Ceiling/metadata/namespaces"));

    [Fact]
    public async Task Item_IsRead_ThoughTheRequestHasABody()
    {
        // node-red-contrib-openhab3 sends the body null with each GET.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rest/items/Night") { Content = new StringContent("null", Encoding.UTF8, "application/json") };

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task StaticData_HasNoStates_AndIsNotSentAgainWhileItIsTheSame()
    {
        // Of what changed within this very second nobody can say whether it changes again.
        using (var fresh = await _client.GetAsync("/rest/items?staticDataOnly=true")) Assert.Null(fresh.Content.Headers.LastModified);
        _home.Time.Advance(TimeSpan.FromSeconds(2));
        await SetAsync("Scene", "Evening");
        using var first = await _client.GetAsync("/rest/items?staticDataOnly=true");
        var scene = (await first.JsonAsync()).EnumerateArray().Single(static each => each.GetProperty("name").GetString() == "Scene");

        Assert.False(scene.TryGetProperty("state", out _));
        Assert.False(scene.TryGetProperty("lastStateUpdate", out _));
        Assert.Equal("Scene", scene.GetProperty("label").GetString());
        var modified = first.Content.Headers.LastModified;
        Assert.NotNull(modified);
        Assert.Equal(HttpStatusCode.NotModified, await _client.StatusAsync(request => request.Headers.IfModifiedSince = modified, path: "/rest/items?staticDataOnly=true"));

        // A thing that changes its status may change what states may be.
        var changed = _home.Engine.CreateMailbox("test");
        var seen = new TaskCompletionSource();
        using var subscription = _home.Engine.Things.Subscribe(changed, _ => seen.TrySetResult());
        _home.Time.Advance(TimeSpan.FromSeconds(5));
        _home.Binding.Handler.Context.SetStatus(HomeBinding.Things.ThingStatusInfo.CommunicationError("Gone."));
        await seen.Task;
        HttpStatusCode status;
        do
        {
            status = await _client.StatusAsync(request => request.Headers.IfModifiedSince = modified, path: "/rest/items?staticDataOnly=true");
        }
        while (status == HttpStatusCode.NotModified);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task List_OfTenThousand_IsSentAsItIsMade()
    {
        await _home.Engine.AddAsync([.. Enumerable.Range(0, 10_000).Select(static i => new ItemDefinition { Name = $"Item_{i}", Type = ItemType.Number, Label = new string('x', 200) })], []);

        using var answer = await _client.GetAsync("/rest/items", HttpCompletionOption.ResponseHeadersRead);

        // An answer that was put together before would have a length.
        Assert.Null(answer.Content.Headers.ContentLength);
        Assert.Equal(10_004 + 4, (await answer.JsonAsync()).GetArrayLength());
    }

    [Fact]
    public void Stream_MakesNoMoreElementsThanAreSent()
    {
        var made = 0;
        using var stopped = new CancellationTokenSource();

        var sent = JsonSerializer.SerializeAsync(new StopAfter(stopped, 200_000), Elements(), ItemJson.Default.IEnumerableItemBody, stopped.Token);

        Assert.ThrowsAny<OperationCanceledException>(() => sent.GetAwaiter().GetResult());
        Assert.InRange(made, 1, 5000);

        IEnumerable<ItemBody> Elements()
        {
            while (true)
            {
                made++;
                yield return new ItemBody { Name = new string('x', 100) };
            }
        }
    }

    [Theory]
    [InlineData("/rest/items/Hall%5FLamp")]
    [InlineData("/rest/items/Hall_Lamp")]
    public async Task Name_RawOrEncoded_IsTheSame(string path) => Assert.Equal("Hall_Lamp", (await JsonAsync(path)).GetProperty("name").GetString());

    private async Task SetAsync(string item, string state)
    {
        Assert.True(_home.Engine.FindItem(item)!.Type.TryParseState(state, out var parsed));
        await _home.Engine.PostUpdateAsync(item, parsed, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static IEnumerable<string> Names(JsonElement items) => items.EnumerateArray().Select(static each => each.GetProperty("name").GetString()!);

    /// <summary>Takes some bytes and then wants no more.</summary>
    private sealed class StopAfter(CancellationTokenSource stop, long most) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Length > most) stop.Cancel();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
