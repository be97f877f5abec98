using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Schemas;

/// <summary>Describes <c>things:</c> in JSON Schema: each type with its parameters and the channels that it lets one add.</summary>
internal static class ThingSchema
{
    private const string Segments = "(:[A-Za-z0-9_-]+)+";

    public static JsonObject Of(IEnumerable<ThingType> types)
    {
        var patterns = new JsonObject();
        foreach (var type in types.OrderBy(static each => each.Uid.ToString(), StringComparer.Ordinal))
            foreach (var name in type.Aliases.Prepend(type.Uid))
                patterns[$"^{Regex.Escape(name.ToString())}{Segments}$"] = OfType(type);
        return new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["description"] = "Things by their ids, binding:type:id.",
            ["patternProperties"] = patterns,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject OfType(ThingType type)
    {
        var required = ParameterSchema.Required(type.Configuration);
        var config = JsonText.Object(ParameterSchema.Properties(type.Configuration), "Its configuration.");
        if (required is not null) config["required"] = required;
        var properties = new JsonObject
        {
            ["isBridge"] = JsonText.Boolean("Whether it is a bridge; its type decides."),
            ["bridge"] = JsonText.Text("The id of the bridge that it is behind."),
            ["label"] = JsonText.Text("What to call it."),
            ["location"] = JsonText.Text("Where it is."),
            ["config"] = config,
            ["configuration"] = config.DeepClone(),
            ["channels"] = Channels(type),
        };
        var thing = JsonText.Object(properties, type.Description ?? type.Label);
        thing["title"] = type.Label;
        if (required is null) thing["type"] = new JsonArray("object", "null");
        else thing["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("config") }, new JsonObject { ["required"] = new JsonArray("configuration") });
        return thing;
    }

    private static JsonObject Channels(ThingType type)
    {
        var kinds = new JsonArray([.. type.ExtensibleChannelTypes.Select(OfChannelType)]);
        kinds.Add(JsonText.Object(
            new JsonObject
            {
                ["kind"] = JsonText.Options("Whether it has a state or events.", ["state", "trigger", "STATE", "TRIGGER"]),
                ["itemType"] = JsonText.Text("The type of items that it fits, e.g. Number."),
                ["itemDimension"] = JsonText.Text("The dimension of its numbers, e.g. Power."),
                ["label"] = JsonText.Text("What to call it."),
                ["description"] = JsonText.Text("What it is for."),
                ["config"] = new JsonObject { ["type"] = new JsonArray("object", "null") },
            },
            "A channel without a type."));
        return new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["description"] = "Channels besides those that its type has, by their ids.",
            ["additionalProperties"] = new JsonObject { ["anyOf"] = kinds },
        };
    }

    private static JsonNode OfChannelType(ChannelType type)
    {
        var config = JsonText.Object(ParameterSchema.Properties(type.Configuration), "Its configuration.");
        if (ParameterSchema.Required(type.Configuration) is { } required) config["required"] = required;
        var channel = JsonText.Object(
            new JsonObject
            {
                ["type"] = new JsonObject { ["enum"] = new JsonArray(type.Uid.TypeId, type.Uid.ToString()), ["description"] = type.Description ?? type.Label },
                ["label"] = JsonText.Text("What to call it."),
                ["description"] = JsonText.Text("What it is for."),
                ["config"] = config,
            },
            type.Description ?? type.Label);
        channel["title"] = type.Label;
        channel["required"] = new JsonArray("type");
        return channel;
    }
}
