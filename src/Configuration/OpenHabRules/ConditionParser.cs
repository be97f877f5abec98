using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Reads one condition.</summary>
internal sealed class ConditionParser(TokenCursor cursor)
{
    private const string Example = "a condition, e.g. Item Lamp = ON, Time is between 8:00 and 20:00, or Day is weekend";

    private static readonly DayOfWeek[] Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];
    private static readonly string[] Days = [.. Enum.GetNames<DayOfWeek>().Select(static each => each.ToUpperInvariant())];

    private readonly RuleWords _words = new(cursor);

    /// <summary>The condition; null if it is none, which is then reported.</summary>
    public OpenHabCondition? Read()
    {
        var first = cursor.Peek();
        var condition = cursor.Lexer.Raw(first) switch
        {
            "Time" => ReadTime(),
            "Day" => ReadDay(),
            "System" => ReadSystem(),
            "Thing" => ReadThing(),
            "Item" => ReadItem(),
            [>= '0' and <= '9', ..] => ReadInterval(),
            _ => null,
        };
        if (condition is null)
        {
            if (first.Kind == TokenKind.End) cursor.ExpectedNext(Example);
            else if (cursor.Peek() == first) cursor.Expected(Example, first);
            return null;
        }
        return condition with { Text = cursor.Line(first), Span = cursor.Span(first) };
    }

    private TimeCondition? ReadTime()
    {
        _ = cursor.Next();
        return _words.Require("is between two times", "is", "between") && ReadTimeOfDay() is { } from && _words.Require("and another time", "and") && ReadTimeOfDay() is { } to
            ? new TimeCondition("", default, from, to)
            : null;
    }

    private TimeOnly? ReadTimeOfDay()
    {
        if (_words.Time() is { } time) return time;
        cursor.ExpectedNext("a time such as 8:30, midnight or noon");
        return null;
    }

    private OpenHabCondition? ReadDay()
    {
        _ = cursor.Next();
        if (_words.Offset("a number of days") is not { } offset) return null;
        if (_words.Skip("in")) return _words.Text("the name of a set of days") is { } set ? new CalendarCondition("", default, set, false, offset) : null;
        if (!_words.Require("is and a day, or in and the name of a set of days", "is")) return null;
        var isNot = _words.Skip("not");
        if (_words.Skip("holiday")) return new CalendarCondition("", default, null, isNot, offset);
        var days = ReadDays();
        return days.Count == 0 ? null : new DayCondition("", default, isNot ? [.. Enum.GetValues<DayOfWeek>().Except(days)] : days, offset);
    }

    private List<DayOfWeek> ReadDays()
    {
        if (_words.Skip("weekend")) return [.. Weekend];
        if (_words.Skip("weekday")) return [.. Enum.GetValues<DayOfWeek>().Except(Weekend)];
        var days = new List<DayOfWeek>();
        do
        {
            var token = cursor.Peek();
            if (_words.Name("a day, e.g. MONDAY, or weekday, weekend or holiday") is not { } name) return days;
            if (Array.IndexOf(Days, name.ToUpperInvariant()) is var day and >= 0) days.Add((DayOfWeek)day);
            else cursor.Error(token, $"{Printable.Quote(name)} is no day; expected one of {string.Join(", ", Days)}, weekday, weekend or holiday.", cursor.Diagnostics.Nearest.Ask(name, Days));
        }
        while (cursor.Skip(','));
        return days;
    }

    private IntervalCondition? ReadInterval() =>
        _words.Number("a number of milliseconds") is { } milliseconds && _words.Require("ms between executions", "ms", "between", "executions")
            ? new IntervalCondition("", default, TimeSpan.FromMilliseconds(milliseconds))
            : null;

    private StartLevelCondition? ReadSystem()
    {
        _ = cursor.Next();
        return _words.Require("start level is at least and a number", "start", "level", "is", "at", "least") && _words.Number("a start level") is { } level ? new StartLevelCondition("", default, level) : null;
    }

    private ThingCondition? ReadThing()
    {
        _ = cursor.Next();
        if (_words.Text("a thing's id in quotes") is not { } thing || !_words.Require("is and a status", "is")) return null;
        var isNot = _words.Skip("not");
        if (_words.Status() is { } status) return new ThingCondition("", default, thing, status, isNot);
        if (!cursor.IsFaulty) cursor.ExpectedNext("a status, e.g. ONLINE");
        return null;
    }

    private ItemCondition? ReadItem()
    {
        _ = cursor.Next();
        if (_words.Name("the name of an item") is not { } item) return null;
        var comparison = cursor.Skip('!') ? "!" : cursor.Skip('<') ? "<" : cursor.Skip('>') ? ">" : "";
        if (cursor.Skip('=')) comparison += "=";
        if (comparison == "!") cursor.ExpectedNext("!= and a state");
        return _words.Value("a state") is { } state ? new ItemCondition("", default, item, comparison.Length == 0 ? "=" : comparison, state) : null;
    }
}
