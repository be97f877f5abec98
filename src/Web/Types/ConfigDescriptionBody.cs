using System.Globalization;
using HomeBinding.Configuration;

namespace HomeBinding.Web.Types;

/// <summary>A configuration parameter as openHAB's clients know it (ConfigDescriptionParameterDTO).</summary>
internal sealed record ParameterBody
{
    public required string Name { get; init; }

    /// <summary><c>TEXT</c>, <c>INTEGER</c>, <c>DECIMAL</c> or <c>BOOLEAN</c>.</summary>
    public required string Type { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Context { get; init; }

    public string? DefaultValue { get; init; }

    public bool Required { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public decimal? Stepsize { get; init; }

    public string? Pattern { get; init; }

    public bool ReadOnly { get; init; }

    public bool Multiple { get; init; }

    public int? MultipleLimit { get; init; }

    public string? GroupName { get; init; }

    public bool Advanced { get; init; }

    public bool Verify { get; init; }

    public bool LimitToOptions { get; init; }

    public string? Unit { get; init; }

    public string? UnitLabel { get; init; }

    public IReadOnlyList<Items.OptionBody> Options { get; init; } = [];

    public IReadOnlyList<FilterBody> FilterCriteria { get; init; } = [];
}

/// <summary>Which items, things or channels a form offers.</summary>
internal sealed record FilterBody(string Name, string Value);

/// <summary>A heading of parameters.</summary>
internal sealed record ParameterGroupBody(string Name, string? Context, bool Advanced, string? Label, string? Description);

/// <summary>What the configuration behind an address like <c>thing-type:binding:type</c> consists of.</summary>
internal sealed record ConfigDescriptionBody(string Uri, IReadOnlyList<ParameterBody> Parameters, IReadOnlyList<ParameterGroupBody> ParameterGroups);

/// <summary>Makes of descriptions what clients read.</summary>
internal static class ConfigDescriptionMapper
{
    public static ConfigDescriptionBody Map(string uri, ConfigDescription description) => new(uri, Parameters(description), Groups(description));

    public static IReadOnlyList<ParameterBody> Parameters(ConfigDescription description) => [.. description.Parameters.Select(Map)];

    public static IReadOnlyList<ParameterGroupBody> Groups(ConfigDescription description) =>
        [.. description.Groups.Select(static each => new ParameterGroupBody(each.Name, each.Context, each.Advanced, each.Label, each.Description))];

    private static ParameterBody Map(ConfigParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = parameter.Type.ToString().ToUpperInvariant(),
        Label = parameter.Label,
        Description = parameter.Description,
        // A name says it as well; a form shows dots for it all the same.
        Context = parameter.Context ?? (parameter.IsSecret ? ConfigContexts.Password : null),
        DefaultValue = parameter.IsSecret ? null : Text(parameter.Default),
        Required = parameter.Required,
        Min = parameter.Minimum,
        Max = parameter.Maximum,
        Stepsize = parameter.Step,
        Pattern = parameter.Pattern,
        ReadOnly = parameter.ReadOnly,
        Multiple = parameter.Multiple,
        MultipleLimit = parameter.MultipleLimit,
        GroupName = parameter.GroupName,
        Advanced = parameter.Advanced,
        Verify = parameter.Verify,
        LimitToOptions = parameter.LimitToOptions,
        Unit = parameter.Unit,
        UnitLabel = parameter.UnitLabel,
        Options = [.. parameter.Options.Select(each => new Items.OptionBody(each, parameter.OptionLabels.GetValueOrDefault(each, each)))],
        FilterCriteria = [.. parameter.Filter.Select(static each => new FilterBody(each.Key, each.Value))],
    };

    private static string? Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        object?[] list => list.Length == 0 ? null : string.Join(',', list.Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
    };
}
