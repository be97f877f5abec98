using System.Globalization;
using System.Reflection;

namespace HomeBinding.Configuration;

/// <summary>Puts checked values into the properties of a configuration record.</summary>
internal static class ParameterProperty
{
    /// <summary>The type of the elements if the property takes a list; null if it takes one value.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(IReadOnlyList<>) || generic == typeof(IReadOnlyCollection<>) || generic == typeof(IEnumerable<>))
            ? type.GetGenericArguments()[0]
            : null;

    /// <summary>False if a number is too large for the property.</summary>
    public static bool TrySet(object config, PropertyInfo property, object value)
    {
        try
        {
            property.SetValue(config, value is object?[] list && ElementOf(property.PropertyType) is { } element ? ToArray(list, element) : To(value, property.PropertyType));
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static Array ToArray(object?[] values, Type element)
    {
        var array = Array.CreateInstance(element, values.Length);
        for (var i = 0; i < values.Length; i++) array.SetValue(To(values[i]!, element), i);
        return array;
    }

    private static object To(object value, Type type) => Convert.ChangeType(value, Nullable.GetUnderlyingType(type) ?? type, CultureInfo.InvariantCulture);
}
