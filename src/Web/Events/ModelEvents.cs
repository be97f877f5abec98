using System.Text.Json;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Rules.Running;
using HomeBinding.Things;
using HomeBinding.Web.Inboxes;
using HomeBinding.Web.Rules;

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
        {
            writer.WriteStartArray();
            Write(writer, change.New);
            Write(writer, change.Old);
            writer.WriteEndArray();
        });
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

    /// <summary>Items and links have come, changed or gone.</summary>
    public static IEnumerable<HomeEvent> Of(AppliedModel update) =>
    [
        .. update.RemovedLinks.Select(static each => Of(each, isAdded: false)),
        .. update.AddedLinks.Select(static each => Of(each, isAdded: true)),
    ];

    /// <summary>A link has come or gone.</summary>
    private static ModelHomeEvent Of(LinkDefinition link, bool isAdded) => new ModelHomeEvent(
        EventSubject.Links,
        isAdded ? "ItemChannelLinkAddedEvent" : "ItemChannelLinkRemovedEvent",
        $"openhab/links/{link.ItemName}-{link.Channel}/{(isAdded ? "added" : "removed")}",
        Home,
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("itemName"u8, link.ItemName);
            writer.WriteString("channelUID"u8, link.Channel.ToString());
            writer.WriteStartObject("configuration"u8);
            if (link.Profile is { } profile) writer.WriteString("profile"u8, profile);
            foreach (var (name, value) in link.Configuration) JsonValues.Write(writer, name, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    /// <summary>A rule does something else than before.</summary>
    public static HomeEvent Of(RuleStatusChange change) => new ModelHomeEvent(EventSubject.Rules, "RuleStatusInfoEvent", $"openhab/rules/{change.Name}/state", $"homebinding.rules${change.Name}", writer =>
        JsonSerializer.Serialize(writer, RuleStatusBody.Of(change.State, change.Error), RuleJson.Default.RuleStatusBody));

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

    private static void Write(Utf8JsonWriter writer, ThingStatusInfo status)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.Status.ToString()));
        writer.WriteString("statusDetail"u8, JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.Detail.ToString()));
        if (status.Description is { } description) writer.WriteString("description"u8, description);
        writer.WriteEndObject();
    }
}
