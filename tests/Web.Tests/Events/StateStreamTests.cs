using System.Net;
using System.Text;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Events;

/// <summary><c>/rest/events/states</c>, as Main UI and the pages made with it use it.</summary>
public sealed class StateStreamTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Viewer);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task States_OfTheItemsThatAreNamed_ComeFirst_ThenThoseThatChange()
    {
        await UpdateAsync("Hall_Lamp", OnOff.On);
        await UpdateAsync("Wanted_Temperature", new Quantity<Temperature>(21.5m, HomeBinding.Units.Units.Celsius));
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");
        var ready = await states.NextAsync();
        Assert.Equal("ready", ready!.Value.Event);

        // Main UI names none at first.
        Assert.Equal(HttpStatusCode.OK, await NameAsync(ready.Value.Data, "[]"));
        Assert.Equal(HttpStatusCode.OK, await NameAsync(ready.Value.Data, """["Hall_Lamp","Wanted_Temperature","Nobody"]"""));

        var first = await states.MessageAsync();
        Assert.Equal("""{"state":"ON","type":"OnOff"}""", first.GetProperty("Hall_Lamp").GetRawText());
        Assert.Equal("""{"state":"21.5 °C","type":"Quantity","displayState":"22 °C","numericState":21.5,"unit":"°C"}""", first.GetProperty("Wanted_Temperature").GetRawText());
        Assert.Equal(2, first.EnumerateObject().Count());

        await UpdateAsync("Night", OnOff.On);
        await UpdateAsync("Hall_Lamp", OnOff.On);
        await UpdateAsync("Hall_Lamp", OnOff.Off);

        Assert.Equal("""{"Hall_Lamp":{"state":"OFF","type":"OnOff"}}""", (await states.MessageAsync()).GetRawText());
    }

    [Fact]
    public async Task States_AreShownAsTheItemSays()
    {
        await _home.Engine.AddAsync([new ItemDefinition { Name = "Power", Type = ItemType.Quantity(Power.Definition), Format = "%.1f kW" }], []);
        await UpdateAsync("Power", new Quantity<Power>(1234m, HomeBinding.Units.Units.Watt));
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");

        await NameAsync((await states.NextAsync())!.Value.Data, """["Power"]""");

        Assert.Equal("""{"Power":{"state":"1234 W","type":"Quantity","displayState":"1.2 kW","numericState":1234,"unit":"W"}}""", (await states.MessageAsync()).GetRawText());
    }

    [Fact]
    public async Task Item_ThatIsNamedAnew_TakesThePlaceOfTheOthers()
    {
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");
        var id = (await states.NextAsync())!.Value.Data;
        await NameAsync(id, """["Hall_Lamp"]""");
        Assert.True((await states.MessageAsync()).TryGetProperty("Hall_Lamp", out _));

        await NameAsync(id, """["Night"]""");
        Assert.True((await states.MessageAsync()).TryGetProperty("Night", out _));
        await UpdateAsync("Hall_Lamp", OnOff.On);
        await UpdateAsync("Night", OnOff.On);

        Assert.Equal("""{"Night":{"state":"ON","type":"OnOff"}}""", (await states.MessageAsync()).GetRawText());
    }

    [Fact]
    public async Task Item_ThatComesLater_IsToldOfOnceItChanges()
    {
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");
        await NameAsync((await states.NextAsync())!.Value.Data, """["Later"]""");

        await _home.Engine.AddAsync([new ItemDefinition { Name = "Later", Type = ItemType.Switch }], []);
        await UpdateAsync("Later", OnOff.On);

        Assert.Equal("""{"Later":{"state":"ON","type":"OnOff"}}""", (await states.MessageAsync()).GetRawText());
    }

    [Fact]
    public async Task Connection_OfSomebodyElse_OrOfNobody_DoesNotExist()
    {
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");
        var id = (await states.NextAsync())!.Value.Data;
        using var other = _home.As(Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, await NameAsync(id, "[]", other));
        Assert.Equal(HttpStatusCode.NotFound, await NameAsync("nothing", "[]"));
        Assert.Equal(HttpStatusCode.BadRequest, await NameAsync(id, "{"));
        Assert.Equal(HttpStatusCode.BadRequest, await NameAsync(id, $"[{string.Join(',', Enumerable.Repeat("\"A\"", 20_001))}]"));
    }

    [Fact]
    public async Task Token_ThatMayReadOnly_MayNameItems()
    {
        using var client = _home.With(await _home.Server.Accounts.AddTokenAsync("viewer", "panel", ["events:read", "items:read"]));
        await using var states = await EventReader.OpenAsync(client, "/rest/events/states");

        Assert.Equal(HttpStatusCode.OK, await NameAsync((await states.NextAsync())!.Value.Data, """["Night"]""", client));
    }

    private async Task<HttpStatusCode> NameAsync(string id, string body, HttpClient? client = null)
    {
        using var answer = await (client ?? _client).PostAsync($"/rest/events/states/{id}", new StringContent(body, Encoding.UTF8, "application/json"));
        return answer.StatusCode;
    }

    private async Task UpdateAsync(string item, IState state)
    {
        await _home.Engine.PostUpdateAsync(item, state, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
    }
}
