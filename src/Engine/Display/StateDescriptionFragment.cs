using System.Globalization;
using HomeBinding.Channels;
using HomeBinding.Units;

namespace HomeBinding.Engine.Display;

/// <summary>Parts of a description from where people and bindings write them; what a part does not say is null, or no options.</summary>
public static class StateDescriptionFragment
{
    /// <summary>
    /// What the metadata <c>stateDescription</c> says: <c>pattern</c>, <c>min</c>, <c>max</c>, <c>step</c>, <c>readOnly</c> and
    /// <c>options="A=Label,B"</c>. A setting that cannot be read is left out; other settings are ignored, as in openHAB.
    /// </summary>
    /// <param name="config">The settings.</param>
    /// <param name="errors">Which of them are wrong, and what is, in a sentence.</param>
    public static StateDescription FromMetadata(IReadOnlyDictionary<string, object?> config, out IReadOnlyList<(string Setting, string Message)> errors)
    {
        var found = new List<(string Setting, string Message)>();
        errors = found;
        return new()
        {
            Pattern = config.GetValueOrDefault("pattern")?.ToString(),
            Minimum = Number(config, "min", found),
            Maximum = Number(config, "max", found),
            Step = Number(config, "step", found),
            ReadOnly = Flag(config, "readOnly", found),
            Options = config.GetValueOrDefault("options")?.ToString() is { } options ? OptionList.Read(options) : [],
        };
    }

    /// <summary>What an item's <c>format</c>, or the brackets in its label, say; null for nothing.</summary>
    public static StateDescription? FromFormat(string? format) => string.IsNullOrEmpty(format) ? null : new() { Pattern = format };

    /// <summary>
    /// What a channel says, with its limits in the item's unit: a channel that takes no commands is read-only. Limits whose unit does not convert are
    /// left out.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="itemUnit">The unit that the item's states are kept in, or null.</param>
    public static StateDescription FromChannel(ChannelDefinition channel, Unit? itemUnit)
    {
        var own = channel.State ?? new();
        own = own with { ReadOnly = own.ReadOnly ?? !channel.Writable };
        if (channel.Unit is not { } unit || itemUnit is null || ReferenceEquals(unit, itemUnit)) return own;
        var (minimum, maximum) = (Convert(own.Minimum, unit, itemUnit), Convert(own.Maximum, unit, itemUnit));
        // The order of reciprocal units is the other way round.
        if (unit.IsInverse != itemUnit.IsInverse) (minimum, maximum) = (maximum, minimum);
        return own with { Minimum = minimum, Maximum = maximum, Step = ConvertDifference(own.Step, unit, itemUnit) };
    }

    private static decimal? Convert(decimal? value, Unit from, Unit to) => value is { } number && from.TryConvert(number, to, out var converted) ? converted : null;

    private static decimal? ConvertDifference(decimal? value, Unit from, Unit to) =>
        !from.IsInverse && !to.IsInverse && Convert(value, from, to) is { } end && Convert(0m, from, to) is { } start ? end - start : null;

    private static decimal? Number(IReadOnlyDictionary<string, object?> config, string name, List<(string Setting, string Message)> errors)
    {
        if (config.GetValueOrDefault(name) is not { } value) return null;
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        errors.Add((name, $"'{text}' is not a number; write {name} as e.g. 10 or 0.5, in the item's unit."));
        return null;
    }

    private static bool? Flag(IReadOnlyDictionary<string, object?> config, string name, List<(string Setting, string Message)> errors)
    {
        if (config.GetValueOrDefault(name) is not { } value) return null;
        if (value is bool flag || bool.TryParse(value.ToString(), out flag)) return flag;
        errors.Add((name, $"'{value}' is not true or false, as {name} needs it."));
        return null;
    }
}
