using System.Text.Json.Nodes;

namespace HomeBinding.Configuration.Schemas;

/// <summary>The schemas that occur again and again.</summary>
internal static class JsonText
{
    /// <summary>A text; a number or true without quotes is one too, and nothing at all.</summary>
    public static JsonObject Text(string description) => new() { ["type"] = new JsonArray("string", "number", "boolean", "null"), ["description"] = description };

    public static JsonObject Boolean(string description) => new() { ["type"] = new JsonArray("boolean", "null"), ["description"] = description };

    public static JsonObject Texts(string description) => new()
    {
        ["type"] = new JsonArray("array", "null"),
        ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        ["description"] = description,
    };

    /// <summary>One of several texts.</summary>
    public static JsonObject Options(string description, IEnumerable<string> options) =>
        new() { ["enum"] = new JsonArray([.. options.Select(static each => (JsonNode?)each)]), ["description"] = description };

    /// <summary>A text for which there are suggestions.</summary>
    public static JsonObject Suggestions(string description, string pattern, IReadOnlyCollection<string> options)
    {
        var any = new JsonObject { ["type"] = "string", ["pattern"] = pattern };
        return options.Count == 0
            ? new JsonObject { ["type"] = "string", ["pattern"] = pattern, ["description"] = description }
            : new JsonObject { ["anyOf"] = new JsonArray(Options(description, options), any), ["description"] = description };
    }

    /// <summary>An object with these properties and no others.</summary>
    public static JsonObject Object(JsonObject properties, string description) =>
        new() { ["type"] = "object", ["description"] = description, ["properties"] = properties, ["additionalProperties"] = false };
}
