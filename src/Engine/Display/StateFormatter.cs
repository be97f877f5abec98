using System.Globalization;
using System.Text;
using HomeBinding.Channels;
using HomeBinding.Engine.Display.Patterns;
using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Display;

/// <summary>
/// Shows a state by a pattern, as openHAB's <c>[%.1f %unit%]</c>: a unit in the pattern converts, an option shows its label, a transformation has the last
/// word. NULL and UNDEF are <c>-</c> in place of the value (<c>- °C</c>). A pattern that does not fit the state gives the state's text. Never throws.
/// </summary>
public static class StateFormatter
{
    private const string None = "-";

    /// <summary>The text to show.</summary>
    /// <param name="state">The state.</param>
    /// <param name="description">Pattern and options, merged; without a pattern the type's default holds.</param>
    /// <param name="type">The item's type.</param>
    /// <param name="context">Time zone, culture and transformations.</param>
    public static string Format(IState state, StateDescription? description, ItemType type, DisplayContext context) => Format(state, description, type, context, out _);

    /// <summary>The text to show, and what is wrong with the pattern.</summary>
    /// <param name="state">The state.</param>
    /// <param name="description">Pattern and options, merged; without a pattern the type's default holds.</param>
    /// <param name="type">The item's type.</param>
    /// <param name="context">Time zone, culture and transformations.</param>
    /// <param name="problem">Why the text is not what the pattern asks for; null where it is.</param>
    public static string Format(IState state, StateDescription? description, ItemType type, DisplayContext context, out string? problem) =>
        Format(state, null, description, type, context, out problem);

    /// <summary>As above, with the number that %d shows of a state that is none: of a group the count of its members.</summary>
    internal static string Format(IState state, DecimalValue? count, StateDescription? description, ItemType type, DisplayContext context, out string? problem)
    {
        problem = null;
        var written = description?.Pattern ?? DefaultPatterns.Of(type);
        if (string.IsNullOrEmpty(written)) return Label(state, description) ?? (state is UnDef ? None : state.ToText());
        var pattern = DisplayPattern.Of(written);
        if (pattern.Error is not null)
        {
            problem = pattern.Error;
            return state is UnDef ? None : state.ToText();
        }
        if (pattern.Transformation is null && Label(state, description) is { } label) return Insert(label, pattern);
        var text = state is UnDef ? Undefined(pattern) : Fill(state, count, pattern, context);
        if (text is null)
        {
            problem = $"The pattern '{written}' does not fit the state {state.ToText()}.";
            text = state.ToText();
        }
        return pattern.Transformation is null ? text : Transform(pattern, text, context, ref problem);
    }

    private static string Transform(DisplayPattern pattern, string text, DisplayContext context, ref string? problem)
    {
        if (context.Transformations is not { } transformations) problem = $"There is no transformation {pattern.Transformation}.";
        else if (transformations.TryTransform(pattern.Transformation!, pattern.Function, text, out var result, out var error)) return result;
        else problem = error;
        return text;
    }

    private static string? Label(IState state, StateDescription? description)
    {
        if (description is not { Options.Count: > 0 } || state is UnDef) return null;
        var text = state.ToText();
        foreach (var option in description.Options)
            if (option.Value == text || (state is NumericValue number && IsSame(number, option.Value))) return option.Label;
        return null;
    }

    // 1 is the option of 1.0 and, where the option has no unit, of 1 W.
    private static bool IsSame(NumericValue value, string option) =>
        decimal.TryParse(option, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? value.Value == number
            : value is Quantity quantity && Quantity.TryParse(option, out var other) && quantity.Equals(other);

    // A label takes the place of the value where the pattern takes text, and else of the whole.
    private static string Insert(string label, DisplayPattern pattern) =>
        pattern.Parts.Count(each => each is { Kind: PartKind.Value, Conversion: 's' }) == 1 && pattern.Parts.TrueForAll(each => each.Kind is PartKind.Literal or PartKind.Value)
            ? string.Concat(pattern.Parts.Select(each => each.Kind == PartKind.Literal ? each.Text : each.Finish(label)))
            : label;

    private static string Undefined(DisplayPattern pattern) =>
        pattern.HasDate ? None
        : string.Concat(pattern.Parts.Select(static each => each.Kind switch
        {
            PartKind.Literal => each.Text,
            PartKind.Unit => "",
            _ => None,
        })).Trim();

    private static string? Fill(IState state, DecimalValue? count, DisplayPattern pattern, DisplayContext context)
    {
        if (state is Quantity quantity) state = InUnitOf(quantity, pattern);
        var date = pattern.HasDate ? DateOf(state, pattern, context) : null;
        var text = new StringBuilder();
        var next = 0;
        foreach (var part in pattern.Parts)
        {
            var piece = part.Kind switch
            {
                PartKind.Literal => part.Text,
                PartKind.Unit => state is Quantity shown && !ReferenceEquals(shown.Unit, HomeBinding.Units.Units.One) ? shown.Unit.Symbol : "",
                PartKind.Hsb => (state as HsbValue)?.ToText(),
                PartKind.Rgb => state is HsbValue color && color.ToRgb() is var (red, green, blue) ? string.Create(CultureInfo.InvariantCulture, $"{red},{green},{blue}") : null,
                PartKind.Date => date is { } time ? part.Finish(DateText.Format(time, part, context)) : null,
                _ => Value(state, count, part, part.Argument > 0 ? part.Argument : ++next, context),
            };
            if (piece is null) return null;
            text.Append(piece);
        }
        return pattern.HasUnit ? text.ToString().TrimEnd() : text.ToString();
    }

    private static Quantity InUnitOf(Quantity quantity, DisplayPattern pattern) =>
        pattern.UnitText.Length > 0 && Unit.TryParse(pattern.UnitText, quantity.Dimension, out var unit) && quantity.TryTo(unit, out var converted) ? converted : quantity;

    private static DateTimeOffset? DateOf(IState state, DisplayPattern pattern, DisplayContext context) => state switch
    {
        DateTimeValue time => InZone(time.Value, context.Zone),
        Quantity { Dimension: var dimension } duration when dimension == HomeBinding.Units.Time.Definition && !pattern.HasUnit
            && duration.TryTo(HomeBinding.Units.Units.Second, out var seconds)
            && StateConversion.TryConvert<DateTimeValue>(new DecimalValue(seconds.Value), out var ofEpoch) => ofEpoch.Value,
        _ => null,
    };

    // The first and the last day of the calendar have no time in every zone.
    private static DateTimeOffset InZone(DateTimeOffset time, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(time);
        return time.UtcTicks + offset.Ticks is >= 0 and var local && local <= DateTime.MaxValue.Ticks ? time.ToOffset(offset) : time;
    }

    private static string? Value(IState state, DecimalValue? count, PatternPart part, int argument, DisplayContext context)
    {
        if (part.Conversion == 's') return Text(state, part, argument) is { } text ? part.Finish(text) : null;
        var number = state as NumericValue ?? (part.Conversion != 'd' ? null : count ?? (StateConversion.TryConvert<DecimalValue>(state, out var converted) ? converted : null));
        return number is not null && NumberText.Format(number.Value, part, context.Culture) is { } digits ? part.Finish(digits) : null;
    }

    private static string? Text(IState state, PatternPart part, int argument)
    {
        var text = state switch
        {
            Quantity quantity => quantity.Value.ToString(CultureInfo.InvariantCulture),
            PointValue place when part.Argument == 0 => string.Create(CultureInfo.InvariantCulture, $"{place.Latitude}°N {place.Longitude}°E {place.Altitude}m"),
            PointValue place => argument switch
            {
                1 => place.Altitude.ToString(CultureInfo.InvariantCulture),
                2 => place.Latitude.ToString(CultureInfo.InvariantCulture),
                3 => place.Longitude.ToString(CultureInfo.InvariantCulture),
                _ => null,
            },
            StringListValue list when part.Argument > 0 => argument <= list.Values.Length ? list.Values[argument - 1] : null,
            _ => state.ToText(),
        };
        return text is not null && part.Precision is { } most && text.Length > most ? text[..most] : text;
    }
}
