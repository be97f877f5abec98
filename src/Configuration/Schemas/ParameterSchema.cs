using System.Text.Json.Nodes;

namespace HomeBinding.Configuration.Schemas;

/// <summary>Describes configuration parameters in JSON Schema.</summary>
internal static class ParameterSchema
{
    // Environment variables and secrets stand for any value.
    private const string Reference = @"\$\{(ENV|SECRET):[^}]+\}";

    /// <summary>The properties of an object with these parameters.</summary>
    public static JsonObject Properties(ConfigDescription description) =>
        new(description.Parameters.Select(static each => KeyValuePair.Create<string, JsonNode?>(each.Name, Of(each))));

    /// <summary>The names of the parameters that may not be left out; null if all may.</summary>
    public static JsonArray? Required(ConfigDescription description) =>
        description.Parameters.Where(static each => each.Required).Select(static each => (JsonNode?)each.Name).ToArray() is { Length: > 0 } names ? new JsonArray(names) : null;

    private static JsonObject Of(ConfigParameter parameter)
    {
        var value = parameter.Multiple
            ? new JsonObject { ["anyOf"] = new JsonArray(Single(parameter), List(parameter)) }
            : Single(parameter);
        value["title"] = parameter.Label ?? parameter.Name;
        if (DescriptionOf(parameter) is { Length: > 0 } description) value["description"] = description;
        if (JsonOf(parameter.Default) is { } fallback) value["default"] = fallback;
        return value;
    }

    private static JsonObject List(ConfigParameter parameter)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = Single(parameter) };
        if (parameter.MultipleLimit is { } most) list["maxItems"] = most;
        return list;
    }

    private static JsonObject Single(ConfigParameter parameter) => parameter.Type switch
    {
        ParameterType.Boolean => OrText(new JsonObject { ["type"] = "boolean" }, "true|false"),
        ParameterType.Text => Text(parameter),
        _ => OrText(Number(parameter), @"-?[0-9]+(\.[0-9]+)?"),
    };

    // In quotes it is the same value.
    private static JsonObject OrText(JsonObject schema, string pattern) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "string", ["pattern"] = $"^({pattern}|{Reference})$" }) };

    private static JsonObject Number(ConfigParameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type == ParameterType.Integer ? "integer" : "number" };
        if (parameter.Minimum is { } least) schema["minimum"] = least;
        if (parameter.Maximum is { } most) schema["maximum"] = most;
        return schema;
    }

    private static JsonObject Text(ConfigParameter parameter)
    {
        if (parameter.Options.Count > 0)
        {
            var options = new JsonObject { ["enum"] = new JsonArray([.. parameter.Options.Select(static each => (JsonNode?)each)]) };
            return parameter.LimitToOptions ? OrText(options, Reference) : new JsonObject { ["anyOf"] = new JsonArray(options, new JsonObject { ["type"] = "string" }) };
        }
        // A number or true without quotes is a text as well.
        var schema = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        if (parameter.Minimum is { } least) schema["minLength"] = (int)least;
        if (parameter.Maximum is { } most) schema["maxLength"] = (int)most;
        if (parameter.Pattern is { } pattern) schema["pattern"] = $"^(?:{pattern})$|{Reference}";
        return schema;
    }

    private static string DescriptionOf(ConfigParameter parameter)
    {
        var parts = new List<string>();
        if (parameter.Description is { } description) parts.Add(description);
        if ((parameter.UnitLabel ?? parameter.Unit) is { } unit) parts.Add($"In {unit}.");
        foreach (var (option, label) in parameter.OptionLabels) parts.Add($"{option}: {label}.");
        return string.Join(' ', parts);
    }

    private static JsonNode? JsonOf(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        decimal number => number,
        IEnumerable<object?> list => new JsonArray([.. list.Select(JsonOf)]),
        _ => null,
    };
}
