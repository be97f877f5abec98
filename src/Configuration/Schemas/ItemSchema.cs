using System.Text.Json.Nodes;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Schemas;

/// <summary>Describes <c>items:</c> in JSON Schema: types, dimensions, group functions, channels and profiles.</summary>
internal sealed class ItemSchema(IEnumerable<ProfileType> profiles, IReadOnlyCollection<string> channels, IReadOnlyCollection<string> groups)
{
    private const string Channel = "^[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+){2,}:[A-Za-z0-9_#-]+$";
    private const string Name = "^[a-zA-Z_][a-zA-Z0-9_]*$";

    private static readonly string[] Types = [.. ItemType.Undimensioned.Select(static each => each.Name)];
    private static readonly string[] Dimensions = [.. Dimension.All.Select(static each => each.Name).Order(StringComparer.Ordinal)];

    public JsonObject Create() => new()
    {
        ["type"] = new JsonArray("object", "null"),
        ["description"] = "Items by their names.",
        ["patternProperties"] = new JsonObject { [Name] = Item() },
        ["additionalProperties"] = false,
    };

    private JsonObject Item()
    {
        var item = JsonText.Object(
            new JsonObject
            {
                ["type"] = TypeOf("The type of its states.", [.. Types, ItemType.Group.Name]),
                ["dimension"] = JsonText.Options("What its number measures.", Dimensions),
                ["unit"] = JsonText.Text("The unit that its states are kept in."),
                ["label"] = JsonText.Text("What to call it."),
                ["icon"] = JsonText.Text("Its icon, name or source:set:name."),
                ["format"] = JsonText.Text("How its state is shown, e.g. %.1f %unit% or MAP(car.map):%s."),
                ["tags"] = JsonText.Texts("Semantic and other tags."),
                ["groups"] = new JsonObject { ["type"] = new JsonArray("array", "null"), ["items"] = JsonText.Suggestions("A group that it is in.", Name, groups), ["description"] = "The groups that it is in." },
                ["group"] = Group(),
                ["channel"] = JsonText.Suggestions("The channel that it is linked to.", Channel, channels),
                ["channels"] = Channels(),
                ["expire"] = JsonText.Text("What it becomes when nothing is heard for a time, e.g. 5m,OFF or 1h,command=OFF."),
                ["autoupdate"] = new JsonObject { ["enum"] = new JsonArray(true, false, "true", "false"), ["description"] = "Whether a command becomes its state at once." },
                ["metadata"] = Metadata(),
            },
            "An item.");
        item["required"] = new JsonArray("type");
        return item;
    }

    private static JsonObject TypeOf(string description, IReadOnlyCollection<string> types)
    {
        var names = types.Concat(Dimensions.Select(static each => $"Number:{each}")).ToArray();
        return JsonText.Options(description, names.Concat(names.Select(static each => char.ToLowerInvariant(each[0]) + each[1..])));
    }

    private static JsonObject Group() => JsonText.Object(
        new JsonObject
        {
            ["type"] = TypeOf("The type of the group's state.", Types),
            ["dimension"] = JsonText.Options("What its number measures.", Dimensions),
            ["function"] = JsonText.Options("How its state follows from those of its members.", GroupFunctionReader.Names.Concat(GroupFunctionReader.Names.Select(static each => each.ToLowerInvariant()))),
            ["parameters"] = JsonText.Texts("The values of the function, e.g. [ON, OFF]."),
        },
        "The state of an item that is a group.");

    private JsonObject Channels()
    {
        var byId = new JsonObject(channels.Select(static each => KeyValuePair.Create<string, JsonNode?>(each, new JsonObject { ["$ref"] = "#/definitions/link" })));
        return new JsonObject
        {
            ["description"] = "The channels that it is linked to, each with its profile.",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "object", ["properties"] = byId, ["patternProperties"] = new JsonObject { [Channel] = new JsonObject { ["$ref"] = "#/definitions/link" } }, ["additionalProperties"] = false },
                new JsonObject { ["type"] = "array", ["items"] = JsonText.Suggestions("A channel.", Channel, channels) },
                new JsonObject { ["type"] = "null" }),
        };
    }

    /// <summary>A link: nothing, or a profile with its parameters.</summary>
    public JsonObject Link()
    {
        var kinds = new JsonArray(
            new JsonObject { ["type"] = "null" },
            JsonText.Object(new JsonObject { ["profile"] = JsonText.Options("The profile.", ["system:default", "default"]), ["useTags"] = JsonText.Boolean("Not used.") }, "A link without a profile."));
        foreach (var type in profiles.Where(static each => each.Uid != SystemProfiles.Default).OrderBy(static each => each.Uid.ToString(), StringComparer.Ordinal)) kinds.Add(Profile(type));
        return new JsonObject { ["anyOf"] = kinds };
    }

    private static JsonObject Profile(ProfileType type)
    {
        string[] names = type.Uid.Scope == ProfileTypeUid.SystemScope ? [type.Uid.ToString(), type.Uid.Id] : [type.Uid.ToString()];
        var properties = ParameterSchema.Properties(type.Configuration);
        properties["profile"] = JsonText.Options(type.Description ?? type.Label, names);
        properties["useTags"] = JsonText.Boolean("Not used.");
        var link = JsonText.Object(properties, type.Description ?? type.Label);
        link["title"] = type.Label;
        link["required"] = new JsonArray([.. (ParameterSchema.Required(type.Configuration) ?? []).Select(static each => each!.DeepClone()).Prepend("profile")]);
        return link;
    }

    private static JsonObject Metadata()
    {
        var entry = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                JsonText.Text("Its value."),
                JsonText.Object(new JsonObject { ["value"] = JsonText.Text("Its value."), ["config"] = new JsonObject { ["type"] = new JsonArray("object", "null"), ["description"] = "Its settings." } }, "A value with settings.")),
        };
        string[] known = [MetadataNamespaces.StateDescription, MetadataNamespaces.Unit, MetadataNamespaces.Expire, MetadataNamespaces.AutoUpdate, "commandDescription", "listWidget", "widgetOrder", "semantics", "alexa", "ga", "homekit"];
        return new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["description"] = "Metadata by namespace.",
            ["properties"] = new JsonObject(known.Select(each => KeyValuePair.Create<string, JsonNode?>(each, entry.DeepClone()))),
            ["additionalProperties"] = entry,
        };
    }
}
