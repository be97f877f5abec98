using System.Net;
using System.Text;
using System.Text.Json;
using HomeBinding.Engine.Events;
using HomeBinding.Transformations.Managed;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Tests.Transformations;

/// <summary>Files are read; what is made over the API is used, kept, changed and removed beside them.</summary>
public sealed class TransformationTests : IAsyncLifetime
{
    private const string Window = "/rest/transformations/config%3Amap%3Awindow";
    private const string Uid = "config:map:window";

    private ServedHome _home = null!;
    private HttpClient _client = null!;

    private string KeptFile => _home.Folder.PathOf(".homebinding/transformations.json");

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Transformations_AreTheFilesOfTheFolder_ToBeRead()
    {
        _home.Folder.Write("transform/window.map", "OPEN=offen\n");
        _home.Folder.Write("transform/.hidden.map", "x=y");

        Assert.Equal("""[{"uid":"window.map","label":"window.map","type":"map","configuration":{"function":"OPEN=offen\n"},"editable":false}]""", await _client.GetStringAsync("/rest/transformations"));
        Assert.Contains("OPEN=offen", await _client.GetStringAsync("/rest/transformations/window.map"), StringComparison.Ordinal);
        Assert.Equal("""["JSONPATH","MAP","REGEX","SCALE"]""", await _client.GetStringAsync("/rest/transformations/services"));
        foreach (var path in new[] { "..%2f.homebinding%2fusers.json", ".hidden.map", "nobody.map" }) Assert.Equal(HttpStatusCode.NotFound, await _client.StatusAsync(static _ => { }, path: $"/rest/transformations/{path}"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await _client.StatusAsync(static _ => { }, HttpMethod.Delete, "/rest/transformations/window.map"));
        using var put = await PutAsync("/rest/transformations/window.map", Body("window.map", "map", "OPEN=auf"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal("Transformation window.map is a file of the folder transform. Change it there.", await put.MessageAsync());
        Assert.Equal("OPEN=offen\n", await File.ReadAllTextAsync(_home.Folder.PathOf("transform/window.map")));
    }

    [Fact]
    public async Task Transformation_IsMade_ListedChangedAndRemoved()
    {
        _home.Folder.Write("transform/window.map", "OPEN=offen\n");
        using (var made = await PutAsync(Window, """{"uid":"config:map:window","label":"Windows","type":"map","configuration":{"function":"OPEN=auf","mode":"text/x-properties"},"editable":true}""")) Assert.Equal(HttpStatusCode.OK, made.StatusCode);

        const string Expected = """{"uid":"config:map:window","label":"Windows","type":"map","configuration":{"function":"OPEN=auf","mode":"text/x-properties"},"editable":true}""";
        Assert.Equal(Expected, await _client.GetStringAsync(Window));
        var listed = JsonDocument.Parse(await _client.GetStringAsync("/rest/transformations")).RootElement.EnumerateArray().Select(static each => (each.GetProperty("uid").GetString(), each.GetProperty("editable").GetBoolean()));
        Assert.Equal([(Uid, true), ("window.map", false)], listed);

        (await PutAsync("/rest/transformations/config:map:window", Body(Uid, "map", "OPEN=ouvert"))).Dispose();
        Assert.Equal("""{"uid":"config:map:window","label":"config:map:window","type":"map","configuration":{"function":"OPEN=ouvert"},"editable":true}""", await _client.GetStringAsync(Window));

        Assert.Equal(HttpStatusCode.OK, await _client.StatusAsync(static _ => { }, HttpMethod.Delete, Window));
        Assert.Equal(HttpStatusCode.NotFound, await _client.StatusAsync(static _ => { }, HttpMethod.Delete, Window));
        Assert.Equal(HttpStatusCode.NotFound, await _client.StatusAsync(static _ => { }, path: Window));
    }

    [Fact]
    public async Task Pattern_NamesWhatWasMade_AndShowsTheNewTextAtOnce()
    {
        (await PutAsync(Window, Body(Uid, "map", "ON=an"))).Dispose();
        (await PutAsync("/rest/transformations/config:scale:warmth", Body("config:scale:warmth", "scale", "[..20[=cold\n[20..]=warm"))).Dispose();
        (await PutAsync("/rest/items/Shown", """{"type":"Switch","name":"Shown"}""")).Dispose();
        (await PutAsync("/rest/items/Shown/metadata/stateDescription", """{"value":" ","config":{"pattern":"MAP(config:map:window):%s"}}""")).Dispose();
        (await PutAsync("/rest/items/Wanted_Temperature/metadata/stateDescription", """{"value":" ","config":{"pattern":"SCALE(config:scale:warmth):%s"}}""")).Dispose();
        await _home.Engine.PostUpdateAsync("Shown", OnOff.On, EventSource.System);
        await _home.Engine.PostUpdateAsync("Wanted_Temperature", new Quantity<HomeBinding.Units.Temperature>(21m, HomeBinding.Units.Units.Celsius), EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });

        Assert.Equal("an", await ShownAsync("Shown"));
        Assert.Equal("warm", await ShownAsync("Wanted_Temperature"));
        Assert.Equal("an", await FirstDisplayStateAsync());
        (await PutAsync(Window, Body(Uid, "map", "ON=allumé"))).Dispose();
        Assert.Equal("allumé", await ShownAsync("Shown"));
        Assert.Equal("allumé", await FirstDisplayStateAsync());

        async Task<string?> ShownAsync(string item) => JsonDocument.Parse(await _client.GetStringAsync($"/rest/items/{item}")).RootElement.GetProperty("transformedState").GetString();
    }

    [Fact]
    public async Task Profile_NamesWhatWasMade()
    {
        (await PutAsync("/rest/transformations/config:map:words", Body("config:map:words", "map", "hell=ON\ndunkel=OFF"))).Dispose();
        (await PutAsync("/rest/items/Words", """{"type":"String","name":"Words"}""")).Dispose();
        using (var link = await PutAsync("/rest/links/Words/test:lamp:hall:switch", """{"configuration":{"profile":"transform:MAP","commandFromItem":"config:map:words"}}""")) Assert.Equal(HttpStatusCode.OK, link.StatusCode);

        using (var sent = await _client.PostAsync("/rest/items/Words", new StringContent("hell", Encoding.UTF8, "text/plain"))) Assert.Equal(HttpStatusCode.OK, sent.StatusCode);

        await Eventually.HoldsAsync(() => _home.Binding.Commands.Any(static each => each.Command.Equals(OnOff.On)));
    }

    [Theory]
    [InlineData("config:map:window", "map", "OPEN=auf\nnonsense", "config:map:window:2: 'nonsense' has no =. Write key=value.")]
    [InlineData("config:scale:window", "scale", "[0..=low", "config:scale:window:1: '[0..' is not a range.")]
    [InlineData("config:js:window", "js", "return 1", "Nothing here reads transformations of the type js. There are map and scale.")]
    [InlineData("config:map:window", "scale", "[0..1]=low", "says that the type is map, and the transformation that it is scale")]
    [InlineData("other.map", "map", "OPEN=auf", "'other.map' is no id of a transformation that is made here. Write config:map:NAME")]
    [InlineData("config:map:a-b", "map", "OPEN=auf", "is no id of a transformation")]
    public async Task Transformation_ThatIsWrong_IsRefusedWithTheReason_AndTheOneBeforeCounts(string uid, string type, string function, string message)
    {
        (await PutAsync(Window, Body(Uid, "map", "OPEN=before"))).Dispose();

        using var answer = await PutAsync($"/rest/transformations/{Uri.EscapeDataString(uid)}", Body(uid, type, function));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal("OPEN=before", Assert.Single(_home.Transformations.All).Function);
    }

    [Theory]
    [InlineData("""{"uid":"config:map:other","type":"map","configuration":{"function":"a=b"}}""", "Its uid is that of the path.")]
    [InlineData("""{"type":"map","configuration":{"function":"a=b"}}""", "Its uid is that of the path.")]
    [InlineData("""{"uid":"config:map:window","type":"map","configuration":{}}""", "The text of config:map:window is missing.")]
    [InlineData("""{"uid":"config:map:window","type":"map","configuration":{"function":null}}""", "has a uid, a type and a configuration")]
    [InlineData("""{"uid":"config:map:window","type":"map"}""", "has a uid, a type and a configuration")]
    [InlineData("""{"uid":"config:map:window","configuration":{"function":"a=b"}}""", "has a uid, a type and a configuration")]
    [InlineData("""{"uid":"config:map:window","type":"map","configuration":{"function":5}}""", "is not the JSON that is expected here")]
    [InlineData("""[]""", "is not the JSON that is expected here")]
    public async Task Body_ThatLacksSomething_IsRefusedWithTheReason(string body, string message)
    {
        using var answer = await PutAsync(Window, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Empty(_home.Transformations.All);
    }

    [Fact]
    public async Task Transformations_AreThereAfterARestart_AlsoIfTheNewestVersionIsDamaged()
    {
        (await PutAsync(Window, Body(Uid, "map", "OPEN=first"))).Dispose();
        (await PutAsync(Window, Body(Uid, "map", "OPEN=second"))).Dispose();
        // What is there of a write that was killed.
        await File.WriteAllTextAsync(KeptFile + ".new", "[{\"uid\":");
        using (var restarted = new ManagedTransformations(KeptFile, _home.Log.CreateLogger("test"))) Assert.Equal("OPEN=second", restarted.Find(Uid)!.Function);

        await File.WriteAllTextAsync(KeptFile, (await File.ReadAllTextAsync(KeptFile))[..30]);
        using var damaged = new ManagedTransformations(KeptFile, _home.Log.CreateLogger("test"));

        Assert.Equal("OPEN=first", damaged.Find(Uid)!.Function);
        Assert.Equal(1, _home.Log.Count(LogLevel.Error, "transformations.json cannot be read; the newest version before it that can be is used"));
        Assert.True(File.Exists(KeptFile + ".unreadable"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("""[{"uid":"config:map:a","label":"a","type":"map","configuration":{"function":null}}]""")]
    [InlineData("""[{"uid":"config:map:a"}]""")]
    [InlineData("""[{"uid":"config:map:a","label":"","type":"map","configuration":{}},{"uid":"config:map:a","label":"","type":"map","configuration":{}}]""")]
    public void File_ThatSomebodyHasWritten_IsPutAside_AndNothingIsThere(string text)
    {
        _home.Folder.Write(".homebinding/transformations.json", text);

        using var read = new ManagedTransformations(KeptFile, _home.Log.CreateLogger("test"));

        Assert.Empty(read.All);
        Assert.True(File.Exists(KeptFile + ".unreadable"));
    }

    [Fact]
    public async Task Folder_ThatCannotBeWritten_ChangesNothingAndSaysSo()
    {
        (await PutAsync(Window, Body(Uid, "map", "OPEN=before"))).Dispose();
        // No draft can be made where a folder has its name.
        Directory.CreateDirectory(KeptFile + ".new");

        using var put = await PutAsync(Window, Body(Uid, "map", "OPEN=after"));
        using var removed = await _client.DeleteAsync(Window);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (put.StatusCode, removed.StatusCode));
        Assert.Contains("nothing was changed", await put.MessageAsync(), StringComparison.Ordinal);
        Assert.Contains("OPEN=before", await _client.GetStringAsync(Window), StringComparison.Ordinal);
    }

    private static string Body(string uid, string type, string function) => JsonSerializer.Serialize(new { uid, type, configuration = new { function } });

    private async Task<string?> FirstDisplayStateAsync()
    {
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");
        (await _client.PostAsync($"/rest/events/states/{(await states.NextAsync())!.Value.Data}", new StringContent("""["Shown"]""", Encoding.UTF8, "application/json"))).Dispose();
        return (await states.MessageAsync()).GetProperty("Shown").GetProperty("displayState").GetString();
    }

    private Task<HttpResponseMessage> PutAsync(string path, string body) => _client.PutAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
}
