using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Reads one trigger.</summary>
internal sealed class TriggerParser(TokenCursor cursor)
{
    private const string Example = "a trigger, e.g. Item Lamp changed to ON, Time cron \"0 0 * * * ?\", or System started";
    private const int Started = 40;

    private readonly RuleWords _words = new(cursor);

    /// <summary>The trigger; null if it is none, which is then reported.</summary>
    public OpenHabTrigger? Read()
    {
        var first = cursor.Peek();
        var trigger = cursor.Lexer.Raw(first) switch
        {
            "Item" => ReadItem(isMembers: false),
            "Member" => ReadItem(isMembers: true),
            "Channel" => ReadChannel(),
            "Time" => ReadTime(),
            "System" => ReadSystem(),
            "Thing" => ReadThing(),
            _ => null,
        };
        if (trigger is null)
        {
            if (first.Kind == TokenKind.End) cursor.ExpectedNext(Example);
            else if (cursor.Peek() == first) cursor.Expected(Example, first);
            return null;
        }
        return trigger with { Text = cursor.Line(first), Span = cursor.Span(first) };
    }

    private ItemTrigger? ReadItem(bool isMembers)
    {
        _ = cursor.Next();
        if (isMembers && !_words.Require("of and the name of a group", "of")) return null;
        if (_words.Name(isMembers ? "the name of a group" : "the name of an item") is not { } item) return null;
        if (_words.Skip("changed"))
        {
            var from = _words.Skip("from") ? _words.Value("a state behind from") : null;
            var to = _words.Skip("to") ? _words.Value("a state behind to") : null;
            return new ItemChangeTrigger("", default, item, isMembers, from, to);
        }
        if (!_words.Require("received command, received update, or changed", "received")) return null;
        if (_words.Skip("command")) return new ItemCommandTrigger("", default, item, isMembers, _words.Value());
        return _words.Require("command or update", "update") ? new ItemUpdateTrigger("", default, item, isMembers, _words.Value()) : null;
    }

    private ChannelEventTrigger? ReadChannel()
    {
        _ = cursor.Next();
        return _words.Text("a channel's id in quotes") is { } channel && _words.Require("triggered behind the channel", "triggered") ? new ChannelEventTrigger("", default, channel, _words.Value()) : null;
    }

    private OpenHabTrigger? ReadTime()
    {
        _ = cursor.Next();
        if (_words.Skip("cron"))
        {
            if (cursor.Peek().Kind == TokenKind.Text) return ReadCron();
            cursor.ExpectedNext("a cron expression in quotes");
            return null;
        }
        if (!_words.Require("cron and an expression in quotes, or is and a time", "is")) return null;
        if (_words.Time() is { } time) return new TimeOfDayTrigger("", default, time);
        if (cursor.Peek() is { Kind: TokenKind.Word } token && !char.IsAsciiDigit(cursor.Lexer.Raw(token)[0]))
        {
            var item = cursor.Word(cursor.Next());
            var isTimeOnly = _words.Skip("timeOnly");
            return _words.Offset("a number of seconds") is { } offset ? new DateTimeTrigger("", default, item, isTimeOnly, offset) : null;
        }
        cursor.ExpectedNext("midnight, noon, a time such as 8:30, or the name of a DateTime item");
        return null;
    }

    private CronTrigger ReadCron()
    {
        var text = cursor.LocatedText(cursor.Next());
        if (Persistence.CronText.WhyNot(text.Value) is { } error) cursor.Error(text.Span, $"{Printable.Quote(text.Value)} is not a cron expression; {Printable.Escape(error)}.");
        return new CronTrigger("", default, text.Value);
    }

    private SystemTrigger? ReadSystem()
    {
        _ = cursor.Next();
        if (_words.Skip("started")) return new SystemTrigger("", default, Started);
        if (_words.Skip("shuts")) return _words.Require("shuts down", "down") ? new SystemTrigger("", default, null) : null;
        return _words.Require("started, reached start level and a number, or shuts down", "reached", "start", "level") && _words.Number("a start level") is { } level ? new SystemTrigger("", default, level) : null;
    }

    private OpenHabTrigger? ReadThing()
    {
        _ = cursor.Next();
        if (_words.Text("a thing's id in quotes") is not { } thing) return null;
        if (_words.Skip("changed"))
        {
            var from = _words.Skip("from") ? _words.Status() : null;
            var to = _words.Skip("to") ? _words.Status() : null;
            return new ThingChangeTrigger("", default, thing, from, to);
        }
        return _words.Require("received update, or changed", "received", "update") ? new ThingUpdateTrigger("", default, thing, _words.Status()) : null;
    }
}
