using HomeBinding.Engine.Display;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;
using ChannelUid = HomeBinding.Channels.ChannelUid;

namespace HomeBinding.Engine.Tests.Display;

public sealed class ItemDisplayTests
{
    [Fact]
    public async Task Describe_LinkedItem_MergesMetadataFormatChannelAndType()
    {
        await using var home = await Home.StartAsync();
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        var kilowatts = new ItemDefinition { Name = "Power", Type = ItemType.Quantity(Power.Definition), Unit = Units.Units.Kilowatt, Format = "%.2f %unit%" };
        var metadata = new ItemMetadata(" ", new Dictionary<string, object?> { ["min"] = 1, ["options"] = "2=two" });
        await home.Engine.AddAsync(
            [kilowatts, kilowatts with { Name = "Described", Format = null, Metadata = new Dictionary<string, ItemMetadata> { [MetadataNamespaces.StateDescription] = metadata } }, new() { Name = "Energy", Type = ItemType.Quantity(Energy.Definition) }],
            [.. new[] { ("Power", "power"), ("Described", "power"), ("Energy", "energy") }.Select(each => new LinkDefinition(each.Item1, ChannelUid.Parse($"test:lamp:a:{each.Item2}")))]);
        await home.Engine.PostUpdateAsync("Power", 1234.5m * Units.Units.Watt, Home.User);
        await home.Engine.PostUpdateAsync("Described", 2000m * Units.Units.Watt, Home.User);
        await home.AppliedAsync();

        var (power, described, energy) = (home.Engine.FindItem("Power")!, home.Engine.FindItem("Described")!, home.Engine.FindItem("Energy")!);

        Assert.Equal("1.23 kW", ItemDisplay.Format(power, DisplayContext.Plain));
        Assert.False(ItemDisplay.Describe(power).ReadOnly);
        Assert.True(ItemDisplay.Describe(energy).ReadOnly);
        Assert.Equal("%.0f %unit%", ItemDisplay.Describe(energy).Pattern);
        Assert.Equal("-", ItemDisplay.Format(energy, DisplayContext.Plain));
        Assert.Equal(1m, ItemDisplay.Describe(described).Minimum);
        Assert.Equal("two", ItemDisplay.Format(described, DisplayContext.Plain));
        Assert.Equal([new CommandOption("2", "two")], ItemDisplay.DescribeCommands(described).Options);
    }

    [Fact]
    public async Task Format_GroupByD_IsTheCountOfItsActiveMembers()
    {
        await using var home = await Home.StartAsync();
        var lamp = new ItemDefinition { Name = "A", Type = ItemType.Switch, Groups = ["Lights"] };
        var lights = new GroupDefinition(ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off));
        await home.Engine.AddAsync([new() { Name = "Lights", Type = lights.Type, Group = lights, Format = "%d on" }, lamp, lamp with { Name = "B" }, lamp with { Name = "C" }], []);
        foreach (var name in new[] { "A", "C" }) await home.Engine.PostUpdateAsync(name, OnOff.On, Home.User);
        await home.AppliedAsync();

        Assert.Equal("2 on", ItemDisplay.Format(home.Engine.FindItem("Lights")!, DisplayContext.Plain));
    }

    [Fact]
    public async Task Format_ColorAfterOnAndPercent_KeepsItsHue()
    {
        await using var home = await Home.StartAsync(null, ("Lamp", ItemType.Color));
        foreach (var state in new IState[] { new HsbValue(120m, 50m, 40m), OnOff.Off, new PercentValue(70m) }) await home.Engine.PostUpdateAsync("Lamp", state, Home.User);
        await home.AppliedAsync();

        Assert.Equal("120,50,70", ItemDisplay.Format(home.Engine.FindItem("Lamp")!, DisplayContext.Plain));
    }
}
