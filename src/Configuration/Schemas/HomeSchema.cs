using System.Text.Json.Nodes;
using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Schemas;

/// <summary>
/// The JSON Schema (draft 7, which editors know best) of a home's YAML files: what the loaded bindings' thing types, channels and profiles allow. It
/// accepts what <see cref="ModelChecker"/> accepts, and refuses most of what that refuses; what needs a look at other files it leaves to the checker.
/// </summary>
public static class HomeSchema
{
    /// <summary>Makes the schema.</summary>
    /// <param name="thingTypes">The thing types of all loaded bindings.</param>
    /// <param name="profiles">The profiles of all loaded bindings and transformations, beside those of the host.</param>
    /// <param name="model">The home, whose channels and groups editors then suggest; null for none.</param>
    public static JsonObject Create(IReadOnlyList<ThingType> thingTypes, IReadOnlyList<ProfileType> profiles, HomeModel? model = null)
    {
        var groups = model?.Items.Where(static each => each.Definition.Group is not null).Select(static each => each.Definition.Name).ToArray() ?? [];
        var items = new ItemSchema([.. SystemProfiles.All.Concat(profiles).DistinctBy(static each => each.Uid)], ChannelsOf(thingTypes, model), groups);
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "HomeBinding: things and items",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["version"] = new JsonObject { ["const"] = 1, ["description"] = "The version of the format; there is only one." },
                ["readOnly"] = JsonText.Boolean("Whether the API may change what is in the file."),
                ["things"] = ThingSchema.Of(thingTypes),
                ["items"] = items.Create(),
                ["tags"] = Tags(),
            },
            ["required"] = new JsonArray("version"),
            // What of openHAB's elements is not read here is a warning, not an error.
            ["patternProperties"] = new JsonObject { ["^(rules|ruleTemplates|pages|widgets|blocks|sitemaps)$"] = true },
            ["additionalProperties"] = false,
            ["definitions"] = new JsonObject { ["link"] = items.Link() },
        };
    }

    private static string[] ChannelsOf(IReadOnlyList<ThingType> types, HomeModel? model)
    {
        if (model is null) return [];
        var known = new KnownThings(new ThingTypeIndex(types), model);
        return
        [
            .. from thing in model.Things
               let type = known.TypeOf(thing.Definition.Uid)
               where type is not null
               from channel in known.ChannelsOf(thing, type)
               select $"{thing.Definition.Uid}:{channel.Id}",
        ];
    }

    private static JsonObject Tags() => new()
    {
        ["type"] = new JsonArray("object", "null"),
        ["description"] = "Semantic tags of the home's own, by their paths, e.g. Location_Indoor_Cellar.",
        ["additionalProperties"] = JsonText.Object(
            new JsonObject { ["label"] = JsonText.Text("What to call it."), ["description"] = JsonText.Text("What it is."), ["synonyms"] = JsonText.Texts("Other names of it.") },
            "A semantic tag."),
    };
}
