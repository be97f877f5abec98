using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HomeBinding.Configuration;

/// <summary>The configuration parameters of a thing type, read from a record's attributes once, when its binding is loaded.</summary>
public sealed class ConfigDescription
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(200);

    private readonly FrozenDictionary<string, (ConfigParameter Parameter, PropertyInfo Property)> _byName;

    private ConfigDescription(IEnumerable<(ConfigParameter Parameter, PropertyInfo Property)> parameters)
    {
        var all = parameters.ToArray();
        Parameters = [.. all.Select(each => each.Parameter)];
        _byName = all.ToFrozenDictionary(each => each.Parameter.Name, StringComparer.Ordinal);
    }

    /// <summary>The parameters in the order of their declaration.</summary>
    public IReadOnlyList<ConfigParameter> Parameters { get; }

    /// <summary>Reads the description of a configuration record.</summary>
    /// <exception cref="NotSupportedException">A property with <see cref="ConfigParameterAttribute"/> has a type that no parameter can have.</exception>
    public static ConfigDescription Of<TConfig>()
        where TConfig : class
    {
        var defaults = Create<TConfig>();
        return new ConfigDescription(
            from property in typeof(TConfig).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            let attribute = property.GetCustomAttribute<ConfigParameterAttribute>()
            where attribute is not null
            select (Describe(property, attribute, defaults), property));
    }

    /// <summary>
    /// Checks values and makes the configuration record of them. A value is a string, decimal, bool or a whole number type. Order as in openHAB:
    /// required, type, range, pattern, options. Unknown names are errors here, unlike there: they are nearly always misspelt.
    /// </summary>
    /// <param name="values">The values by parameter name.</param>
    /// <param name="errors">Everything that is wrong; empty if the result is not null.</param>
    /// <returns>The record, or null if anything is wrong.</returns>
    public TConfig? Bind<TConfig>(IReadOnlyDictionary<string, object?> values, out IReadOnlyList<ConfigError> errors)
        where TConfig : class
    {
        var found = new List<ConfigError>();
        var config = Create<TConfig>();
        foreach (var name in values.Keys.Where(name => !_byName.ContainsKey(name)))
            found.Add(new ConfigError(name, $"There is no parameter '{name}'. Known: {string.Join(", ", Parameters.Select(each => each.Name))}."));
        foreach (var parameter in Parameters)
        {
            values.TryGetValue(parameter.Name, out var value);
            var error = value is null
                ? parameter.Required ? $"'{parameter.Name}' is required." : null
                : Check(parameter, ref value);
            if (error is null && value is not null && !TrySet(config, _byName[parameter.Name].Property, value))
                error = $"'{parameter.Name}' is {value}; that is too large.";
            if (error is not null) found.Add(new ConfigError(parameter.Name, error));
        }
        errors = found;
        return found.Count == 0 ? config : null;
    }

    private static TConfig Create<TConfig>()
        where TConfig : class => Activator.CreateInstance<TConfig>();

    private static ConfigParameter Describe(PropertyInfo property, ConfigParameterAttribute attribute, object defaults)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var required = property.IsDefined(typeof(RequiredMemberAttribute));
        return new ConfigParameter
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Type = type == typeof(string) ? ParameterType.Text
                : type == typeof(int) || type == typeof(long) ? ParameterType.Integer
                : type == typeof(decimal) || type == typeof(double) ? ParameterType.Decimal
                : type == typeof(bool) ? ParameterType.Boolean
                : throw new NotSupportedException($"{property.DeclaringType?.Name}.{property.Name}: a configuration parameter is a string, int, long, decimal, double or bool, not {type.Name}."),
            Required = required,
            Default = required ? null : property.GetValue(defaults) switch
            {
                null => null,
                string text => text,
                bool flag => flag,
                var number => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
            },
            Minimum = double.IsNaN(attribute.Minimum) ? null : (decimal)attribute.Minimum,
            Maximum = double.IsNaN(attribute.Maximum) ? null : (decimal)attribute.Maximum,
            Pattern = attribute.Pattern,
            PatternHint = attribute.PatternHint,
            Unit = attribute.Unit,
            Label = attribute.Label,
            Description = attribute.Description,
            Context = attribute.Context,
            Advanced = attribute.Advanced,
            Options = attribute.Options,
        };
    }

    private static string? Check(ConfigParameter parameter, ref object? value)
    {
        var unit = parameter.Unit is null ? "" : $" {parameter.Unit}";
        switch (parameter.Type)
        {
            case ParameterType.Text:
                var text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!;
                value = text;
                if (text.Length < parameter.Minimum) return $"'{parameter.Name}' needs at least {parameter.Minimum} characters.";
                if (text.Length > parameter.Maximum) return $"'{parameter.Name}' has more than {parameter.Maximum} characters.";
                if (parameter.Pattern is not null && !Matches(text, parameter.Pattern))
                    return $"'{parameter.Name}' is '{text}'; expected {parameter.PatternHint ?? $"a text that matches {parameter.Pattern}"}.";
                break;
            case ParameterType.Boolean:
                if (value is string flag && bool.TryParse(flag, out var parsed)) value = parsed;
                if (value is not bool) return $"'{parameter.Name}' is '{value}'; expected true or false.";
                break;
            default:
                if (!TryNumber(value, out var number)) return $"'{parameter.Name}' is '{value}'; expected a {(parameter.Type == ParameterType.Integer ? "whole " : "")}number{(parameter.Unit is null ? "" : $" in {parameter.Unit}")}.";
                if (parameter.Type == ParameterType.Integer && number != decimal.Truncate(number)) return $"'{parameter.Name}' is {number}; expected a whole number.";
                if (number < parameter.Minimum) return $"'{parameter.Name}' is {number}{unit}; the least is {parameter.Minimum}{unit}.";
                if (number > parameter.Maximum) return $"'{parameter.Name}' is {number}{unit}; the most is {parameter.Maximum}{unit}.";
                value = number;
                break;
        }
        var given = value;
        var chosen = Convert.ToString(given, CultureInfo.InvariantCulture);
        return parameter.Options.Count > 0 && !parameter.Options.Any(each => IsOption(each, chosen, given))
            ? $"'{parameter.Name}' is '{chosen}'; expected one of {string.Join(", ", parameter.Options)}."
            : null;
    }

    // 6.0 is the option 6.
    private static bool IsOption(string option, string? chosen, object? value) =>
        option == chosen || (value is decimal number && TryNumber(option, out var offered) && offered == number);

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool TryNumber(object? value, out decimal number)
    {
        number = 0;
        switch (value)
        {
            case decimal exact:
                number = exact;
                return true;
            case int or long or short or sbyte or byte or ushort or uint or ulong:
                number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                return true;
            case double inexact when Math.Abs(inexact) < 1e28:
                number = (decimal)inexact;
                return true;
            case string text:
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
            default:
                return false;
        }
    }

    private static bool TrySet(object config, PropertyInfo property, object value)
    {
        try
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(config, Convert.ChangeType(value, type, CultureInfo.InvariantCulture));
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
