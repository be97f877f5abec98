using System.Collections.Frozen;
using System.Reflection;

namespace HomeBinding.Configuration;

/// <summary>The configuration parameters of a thing type, read from a record's attributes once, when its binding is loaded.</summary>
public sealed class ConfigDescription
{
    private readonly FrozenDictionary<string, (ConfigParameter Parameter, PropertyInfo Property)> _byName;

    private ConfigDescription(IReadOnlyList<ConfigGroup> groups, (ConfigParameter Parameter, PropertyInfo Property)[] parameters)
    {
        Groups = groups;
        Parameters = [.. parameters.Select(each => each.Parameter)];
        _byName = parameters.ToFrozenDictionary(each => each.Parameter.Name, StringComparer.Ordinal);
    }

    /// <summary>The parameters in the order of their declaration.</summary>
    public IReadOnlyList<ConfigParameter> Parameters { get; }

    /// <summary>The headings that parameters refer to, in the order of their declaration.</summary>
    public IReadOnlyList<ConfigGroup> Groups { get; }

    /// <summary>Reads the description of a configuration record.</summary>
    /// <exception cref="NotSupportedException">A property with <see cref="ConfigParameterAttribute"/> has a type that no parameter can have.</exception>
    /// <exception cref="ArgumentException">An attribute contradicts itself, e.g. names a group that is not declared.</exception>
    public static ConfigDescription Of<TConfig>()
        where TConfig : class
    {
        var defaults = Activator.CreateInstance<TConfig>();
        var groups = ParameterReader.Groups(typeof(TConfig));
        return new ConfigDescription(
            groups,
            [
                .. from property in typeof(TConfig).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                   let attribute = property.GetCustomAttribute<ConfigParameterAttribute>()
                   where attribute is not null
                   select (ParameterReader.Read(property, attribute, defaults, groups), property),
            ]);
    }

    /// <summary>
    /// Checks values and makes the configuration record of them. A value is a string, decimal, bool or a whole number type, or a list of these.
    /// <c>${ENV:NAME}</c> in a text is the environment variable NAME; a <see cref="SecretText"/> is what it stands for. No error says a secret. Order as in openHAB: required, type, range, pattern, options, number of values.
    /// Unknown names are errors here, unlike there: they are nearly always misspelt.
    /// </summary>
    /// <param name="values">The values by parameter name.</param>
    /// <param name="errors">Everything that is wrong; empty if the result is not null.</param>
    /// <returns>The record, or null if anything is wrong.</returns>
    public TConfig? Bind<TConfig>(IReadOnlyDictionary<string, object?> values, out IReadOnlyList<ConfigError> errors)
        where TConfig : class
    {
        var found = new List<ConfigError>();
        var config = Activator.CreateInstance<TConfig>();
        foreach (var name in values.Keys.Where(name => !_byName.ContainsKey(name)))
            found.Add(new ConfigError(name, $"There is no parameter '{name}'. Known: {string.Join(", ", Parameters.Select(each => each.Name))}."));
        foreach (var parameter in Parameters)
        {
            values.TryGetValue(parameter.Name, out var value);
            var error = value is null
                ? parameter.Required ? $"'{parameter.Name}' is required." : null
                : ParameterCheck.Check(parameter, ref value);
            if (error is null && value is not null && !ParameterProperty.TrySet(config, _byName[parameter.Name].Property, value))
                error = $"'{parameter.Name}' is {ParameterCheck.Show(parameter, values[parameter.Name])}; that is too large.";
            if (error is not null) found.Add(new ConfigError(parameter.Name, error));
        }
        errors = found;
        return found.Count == 0 ? config : null;
    }

    /// <summary>As <see cref="Bind{TConfig}(IReadOnlyDictionary{string, object?}, out IReadOnlyList{ConfigError})"/>, with a check of the whole record after each parameter passed its own.</summary>
    internal TConfig? Bind<TConfig>(IReadOnlyDictionary<string, object?> values, Func<TConfig, IEnumerable<ConfigError>>? validate, out IReadOnlyList<ConfigError> errors)
        where TConfig : class
    {
        var config = Bind<TConfig>(values, out errors);
        if (config is null || validate is null) return config;
        errors = [.. validate(config).Select(each => each with { Message = Redact(each.Message, values) })];
        return errors.Count == 0 ? config : null;
    }

    /// <summary>The errors of <see cref="Bind{TConfig}(IReadOnlyDictionary{string, object?}, Func{TConfig, IEnumerable{ConfigError}}?, out IReadOnlyList{ConfigError})"/>.</summary>
    internal IReadOnlyList<ConfigError> Validate<TConfig>(IReadOnlyDictionary<string, object?> values, Func<TConfig, IEnumerable<ConfigError>>? validate)
        where TConfig : class
    {
        _ = Bind(values, validate, out var errors);
        return errors;
    }

    /// <summary>The record of values that pass <see cref="Validate"/>.</summary>
    /// <exception cref="ArgumentException">They do not; the message has all that is wrong.</exception>
    internal TConfig BindValid<TConfig>(IReadOnlyDictionary<string, object?> values, Func<TConfig, IEnumerable<ConfigError>>? validate)
        where TConfig : class =>
        Bind(values, validate, out var errors) ?? throw new ArgumentException(string.Join(' ', errors.Select(each => each.Message)), nameof(values));

    /// <summary>
    /// Turns values into the declared types (openHAB's normalisation): numbers into decimals, <c>"true"</c> into true, a single value of a list parameter
    /// into a list. What does not fit stays as it is, to be reported when it is bound; <c>${ENV:…}</c> and a <see cref="SecretText"/> stay too, so that no secret gets
    /// into a file.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Normalize(IReadOnlyDictionary<string, object?> values) => values.ToDictionary(
        each => each.Key,
        each => _byName.TryGetValue(each.Key, out var known) ? ParameterCheck.Normalize(known.Parameter, each.Value) : each.Value,
        StringComparer.Ordinal);

    /// <summary>The values as logs and lists may show them: references as they are written, dots for passwords.</summary>
    public IReadOnlyDictionary<string, string?> Show(IReadOnlyDictionary<string, object?> values) => values.ToDictionary(
        static each => each.Key,
        each => ParameterCheck.Show(_byName.TryGetValue(each.Key, out var known) ? known.Parameter : ParameterCheck.Unknown(each.Key), each.Value),
        StringComparer.Ordinal);

    /// <summary>A message about a thing, channel or link with these values, without the secrets among them.</summary>
    public string Redact(string message, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var (name, value) in values)
            if (value is not null) message = ParameterCheck.Redact(_byName.TryGetValue(name, out var known) ? known.Parameter : ParameterCheck.Unknown(name), value, message);
        return message;
    }
}
