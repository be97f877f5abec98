using System.Net;
using System.Text;
using System.Text.Json;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Items;

public sealed class ItemEditingTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
        Directory.CreateDirectory(_home.Folder.PathOf("items"));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Item_IsMade_ChangedAndRemoved()
    {
        using (var made = await PutAsync("/rest/items/Pump", """{"type":"Number:Power","name":"Pump","label":"Pump","category":"energy","tags":["Measurement"],"groupNames":[]}"""))
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            var body = await made.JsonAsync();
            Assert.True(body.GetProperty("editable").GetBoolean());
            Assert.Equal("Number:Power", body.GetProperty("type").GetString());
            Assert.Equal("energy", body.GetProperty("category").GetString());
        }
        using (var changed = await PutAsync("/rest/items/Pump", """{"type":"Number:Power","label":"Big pump"}""")) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("Big pump", _home.Engine.FindItem("Pump")!.Definition.Label);
        using (var removed = await _client.DeleteAsync("/rest/items/Pump")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Null(_home.Engine.FindItem("Pump"));
        using var gone = await _client.DeleteAsync("/rest/items/Pump");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("""{"type":"Swich"}""", "'Swich' is not an item type")]
    [InlineData("""{"label":"x"}""", "has no type")]
    [InlineData("""{"type":"Number:Nothing"}""", "is not a dimension")]
    [InlineData("""{"type":"Group","groupType":"Switch","function":{"name":"OR"}}""", "OR takes two parameters")]
    [InlineData("""{"type":"Switch","name":"Other"}""", "The body is of the item Other")]
    public async Task Item_ThatIsWrong_Is400_AsAFileWouldBeTold(string body, string message)
    {
        using var answer = await PutAsync("/rest/items/Pump", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Null(_home.Engine.FindItem("Pump"));
    }

    [Fact]
    public async Task Item_WithAnotherNameThanNamesHave_Is400()
    {
        using var answer = await PutAsync("/rest/items/my%20pump", """{"type":"Switch"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("is not an item name", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_OfAFile_IsReadOnly()
    {
        foreach (var (method, path) in new[] { ("PUT", "/rest/items/Night"), ("DELETE", "/rest/items/Night"), ("PUT", "/rest/items/Night/tags/Light"), ("DELETE", "/rest/items/Hall_Lamp/tags/Light") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "PUT" ? Json("""{"type":"Switch"}""") : null };
            using var answer = await _client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Contains("comes from a file", await answer.MessageAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Items_AreMadeTogether_AndWhatIsWrongWithOneLeavesTheOthers()
    {
        using var answer = await PutAsync("/rest/items", """[{"type":"Switch","name":"Pump","groupNames":["Garden"]},{"type":"Group","name":"Garden"},{"type":"Swich","name":"Wrong"},{"type":"Switch","name":"Night"}]""");

        var outcome = (await answer.JsonAsync()).EnumerateArray().ToDictionary(static each => each.GetProperty("name").GetString()!);
        Assert.Equal("created", outcome["Pump"].GetProperty("status").GetString());
        Assert.Equal("created", outcome["Garden"].GetProperty("status").GetString());
        Assert.Contains("is not an item type", outcome["Wrong"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("comes from a file", outcome["Night"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("Pump", Assert.Single(_home.Engine.FindItem("Garden")!.Members).Name);
        Assert.Null(_home.Engine.FindItem("Wrong"));
    }

    [Fact]
    public async Task Members_ComeAndGo()
    {
        using (await PutAsync("/rest/items", """[{"type":"Group","name":"Garden","groupType":"Switch","function":{"name":"OR","params":["ON","OFF"]}},{"type":"Switch","name":"Pump"}]""")) { }

        using (var added = await PutAsync("/rest/items/Garden/members/Pump", "")) Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal("Pump", Assert.Single(_home.Engine.FindItem("Garden")!.Members).Name);
        using (var removed = await _client.DeleteAsync("/rest/items/Garden/members/Pump")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Empty(_home.Engine.FindItem("Garden")!.Members);

        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync("/rest/items/Nobody/members/Pump", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync("/rest/items/Garden/members/Nobody", "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync("/rest/items/Pump/members/Pump", "")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await PutAsync("/rest/items/Garden/members/Night", "")).StatusCode);
    }

    [Fact]
    public async Task Groups_InACircle_AreRefused()
    {
        using (await PutAsync("/rest/items", """[{"type":"Group","name":"Inner","groupNames":["Outer"]},{"type":"Group","name":"Outer"}]""")) { }

        using var answer = await PutAsync("/rest/items/Inner/members/Outer", "");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("a member of itself", await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Empty(_home.Engine.FindItem("Inner")!.Members);
    }

    [Fact]
    public async Task Item_AsItWasRead_CanBeSentBack()
    {
        using (await PutAsync("/rest/items", """[{"type":"Group","name":"Garden","groupType":"Number:Power","function":{"name":"SUM"},"groupNames":["Outside"]},{"type":"Group","name":"Outside"},{"type":"Number:Power","name":"Pump","groupNames":["Garden"],"tags":["Measurement"]}]""")) { }
        using (await PutAsync("/rest/items/Garden/metadata/stateDescription", """{"value":" ","config":{"pattern":"%.1f kW","options":"1=One"}}""")) { }
        var before = _home.Engine.FindItem("Garden")!.Definition;
        var read = await _client.GetStringAsync("/rest/items/Garden?metadata=.*&parents=true&recursive=true");

        using var answer = await PutAsync("/rest/items/Garden", read);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before, _home.Engine.FindItem("Garden")!.Definition);
    }

    [Fact]
    public async Task Tags_ComeAndGo()
    {
        using (await PutAsync("/rest/items/Pump", """{"type":"Switch","tags":["Light"]}""")) { }

        using (await PutAsync("/rest/items/Pump/tags/Control", "")) { }
        Assert.Equal(["Light", "Control"], _home.Engine.FindItem("Pump")!.Definition.Tags);
        using (await _client.DeleteAsync("/rest/items/Pump/tags/Light")) { }
        Assert.Equal(["Control"], _home.Engine.FindItem("Pump")!.Definition.Tags);
    }

    [Fact]
    public async Task Metadata_OfAnItem_AreSetChangedAndRemoved_AlsoWhereItComesFromAFile()
    {
        await LoadAsync("items/a.yaml", "version: 1\nitems:\n  FileLamp:\n    type: Switch\n    metadata:\n      ga: Light\n");
        const string Widget = """{"value":"oh-list-item","config":{"icon":"f7:lamp","actions":[{"when":{"x":1}}]}}""";

        using (var made = await PutAsync("/rest/items/FileLamp/metadata/listWidget", Widget)) Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using (var changed = await PutAsync("/rest/items/FileLamp/metadata/listWidget", Widget)) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var metadata = (await (await _client.GetAsync("/rest/items/FileLamp?metadata=.*")).JsonAsync()).GetProperty("metadata");
        Assert.Equal("""{"value":"oh-list-item","config":{"icon":"f7:lamp","actions":[{"when":{"x":1}}]},"editable":true}""", metadata.GetProperty("listWidget").GetRawText());
        Assert.False(metadata.GetProperty("ga").GetProperty("editable").GetBoolean());

        using (var file = await PutAsync("/rest/items/FileLamp/metadata/ga", """{"value":"Switch"}""")) Assert.Equal(HttpStatusCode.Conflict, file.StatusCode);
        using (var file = await _client.DeleteAsync("/rest/items/FileLamp/metadata/ga")) Assert.Equal(HttpStatusCode.Conflict, file.StatusCode);
        using (var semantics = await PutAsync("/rest/items/FileLamp/metadata/semantics", """{"value":"Point"}""")) Assert.Equal(HttpStatusCode.Conflict, semantics.StatusCode);
        using (var removed = await _client.DeleteAsync("/rest/items/FileLamp/metadata/listWidget")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(["ga"], _home.Engine.FindItem("FileLamp")!.Metadata.Keys);
        using (var gone = await _client.DeleteAsync("/rest/items/FileLamp/metadata/listWidget")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("expire", """{"value":"soon"}""", "is not a duration")]
    [InlineData("stateDescription", """{"value":" ","config":{"min":"low"}}""", "is not a number")]
    [InlineData("internal_x", """{"value":"1"}""", "belongs to the host")]
    [InlineData("alexa", """{"value":""}""", "have no value")]
    [InlineData("unit", """{"value":"kW"}""", "is in °C|is a unit of|is not a unit")]
    public async Task Metadata_ThatAreWrong_Are400_AsAFileWouldBeTold(string name, string body, string message)
    {
        using (await PutAsync("/rest/items/Warmth", """{"type":"Number:Temperature"}""")) { }

        using var answer = await PutAsync($"/rest/items/Warmth/metadata/{name}", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches(message, await answer.MessageAsync());
        Assert.Empty(_home.Engine.FindItem("Warmth")!.Metadata);
    }

    [Fact]
    public async Task Metadata_Unit_ChangesWhatStatesAreKeptIn()
    {
        using (await PutAsync("/rest/items/Warmth", """{"type":"Number:Temperature"}""")) { }

        using (await PutAsync("/rest/items/Warmth/metadata/unit", """{"value":"K"}""")) { }

        Assert.Equal("K", _home.Engine.FindItem("Warmth")!.Unit!.Symbol);
    }

    [Fact]
    public async Task Metadata_WithDotsForASecret_KeepWhatWasThere()
    {
        using (await PutAsync("/rest/items/Pump", """{"type":"Switch"}""")) { }
        using (var first = await PutAsync("/rest/items/Pump/metadata/cloud", """{"value":"x","config":{"apiToken":"sesame","name":"a"}}""")) Assert.DoesNotContain("sesame", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (await PutAsync("/rest/items/Pump/metadata/cloud", """{"value":"x","config":{"apiToken":"***","name":"b"}}""")) { }

        var config = _home.Engine.FindItem("Pump")!.Metadata["cloud"].Config;
        Assert.Equal(("sesame", "b"), (config["apiToken"], config["name"]));
        Assert.DoesNotContain("sesame", await _client.GetStringAsync("/rest/items/Pump?metadata=.*"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_RemovesMetadataOfItemsThatAreGone()
    {
        await LoadAsync("items/a.yaml", "version: 1\nitems:\n  FileLamp:\n    type: Switch\n");
        using (await PutAsync("/rest/items/FileLamp/metadata/alexa", """{"value":"Light"}""")) { }
        File.Delete(_home.Folder.PathOf("items/a.yaml"));
        await _home.Model.LoadAsync();
        Assert.Single(_home.Model.Made.Metadata);

        using (var answer = await _client.PostAsync("/rest/items/metadata/purge", null)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Empty(_home.Model.Made.Metadata);
    }

    [Fact]
    public async Task File_ThatDeclaresTheSame_CountsAndSaysSo_UntilItIsGone()
    {
        using (await PutAsync("/rest/items/Pump", """{"type":"Switch","label":"Of the API"}""")) { }
        await LoadAsync("items/a.yaml", "version: 1\nitems:\n  Pump:\n    type: Dimmer\n    label: Of the file\n");

        var item = await (await _client.GetAsync("/rest/items/Pump")).JsonAsync();
        Assert.Equal("Of the file", item.GetProperty("label").GetString());
        Assert.False(item.GetProperty("editable").GetBoolean());
        Assert.Contains(_home.Model.Diagnostics, static each => each.Message == "Item Pump was made over the API, but items/a.yaml:3:3 declares the same, which counts.");
        using (var refused = await PutAsync("/rest/items/Pump", """{"type":"Switch"}""")) Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);

        File.Delete(_home.Folder.PathOf("items/a.yaml"));
        await _home.Model.LoadAsync();
        Assert.Equal("Of the API", _home.Engine.FindItem("Pump")!.Definition.Label);
        Assert.DoesNotContain(_home.Model.Diagnostics, static each => each.Message.Contains("Pump", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChangesOfFilesAndOfTheApi_AtTheSameTime_BothTakeEffect()
    {
        var files = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await LoadAsync($"items/{i}.yaml", $"version: 1\nitems:\n  File_{i}:\n    type: Switch\n");
        });
        await Task.WhenAll([files, .. Enumerable.Range(0, 40).Select(async i =>
        {
            using var answer = await PutAsync($"/rest/items/Api_{i}", """{"type":"Switch"}""");
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        })]);

        Assert.All(Enumerable.Range(0, 20), i => Assert.NotNull(_home.Engine.FindItem($"File_{i}")));
        Assert.All(Enumerable.Range(0, 40), i => Assert.NotNull(_home.Engine.FindItem($"Api_{i}")));
        Assert.Equal(40, _home.Model.Made.Items.Count);
    }

    private Task<HttpResponseMessage> PutAsync(string path, string body) => _client.PutAsync(path, Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task LoadAsync(string file, string text)
    {
        await File.WriteAllTextAsync(_home.Folder.PathOf(file), text);
        await _home.Model.LoadAsync();
    }
}
