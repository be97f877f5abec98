using System.Collections.ObjectModel;
using System.Reflection;
using System.Text.Json;
using HomeBinding.Values;

namespace HomeBinding.Things;

/// <summary>Takes what an action returns apart into values that both sides know.</summary>
internal static class ActionOutputs
{
    private const string Result = "result";

    public static IReadOnlyList<ActionOutput> Describe(Type type)
    {
        if (IsPlain(type)) return [new ActionOutput(Result, type)];
        var properties = PropertiesOf(type);
        if (properties.Length == 0 || !Array.TrueForAll(properties, each => IsPlain(each.PropertyType)))
            throw new NotSupportedException($"An action returns a text, number, truth value, point in time, time span, state, an array of these, or a record of them; {type.Name} is none.");
        return [.. properties.Select(each => new ActionOutput(NameOf(each), each.PropertyType))];
    }

    public static IReadOnlyDictionary<string, object?> Read(IReadOnlyList<ActionOutput> outputs, object? value)
    {
        if (outputs.Count == 0 || (value is null && outputs is not [{ Name: Result }])) return ReadOnlyDictionary<string, object?>.Empty;
        if (outputs is [{ Name: Result } single] && (value is null || IsPlain(single.Type))) return new Dictionary<string, object?> { [Result] = value };
        return PropertiesOf(value!.GetType()).ToDictionary(NameOf, each => each.GetValue(value), StringComparer.Ordinal);
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.CanRead && each.GetIndexParameters().Length == 0)];

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsPlain(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()! : type);
        return plain == typeof(string) || (plain.IsPrimitive && plain != typeof(nint) && plain != typeof(nuint)) || plain == typeof(decimal)
            || plain == typeof(DateTimeOffset) || plain == typeof(TimeSpan) || typeof(IState).IsAssignableFrom(plain);
    }
}
