using System.Text.Json;
using HomeBinding.Configuration.Managed;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Rules.Running;
using HomeBinding.Things;
using HomeBinding.Web.Inboxes;
using HomeBinding.Web.Items;
using HomeBinding.Web.Json;
using HomeBinding.Web.Links;
using HomeBinding.Web.Rules;
using HomeBinding.Web.Things;

namespace HomeBinding.Web.Events;

/// <summary>Makes openHAB's events of things, links, channels and the inbox.</summary>
internal static class ModelEvents
{
    public const string Home = "homebinding";

    /// <summary>A thing's status was set, and is another one.</summary>
    public static IEnumerable<HomeEvent> Of(ThingStatusChange change)
    {
        var topic = $"openhab/things/{change.Thing.Uid}";
        yield return new ModelHomeEvent(EventSubject.Things, "ThingStatusInfoEvent", $"{topic}/status", Home, writer => Write(writer, change.New));
        yield return new ModelHomeEvent(EventSubject.Things, "ThingStatusInfoChangedEvent", $"{topic}/statuschanged", Home, writer =>
            WritePair(writer, () => Write(writer, change.New), () => Write(writer, change.Old)));
    }

    /// <summary>A trigger channel told of an event.</summary>
    public static HomeEvent Of(TriggeredChannel triggered) => new ModelHomeEvent(EventSubject.Channels, "ChannelTriggeredEvent", $"openhab/channels/{triggered.Channel}/triggered", $"homebinding.things${triggered.Channel}", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("event"u8, triggered.Event);
        writer.WriteString("channel"u8, triggered.Channel.ToString());
        writer.WriteEndObject();
    });

    /// <summary>A handler describes the states of a channel in another way.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="items">The items that are linked to the channel.</param>
    public static HomeEvent Of(ChannelDescriptionChange change, IReadOnlyList<string> items) => new ModelHomeEvent(
        EventSubject.Channels,
        "ChannelDescriptionChangedEvent",
        $"openhab/channels/{change.Channel}/descriptionchanged",
        $"homebinding.things${change.Channel}",
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, JsonNamingPolicy.SnakeCaseUpper.ConvertName(change.Field.ToString()));
            writer.WriteString("channelUID"u8, change.Channel.ToString());
            writer.WriteStartArray("linkedItemNames"u8);
            foreach (var item in items) writer.WriteStringValue(item);
            writer.WriteEndArray();
            if (change.Description is { } description)
            {
                writer.WriteStartObject("value"u8);
                if (description.Pattern is { } pattern) writer.WriteString("pattern"u8, pattern);
                writer.WriteStartArray("options"u8);
                foreach (var option in description.Options)
                {
                    writer.WriteStartObject();
                    writer.WriteString("value"u8, option.Value);
                    writer.WriteString("label"u8, option.Label);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        });

    /// <summary>Items and links have come, changed or gone. Those of items that go come before them, those of items that come after.</summary>
    public static IEnumerable<HomeEvent> Of(AppliedModel update, HomeParts home) =>
    [
        .. update.RemovedLinks.Select(each => Of(each, isAdded: false, home)),
        .. update.RemovedItems.Select(static each => OfItem(each.Name, "ItemRemovedEvent", "removed", writer => Write(writer, each))),
        .. update.UpdatedItems.Select(static each => OfItem(each.Now.Name, "ItemUpdatedEvent", "updated", writer => WritePair(writer, () => Write(writer, each.Now), () => Write(writer, each.Before)))),
        .. update.AddedItems.Select(static each => OfItem(each.Name, "ItemAddedEvent", "added", writer => Write(writer, each))),
        .. update.AddedLinks.Select(each => Of(each, isAdded: true, home)),
    ];

    /// <summary>A thing has come, changed its definition, or gone.</summary>
    public static HomeEvent Of(ThingListChange change, HomeParts home)
    {
        var (type, last) = (change.Now, change.Before) switch
        {
            (null, _) => ("ThingRemovedEvent", "removed"),
            (_, null) => ("ThingAddedEvent", "added"),
            _ => ("ThingUpdatedEvent", "updated"),
        };
        return new ModelHomeEvent(EventSubject.Things, type, $"openhab/things/{change.Thing.Uid}/{last}", Home, writer =>
        {
            var live = new ThingMapper(home.Engine, home.Model?.Managed ?? ManagedIndex.Empty).Map(change.Thing, ThingParts.Details) with { Editable = null };
            var thingType = home.Engine.Things.FindType(change.Thing.TypeUid)?.Type;
            if (change is { Now: { } now, Before: { } before }) WritePair(writer, () => Write(writer, As(live, now, thingType)), () => Write(writer, As(live, before, thingType)));
            else Write(writer, As(live, (change.Now ?? change.Before)!, thingType));
        });
    }

    // The thing may have changed again since; type, bridge and channels follow from its id.
    private static ThingBody As(ThingBody live, ThingDefinition definition, ThingType? type) => live with
    {
        Label = definition.Label ?? type?.Label ?? definition.Uid.ToString(),
        Location = definition.Location,
        Configuration = new ConfigValues(ConfigMask.Hide(definition.Configuration, type?.Configuration)),
    };

    private static ModelHomeEvent OfItem(string name, string type, string last, Action<Utf8JsonWriter> payload) => new(EventSubject.Items, type, $"openhab/items/{name}/{last}", Home, payload);

    // A link has come or gone.
    private static ModelHomeEvent Of(LinkDefinition link, bool isAdded, HomeParts home) => new(
        EventSubject.Links,
        isAdded ? "ItemChannelLinkAddedEvent" : "ItemChannelLinkRemovedEvent",
        $"openhab/links/{link.ItemName}-{link.Channel}/{(isAdded ? "added" : "removed")}",
        Home,
        writer => JsonSerializer.Serialize(writer, LinksResource.Map(home, link) with { Editable = null }, LinkJson.Default.LinkBody));

    /// <summary>A rule does something else than before.</summary>
    public static HomeEvent Of(RuleStatusChange change) => new ModelHomeEvent(EventSubject.Rules, "RuleStatusInfoEvent", $"openhab/rules/{change.Name}/state", $"homebinding.rules${change.Name}", writer =>
        JsonSerializer.Serialize(writer, RuleStatusBody.Of(change.State, change.Error), RuleJson.Default.RuleStatusBody));

    /// <summary>A rule has come, was replaced, or is gone. What rules have of openHAB's is the same before and after: they are code.</summary>
    public static HomeEvent Of(RuleListChange change, string directory)
    {
        var (type, last) = change.Kind switch
        {
            RuleListChangeKind.Added => ("RuleAddedEvent", "added"),
            RuleListChangeKind.Removed => ("RuleRemovedEvent", "removed"),
            _ => ("RuleUpdatedEvent", "updated"),
        };
        return new ModelHomeEvent(EventSubject.Rules, type, $"openhab/rules/{change.Name}/{last}", Home, writer =>
        {
            var rule = RuleBody.Of(new RuleInfo(change.Name, change.File, RuleState.Idle, null, 0, 0), directory, isStatic: true) with { Editable = null };
            if (change.Kind == RuleListChangeKind.Updated) WritePair(writer, Write, Write);
            else Write();

            void Write() => JsonSerializer.Serialize(writer, rule, RuleJson.Default.RuleBody);
        });
    }

    /// <summary>Something was found, found to be different, or is gone. That a thing has another address is told with its entry.</summary>
    public static HomeEvent Of(InboxChange change)
    {
        var (type, last) = change.Kind switch
        {
            InboxChangeKind.Added => ("InboxAddedEvent", "added"),
            InboxChangeKind.Removed => ("InboxRemovedEvent", "removed"),
            _ => ("InboxUpdatedEvent", "updated"),
        };
        return new ModelHomeEvent(EventSubject.Inbox, type, $"openhab/inbox/{change.Entry.Uid}/{last}", $"homebinding.discovery${change.Entry.Source}", writer =>
            JsonSerializer.Serialize(writer, InboxBody.Of(change.Entry), InboxBodyJson.Default.InboxBody));
    }

    private static void Write(Utf8JsonWriter writer, ThingStatusInfo status) => JsonSerializer.Serialize(writer, StatusBody.Of(status), ThingJson.Default.StatusBody);

    private static void Write(Utf8JsonWriter writer, ThingBody thing) => JsonSerializer.Serialize(writer, thing, ThingJson.Default.ThingBody);

    private static void Write(Utf8JsonWriter writer, ItemDefinition item) => JsonSerializer.Serialize(writer, ItemMapper.Map(item), ItemJson.Default.ItemBody);

    // What is, then what was.
    private static void WritePair(Utf8JsonWriter writer, Action now, Action before)
    {
        writer.WriteStartArray();
        now();
        before();
        writer.WriteEndArray();
    }
}
