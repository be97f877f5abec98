using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HomeBinding.Configuration;

/// <summary>Reads the description of a parameter from a property and its attribute.</summary>
internal static class ParameterReader
{
    public static IReadOnlyList<ConfigGroup> Groups(Type type)
    {
        ConfigGroup[] groups =
        [
            .. type.GetCustomAttributes<ConfigGroupAttribute>().Select(each => new ConfigGroup(each.Name)
            {
                Label = each.Label!,
                Description = each.Description,
                Context = each.Context,
                Advanced = each.Advanced,
            }),
        ];
        var twice = groups.GroupBy(each => each.Name).FirstOrDefault(each => each.Count() > 1);
        return twice is null ? groups : throw new ArgumentException($"{type.Name} declares the group '{twice.Key}' twice.");
    }

    public static ConfigParameter Read(PropertyInfo property, ConfigParameterAttribute attribute, object defaults, IReadOnlyList<ConfigGroup> groups)
    {
        var where = $"{property.DeclaringType?.Name}.{property.Name}";
        var element = ParameterProperty.ElementOf(property.PropertyType);
        if (attribute.GroupName is { } group && groups.All(each => each.Name != group))
            throw new ArgumentException($"{where}: there is no group '{group}'. Declare it with [ConfigGroup(\"{group}\")] on the record.");
        if (attribute.OptionLabels.Length > 0 && attribute.OptionLabels.Length != attribute.Options.Length)
            throw new ArgumentException($"{where}: there are {attribute.Options.Length} options and {attribute.OptionLabels.Length} labels; give as many, or no labels.");
        if (attribute.MultipleLimit != 0 && element is null) throw new ArgumentException($"{where}: MultipleLimit is for lists; make the property an array.");
        var required = property.IsDefined(typeof(RequiredMemberAttribute));
        return new ConfigParameter
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Type = TypeOf(element ?? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, where),
            Required = required,
            Default = required ? null : Value(property.GetValue(defaults)),
            Minimum = Number(attribute.Minimum),
            Maximum = Number(attribute.Maximum),
            Step = Number(attribute.Step),
            Pattern = attribute.Pattern,
            PatternHint = attribute.PatternHint,
            Unit = attribute.Unit,
            UnitLabel = attribute.UnitLabel,
            Label = attribute.Label,
            Description = attribute.Description,
            Context = attribute.Context,
            GroupName = attribute.GroupName,
            Advanced = attribute.Advanced,
            ReadOnly = attribute.ReadOnly,
            Verify = attribute.Verify,
            Multiple = element is not null,
            MultipleLimit = attribute.MultipleLimit == 0 ? null : attribute.MultipleLimit,
            Options = attribute.Options,
            OptionLabels = attribute.Options.Zip(attribute.OptionLabels).ToDictionary(each => each.First, each => each.Second, StringComparer.Ordinal),
            LimitToOptions = attribute.LimitToOptions,
            Filter = attribute.Filter.Select(each => each.Split('=', 2)).ToDictionary(
                each => each[0],
                each => each.Length == 2 ? each[1] : throw new ArgumentException($"{where}: a filter is written as criterion=value."),
                StringComparer.Ordinal),
        };
    }

    private static ParameterType TypeOf(Type type, string where) =>
        type == typeof(string) ? ParameterType.Text
        : type == typeof(int) || type == typeof(long) ? ParameterType.Integer
        : type == typeof(decimal) || type == typeof(double) ? ParameterType.Decimal
        : type == typeof(bool) ? ParameterType.Boolean
        : throw new NotSupportedException($"{where}: a configuration parameter is a string, int, long, decimal, double or bool, or a list of these, not {type.Name}.");

    private static object? Value(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        IEnumerable list => list.Cast<object?>().Select(Value).ToArray(),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    private static decimal? Number(double value) => double.IsNaN(value) ? null : (decimal)value;
}
