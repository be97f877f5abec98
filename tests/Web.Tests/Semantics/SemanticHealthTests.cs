using System.Net.Http.Json;
using System.Text.Json;
using HomeBinding.Engine;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Semantics;

public sealed class SemanticHealthTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
        await _home.Engine.AddAsync(
            [Group("House", ["House"]), Group("Kitchen", ["Kitchen"], "House"), Group("Garden", ["Garden"]), Group("Lamp", ["Lightbulb"], "Kitchen"), Group("Pump", ["Pump"], "Garden"), Group("Plain", [])], []);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Items_ThatHaveAClearPlace_AreNotListed()
    {
        await _home.Engine.AddAsync(
            [
                Switch("Both", ["Switch", "Light"], "Lamp", "Kitchen", "Plain"),
                Switch("PropertyFirst", ["Light", "Point_Control"], "Lamp"),
                Switch("PropertyOnly", ["Light"], "Lamp"),
                Switch("SameTagTwice", ["Switch", "Point_Control_Switch"], "Lamp"),
                Switch("OwnTags", ["Switch", "Mine", "Yours"]),
                Switch("Socket", ["PowerOutlet"], "Kitchen"),
                Group("Bulb", ["Lightbulb"], "Lamp"),
                Switch("NothingInTwoPlaces", [], "Kitchen", "Garden", "Lamp", "Pump"),
                Switch("InAGroupThatIsNotThere", ["Lightbulb"], "Kitchen", "Nowhere"),
            ],
            []);

        Assert.Equal("[]", await _client.GetStringAsync("/rest/items/semantics/health"));
    }

    [Theory]
    [InlineData("Switch", "Kitchen Bathroom", "", "Location", "It has the semantic tags Kitchen (Location) and Bathroom (Location).")]
    [InlineData("Switch", "Switch Status", "", "Point", "It has the semantic tags Switch (Point) and Status (Point).")]
    [InlineData("Switch", "Light Power", "", "Point", "It has the semantic tags Light (Property) and Power (Property).")]
    [InlineData("Switch", "Lightbulb Light", "", "Equipment", "It has the semantic tags Lightbulb (Equipment) and Light (Property).")]
    [InlineData("Switch", "Switch Light Power", "Lamp Pump", "Point", "It has the semantic tags Switch (Point), Light (Property) and Power (Property).")]
    [InlineData("Switch", "Switch", "Kitchen Garden", "Point", "It is in the locations Kitchen and Garden.")]
    [InlineData("Switch", "Light", "Lamp Pump", "Point", "It is a point of the equipment Lamp and Pump.")]
    [InlineData("Switch", "Lightbulb", "Kitchen Garden", "Equipment", "It is in the locations Kitchen and Garden.")]
    [InlineData("Group", "Lightbulb", "Lamp Pump", "Equipment", "It is part of the equipment Lamp and Pump.")]
    [InlineData("Group", "Lightbulb", "Kitchen Lamp", "Equipment", "It is in the location Kitchen and part of the equipment Lamp.")]
    [InlineData("Switch", "Bathroom", "House", "Location", "It is a location, and no group.")]
    [InlineData("Group", "Bathroom", "House Garden", "Location", "It is part of the locations House and Garden.")]
    [InlineData("Group", "Bathroom", "House Lamp", "Location", "It is a location in the equipment Lamp.")]
    public async Task Item_ThatContradictsItself_SaysWhyAndWhatToDo(string type, string tags, string groups, string semanticType, string reason)
    {
        var (ownTags, above) = (tags.Split(' '), groups.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        await _home.Engine.AddAsync([type == "Group" ? Group("Odd", ownTags, above) : Switch("Odd", ownTags, above)], []);

        var problem = Assert.Single((await ReadAsync()).EnumerateArray());

        Assert.Equal(["item", "semanticType", "reason", "explanation", "editable"], problem.EnumerateObject().Select(static each => each.Name));
        Assert.Equal("Odd", problem.GetProperty("item").GetString());
        Assert.Equal(semanticType, problem.GetProperty("semanticType").GetString());
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
        Assert.EndsWith(".", problem.GetProperty("explanation").GetString(), StringComparison.Ordinal);
        Assert.False(problem.GetProperty("editable").GetBoolean());
    }

    [Fact]
    public async Task Item_WithSeveralProblems_IsListedWithEach()
    {
        await _home.Engine.AddAsync([Switch("Odd", ["Bathroom"], "House", "Garden", "Lamp"), Group("Another", ["Lightbulb"], "Kitchen", "Garden", "Lamp", "Pump")], []);

        var problems = (await ReadAsync()).EnumerateArray().Select(static each => each.GetProperty("item").GetString());

        Assert.Equal(["Another", "Another", "Another", "Odd", "Odd", "Odd"], problems);
    }

    [Fact]
    public async Task Item_OfTheApi_IsEditable_AndGoneFromTheListOnceItIsRight()
    {
        using (await _client.PutAsJsonAsync("/rest/items/Porch", new { type = "Switch", name = "Porch", tags = new[] { "Porch" } })) { }

        Assert.True(Assert.Single((await ReadAsync()).EnumerateArray()).GetProperty("editable").GetBoolean());
        using (await _client.PutAsJsonAsync("/rest/items/Porch", new { type = "Group", name = "Porch", tags = new[] { "Porch" } })) { }
        Assert.Empty((await ReadAsync()).EnumerateArray());
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var answer = await _client.GetAsync("/rest/items/semantics/health");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static ItemDefinition Group(string name, IReadOnlyList<string> tags, params string[] groups) =>
        new() { Name = name, Type = ItemType.Group, Group = new GroupDefinition(), Tags = [.. tags], Groups = [.. groups] };

    private static ItemDefinition Switch(string name, IReadOnlyList<string> tags, params string[] groups) => new() { Name = name, Type = ItemType.Switch, Tags = [.. tags], Groups = [.. groups] };
}
