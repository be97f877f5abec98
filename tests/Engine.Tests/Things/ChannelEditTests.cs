using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Things;

public sealed class ChannelEditTests
{
    private static readonly ChannelDefinition<DecimalValue> Added = ChannelDefinitions.Number("added") with { Writable = true };

    private readonly Family _family = new();

    [Fact]
    public async Task EditChannels_Add_AttachesPresentLinksAndTellsOfThem()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "fam:solo:a:added"));
        var context = _family.Of("a").Context;
        var told = new ConcurrentQueue<string>();
        context.Register(context.LinksChanged.Subscribe(each => told.Enqueue($"{each.Uid.Id} {each.IsLinked}")));

        await context.EditChannelsAsync([Added]);
        context.Channel(Added).OnCommand((value, _) => new(CommandResult.Accepted));
        context.Channel(Added).Publish(Home.Number(3));
        await home.AppliedAsync();

        Assert.Equal(Home.Number(3), home.State("A"));
        Assert.Equal(CommandStatus.Accepted, (await home.SendAsync("A", Home.Number(4))).Status);
        await Eventually.HoldsAsync(() => told.Contains("added True"));
        Assert.Contains("added", home.Thing("fam:solo:a").Channels.Select(each => each.Uid.Id));
    }

    [Fact]
    public async Task EditChannels_Remove_UndefinesItsItems_AndIgnoresWhatTheOldChannelSays()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "fam:solo:a:level"));
        var context = _family.Of("a").Context;
        var old = context.Channel(Family.Level);
        old.Publish(Home.Number(3));

        await context.EditChannelsAsync([], ["level", "unknown"]);
        old.Publish(Home.Number(99));
        await home.AppliedAsync();

        Assert.Equal(UnDef.Undef, home.State("A"));
        Assert.False((await home.SendAsync("A", Home.Number(4))).IsSuccess);
        Assert.Throws<ArgumentException>(() => context.Channel(Family.Level));
    }

    [Fact]
    public async Task EditChannels_AfterTheStop_DoesNothing()
    {
        await using var home = await StartAsync();
        var context = _family.Of("a").Context;
        await home.Engine.Things.SetEnabledAsync(context.Uid, false);

        await context.EditChannelsAsync([Added]);

        Assert.Empty(home.Thing("fam:solo:a").Channels);
    }

    [Fact]
    public async Task Channels_OfTheFile_OfAnExtensibleType_Work()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "fam:solo:b:more"));

        await home.Engine.Things.AddAsync([Extended("extra", 4)]);
        var channel = Assert.IsType<Channel<DecimalValue>>(home.Thing("fam:solo:b").Channels.Single(each => each.Uid.Id == "more"));
        channel.Publish(Home.Number(8));
        await home.AppliedAsync();

        Assert.Equal(Home.Number(8), home.State("A"));
        Assert.Equal(("of size 4", ChannelTypeUid.Parse("fam:extra"), 4m), (channel.Definition.Label, channel.Definition.TypeUid, channel.Definition.Configuration["size"]));
    }

    [Theory]
    [InlineData("extro", 4, "Things of type fam:solo take no channels of type 'extro'; expected extra.")]
    [InlineData("extra", 11, "Channel 'more': 'size' is 11; the most is 10.")]
    public async Task Channels_OfTheFile_WithMistakes_ArePending(string type, int size, string text)
    {
        await using var home = await StartAsync();

        await home.Engine.Things.AddAsync([Extended(type, size)]);

        Assert.Equal($"UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): {text}", home.Thing("fam:solo:b").Status.ToString());
        await home.Engine.Things.UpdateAsync(Extended("extra", 1));
        Assert.Equal(ThingStatusInfo.Online, home.Thing("fam:solo:b").Status);
    }

    public static TheoryData<ItemType, Type> ItemTypes
    {
        get
        {
            var data = new TheoryData<ItemType, Type>
            {
                { ItemType.Switch, typeof(OnOff) }, { ItemType.Contact, typeof(OpenClosed) }, { ItemType.DateTime, typeof(DateTimeValue) }, { ItemType.Text, typeof(TextValue) },
                { ItemType.Number, typeof(DecimalValue) }, { ItemType.Dimmer, typeof(PercentValue) }, { ItemType.Color, typeof(HsbValue) }, { ItemType.Rollershutter, typeof(PercentValue) },
                { ItemType.Player, typeof(IPlayerState) }, { ItemType.Location, typeof(PointValue) }, { ItemType.Image, typeof(RawValue) }, { ItemType.Call, typeof(StringListValue) },
            };
            foreach (var dimension in Units.Dimension.All) data.Add(ItemType.Quantity(dimension), dimension.DefaultUnit(Units.MeasurementSystem.SI).CreateQuantity(1).GetType());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ItemTypes))]
    public void Channels_WithoutAType_AreOfTheirItemType(ItemType itemType, Type value)
    {
        var channels = DeclaredChannels.Of(_family.Load().ThingTypes.Single(each => each.Uid.TypeId == "solo"), Without(itemType), out var errors);

        Assert.Empty(errors);
        var channel = channels.Single(each => each.Id == "more");
        Assert.Equal((itemType.Name, ChannelKind.State, true, "More", "raw"), (channel.ItemType, channel.Kind, channel.Writable, channel.Label, channel.Configuration["topic"]));
        Assert.Equal(typeof(ChannelDefinition<>).MakeGenericType(value), channel.GetType());
    }

    [Fact]
    public async Task Channels_WithoutAType_TakeStatesAndCommandsAndTellOfEvents()
    {
        await using var home = await StartAsync();
        await home.LinkAsync(("A", "fam:solo:b:more"));
        var thing = Without(ItemType.Number);

        await home.Engine.Things.AddAsync([thing with { Channels = [.. thing.Channels, new ChannelDeclaration("button", null) { Kind = ChannelKind.Trigger }] }]);
        var channel = Assert.IsType<Channel<DecimalValue>>(home.Thing("fam:solo:b").Channels.Single(each => each.Uid.Id == "more"));
        channel.OnCommand((value, _) => new(value.Value == 4 ? CommandResult.Accepted : CommandResult.Rejected("no")));
        channel.Publish(Home.Number(8));
        await home.AppliedAsync();

        Assert.Equal(Home.Number(8), home.State("A"));
        Assert.Equal(CommandStatus.Accepted, (await home.SendAsync("A", Home.Number(4))).Status);
        Assert.IsType<TriggerChannel>(home.Thing("fam:solo:b").Channels.Single(each => each.Uid.Id == "button")).Trigger("PRESSED");
        await home.Engine.Things.UpdateAsync(Without(ItemType.Switch));
        Assert.IsType<Channel<OnOff>>(home.Thing("fam:solo:b").Channels.Single(each => each.Uid.Id == "more"));
    }

    [Theory]
    [InlineData("level", "Number", 0, null)]
    [InlineData("level", "Number", 1, "The channel 'level' is one of the thing's type and takes no configuration.")]
    [InlineData("level", "Switch", 0, "There is a channel 'level' already, of type Number. Choose another id.")]
    [InlineData("level", null, 0, "There is a channel 'level' already, of type Number. Choose another id.")]
    public void Channels_WithoutAType_ThatTheTypeHas_AreNamedOrWrong(string id, string? itemType, int parameters, string? error)
    {
        var thing = new ThingDefinition
        {
            Uid = ThingUid.Parse("fam:solo:b"),
            Channels =
            [
                new ChannelDeclaration(id, null)
                {
                    Kind = itemType is null ? ChannelKind.Trigger : ChannelKind.State,
                    ItemType = itemType is not null && ItemType.TryParse(itemType, out var type) ? type : null,
                    Label = "Mine",
                    Description = "Ours",
                    Configuration = Enumerable.Range(0, parameters).ToDictionary(static each => $"a{each}", static each => (object?)each),
                },
            ],
        };

        var channels = DeclaredChannels.Of(_family.Load().ThingTypes.Single(each => each.Uid == thing.Uid.Type), thing, out var errors);

        Assert.Equal(error, errors.SingleOrDefault()?.Message);
        if (error is null) Assert.Equal(("Mine", "Ours"), (channels.Single(each => each.Id == id).Label, channels.Single(each => each.Id == id).Description));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "Things of type fam:plain have the channels of their type only; no others can be added.")]
    public void Channels_WithoutAType_OfATypeThatIsNotExtensible_AreForHandlersThatAddSome(bool isDynamic, string? error)
    {
        var type = new ThingType<FamilyConfig>("fam:plain", static (_, _) => throw new NotSupportedException()) { Label = "Plain", Channels = [], HasDynamicChannels = isDynamic };

        var channels = DeclaredChannels.Of(type, Without(ItemType.Number), out var errors);

        Assert.Equal(error, errors.SingleOrDefault()?.Message);
        Assert.Equal(error is null ? 1 : 0, channels.Count);
    }

    [Fact]
    public void Channels_WithoutAType_OfNoItemTypeOrTwice_AreWrong()
    {
        var type = _family.Load().ThingTypes.Single(each => each.Uid.TypeId == "solo");
        var thing = new ThingDefinition
        {
            Uid = ThingUid.Parse("fam:solo:b"),
            Channels = [new ChannelDeclaration("a", null), new ChannelDeclaration("b", null) { ItemType = ItemType.Number }, new ChannelDeclaration("b", null) { ItemType = ItemType.Number }],
        };

        _ = DeclaredChannels.Of(type, thing, out var errors);

        Assert.Equal(["The channel 'a' has neither a type nor a type of items.", "There is a channel 'b' already. Choose another id."], errors.Select(static each => each.Message));
    }

    [Fact]
    public async Task SetOptionsAndDescription_AreToldToObservers()
    {
        await using var home = await StartAsync();
        var told = new ConcurrentQueue<ChannelDescriptionChange>();
        var subscription = home.Engine.Things.SubscribeToDescriptions(home.Engine.CreateMailbox("ui"), told.Enqueue);
        var channel = _family.Of("a").Context.Channel(Family.Level);

        channel.SetOptions([new StateOption("1", "Tuner")]);
        channel.SetPattern("%d");
        Assert.Equal("Tuner", channel.StateDescription!.Options[0].Label);
        Assert.Equal("%d", channel.StateDescription.Pattern);
        channel.SetStateDescription(null);
        await Eventually.HoldsAsync(() => told.Count == 3);
        subscription.Dispose();
        channel.SetPattern("%s");
        await home.AppliedAsync();

        Assert.Equal([ChannelDescriptionField.StateOptions, ChannelDescriptionField.Pattern, ChannelDescriptionField.All], told.Select(each => each.Field));
        Assert.Null(told.Last().Description);
        Assert.Null(Family.Level.State);
    }

    private static ThingDefinition Without(ItemType itemType) => new()
    {
        Uid = ThingUid.Parse("fam:solo:b"),
        Channels = [new ChannelDeclaration("more", null) { ItemType = itemType, Label = "More", Configuration = new Dictionary<string, object?> { ["topic"] = "raw" } }],
    };

    private static ThingDefinition Extended(string type, int size) => new()
    {
        Uid = ThingUid.Parse("fam:solo:b"),
        Channels = [new ChannelDeclaration("more", type) { Configuration = new Dictionary<string, object?> { ["size"] = (decimal)size } }],
    };

    private async Task<Home> StartAsync()
    {
        var home = await Home.StartAsync(null, ("A", ItemType.Number));
        await home.Engine.Things.AddBindingAsync(_family.Load());
        await home.AddThingsAsync("fam:solo:a");
        return home;
    }
}
