using HomeBinding.Channels;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Tests.Groups;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Items;

public sealed class ModelChangeTests
{
    private static readonly ItemType Watts = ItemType.Quantity(Power.Definition);

    [Fact]
    public async Task Replace_KeepsTheObject_WhoListens_AndTheState()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        await home.UpdateAsync("A", Home.Number(5));
        var item = home.Engine.FindItem("A");
        var seen = new List<string>();
        using var subscription = home.Engine.Subscribe("A", home.Engine.CreateMailbox("listener"), ItemEventKinds.Updated, (each, _) => seen.Add(each.ToString()));

        await home.Engine.ApplyAsync(new ModelChange { ReplaceItems = [new ItemDefinition { Name = "A", Type = ItemType.Number, Label = "New" }] });
        await home.UpdateAsync("A", Home.Number(6));
        await Eventually.HoldsAsync(() => seen.Count == 1);

        Assert.Same(item, home.Engine.FindItem("A"));
        Assert.Equal("New", item!.Definition.Label);
        Assert.Contains("5 → 6", seen[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replace_WithAnotherUnitOrType_FitsTheStateOrClearsIt()
    {
        await using var home = await Home.StartAsync(null, ("Power", Watts), ("Text", ItemType.Text), ("Level", ItemType.Dimmer));
        await home.UpdateAsync("Power", Home.Watts(1500));
        await home.UpdateAsync("Text", new TextValue("high"));
        await home.UpdateAsync("Level", new PercentValue(30));

        await home.Engine.ApplyAsync(new ModelChange
        {
            ReplaceItems =
            [
                new ItemDefinition { Name = "Power", Type = Watts, Metadata = new Dictionary<string, ItemMetadata> { ["unit"] = new("kW") } },
                new ItemDefinition { Name = "Text", Type = ItemType.Number },
                new ItemDefinition { Name = "Level", Type = ItemType.Switch },
            ],
        });
        var events = await home.SeenAsync();

        Assert.Equal("1.5 kW", home.Text("Power"));
        Assert.Equal("NULL", home.Text("Text"));
        Assert.Equal("ON", home.Text("Level"));
        Assert.Equal(3, events.Count(each => each.Reason == "Its definition changed."));
    }

    [Fact]
    public async Task Remove_EndsSubscriptionsLinksAndMembership()
    {
        await using var home = await Home.StartAsync();
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        await home.AddAsync(GroupHome.Group("G", ItemType.Number, GroupFunction.Sum), GroupHome.Item("A", ItemType.Number, "G"), GroupHome.Item("B", ItemType.Number, "G"));
        await home.LinkAsync(("A", "test:lamp:a:level"));
        binding.Handler.Publish(TestBinding.Level, Home.Number(3));
        await home.UpdateAsync("B", Home.Number(4));
        Assert.Equal("7", home.Text("G"));
        var removed = home.Engine.FindItem("A")!;

        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A"] });
        binding.Handler.Publish(TestBinding.Level, Home.Number(9));
        await home.AppliedAsync();

        Assert.Null(home.Engine.FindItem("A"));
        Assert.Equal("3", removed.State.ToText());
        Assert.Empty(removed.Links);
        Assert.Empty(removed.Subscriptions);
        Assert.False(binding.Handler.Context.Channel(TestBinding.Level).IsLinked);
        Assert.Equal("4", home.Text("G"));
        Assert.Equal(["B"], home.Engine.FindItem("G")!.Members.Select(each => each.Name));
    }

    [Fact]
    public async Task Remove_WithInputsUnderWay_DropsThem_AndAnswersCommands()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Switch));
        var removal = home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A"] });
        // The item is still found by name here or not; either way the answer names it.
        var result = await home.SendAsync("A", OnOff.On);
        await removal;

        Assert.Equal("Rejected: There is no item 'A'.", result.ToString());
    }

    [Fact]
    public async Task Links_CanBeAddedAndRemoved()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        var link = new LinkDefinition("A", ChannelUid.Parse("test:lamp:a:level"));
        await home.Engine.ApplyAsync(new ModelChange { AddLinks = [link] });
        binding.Handler.Publish(TestBinding.Level, Home.Number(3));

        await home.Engine.ApplyAsync(new ModelChange { RemoveLinks = [link] });
        binding.Handler.Publish(TestBinding.Level, Home.Number(4));
        await home.AppliedAsync();

        Assert.Equal("3", home.Text("A"));
        Assert.Empty(home.Engine.FindItem("A")!.Links);
    }

    [Fact]
    public async Task Change_ThatIsWrong_SaysAllOfIt_AndChangesNothing()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number), ("B", ItemType.Number));
        var channel = ChannelUid.Parse("test:lamp:a:level");

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.ApplyAsync(new ModelChange
        {
            AddItems =
            [
                new ItemDefinition { Name = "A", Type = ItemType.Number },
                new ItemDefinition { Name = "1x", Type = ItemType.Number },
                new ItemDefinition { Name = "G", Type = ItemType.Switch, Group = new GroupDefinition(ItemType.Number) },
                new ItemDefinition { Name = "H", Type = ItemType.Group, Group = new GroupDefinition(null, GroupFunction.Sum) },
                new ItemDefinition { Name = "E", Type = ItemType.Number, Metadata = new Dictionary<string, ItemMetadata> { ["expire"] = new("soon"), ["unit"] = new("kW") } },
                new ItemDefinition { Name = "U", Type = Watts, Metadata = new Dictionary<string, ItemMetadata> { ["unit"] = new("kWh") } },
            ],
            ReplaceItems = [new ItemDefinition { Name = "Missing", Type = ItemType.Number }],
            RemoveItems = ["B"],
            AddLinks = [new LinkDefinition("B", channel)],
            RemoveLinks = [new LinkDefinition("A", channel)],
        }));

        foreach (var part in (string[])
        [
            "There is an item 'A' already.",
            "'1x' is not an item name.",
            "Item G is of type Switch, but its group is of type Number.",
            "The group H has the function SUM, but no type that its state could have.",
            "Item E: 'soon' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.",
            "Item E is of type Number, which has no unit; 'kW' is of no use.",
            "Item U: 'kWh' is not a unit of Power.",
            "There is no item 'Missing'.",
            "The link to test:lamp:a:level names 'B', which is no item.",
            "There is no link of 'A' to test:lamp:a:level.",
        ]) Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.Equal(["A", "B"], home.Engine.Items.Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Definition_ThatSaysTheSame_IsEqual()
    {
        static ItemDefinition Make() => new()
        {
            Name = "A",
            Type = ItemType.Quantity(Power.Definition),
            Tags = ["x", "y"],
            Groups = ["G"],
            Group = new GroupDefinition(ItemType.Quantity(Power.Definition), GroupFunction.Sum),
            Metadata = new Dictionary<string, ItemMetadata> { ["n"] = new("v", new Dictionary<string, object?> { ["k"] = 1m, ["l"] = new[] { "a" } }) },
        };

        Assert.Equal(Make(), Make());
        Assert.Equal(Make().GetHashCode(), Make().GetHashCode());
        Assert.NotEqual(Make(), Make() with { Groups = ["H"] });
        Assert.NotEqual(Make(), Make() with { Tags = ["x"] });
        Assert.NotEqual(Make(), Make() with { Group = null });
        Assert.NotEqual(Make(), Make() with { Group = new GroupDefinition(ItemType.Quantity(Power.Definition), GroupFunction.Count("1")) });
        Assert.NotEqual(Make(), Make() with { Metadata = new Dictionary<string, ItemMetadata> { ["n"] = new("w") } });
        Assert.NotEqual(Make(), Make() with { Type = ItemType.Number });
    }
}
